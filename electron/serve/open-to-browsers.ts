import { join } from "node:path";
import type { StationPort } from "../../shared/wire/wire-port.ts";
import { serveGlass } from "./serve.ts";
import type { Glass } from "./serve.ts";

/** Who sits before a browser that gave the code. */
const ACTOR = { name: "值班席", role: "leader" } as const;

/** What browsers need of a station. */
export interface ServedStation {
  readonly ready: Promise<void>;
  connect(
    port: StationPort,
    session: { readonly window: string; readonly actor: typeof ACTOR },
  ): void;
  packFile(address: string): string | null;
  /** Has windows of this machine say where browsers are let in. */
  showDoor(door: () => { readonly url: string; readonly code: string } | null): void;
}

type Serving = {
  readonly dir: string;
  readonly glassDir: string;
  readonly now: () => number;
  readonly say: (line: string) => void;
};

/** Desks in browsers of this machine, beside its windows; with no port nobody is let in. */
export async function letBrowsersIn(
  station: ServedStation,
  { port, ...of }: Serving & { readonly port: number | null },
): Promise<void> {
  if (port === null) return;
  try {
    const { url, glass } = await openToBrowsers(station, { ...of, host: "127.0.0.1", port });
    station.showDoor(() => ({ url, code: glass.logInCode() }));
    of.say(`${url}  log-in code ${glass.logInCode()}`);
  } catch (error) {
    of.say(`browsers are not let in: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Opens a running station to browsers, and says its address and the log-in codes.
 *  Errors: rejects where the address cannot be listened on. */
export async function openToBrowsers(
  station: ServedStation,
  of: Serving & { readonly host: string; readonly port: number },
): Promise<{ readonly url: string; readonly glass: Glass }> {
  const { dir, host, glassDir, now, say } = of;
  let opened = false;
  const glass = await serveGlass({
    ...{ host, port: of.port, glassDir, now },
    packFile: (path) => station.packFile(path),
    // A screen on a far wall comes back by itself when the station was started again.
    sessionsFile: join(dir, "sessions.json"),
    announceCode: (code) => {
      if (opened) say(`next log-in code ${code}`);
    },
    connect: (line, { window }) => station.connect(line, { window, actor: ACTOR }),
    onFault: say,
  });
  await station.ready;
  opened = true;
  const url = `http://${host.includes(":") ? `[${host}]` : host}:${glass.port}/`;
  return { url, glass };
}
