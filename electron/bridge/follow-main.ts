import * as v from "valibot";
import { unreachable } from "../../shared/kit/assert.ts";
import { mainMessageSchema } from "../../shared/wire/main-message.ts";
import type { MainMessage, StationNote } from "../../shared/wire/main-message.ts";
import type { StationPort } from "../../shared/wire/wire-port.ts";
import { portFromMessagePort } from "./port-from-message-port.ts";
import type { MessagePortLike } from "./port-from-message-port.ts";

/** A utility process's line to the process that forked it. */
export interface ParentPortLike {
  on(event: "message", listener: (envelope: ParentEnvelope) => void): unknown;
  postMessage(message: StationNote): void;
}

export type ParentEnvelope = { readonly data: unknown; readonly ports: readonly MessagePortLike[] };

type Start = Extract<MainMessage, { kind: "start" }>;
type WindowSession = Omit<Extract<MainMessage, { kind: "window-port" }>, "kind">;

/** What the main process needs of a station. */
export interface FollowingStation {
  connect(port: StationPort, session: WindowSession): void;
  packFile(address: string): string | null;
  close(): Promise<void>;
}

/** Windows that may wait while the station opens its store. */
const WAITING_MAX = 64;

/** Does what the main process says, from its `start` on; windows that come before the station is
 *  up wait for it.  `start` gives null where the station cannot start, and the process ends. */
export function followMain(
  parent: ParentPortLike,
  start: (options: Omit<Start, "kind">) => Promise<FollowingStation | null>,
  exit: (code: number) => void = (code) => process.exit(code),
): void {
  let station: FollowingStation | null = null;
  let isStarting = false;
  const waiting: { readonly port: MessagePortLike; readonly session: WindowSession }[] = [];
  const begin = async (options: Omit<Start, "kind">): Promise<void> => {
    if (isStarting) return;
    isStarting = true;
    const started = await start(options);
    if (started === null) return exit(1);
    station = started;
    for (const { port, session } of waiting.splice(0)) {
      started.connect(portFromMessagePort(port), session);
    }
  };
  const connect = (port: MessagePortLike, session: WindowSession): void => {
    if (station !== null) return station.connect(portFromMessagePort(port), session);
    waiting.push({ port, session });
    if (waiting.length > WAITING_MAX) waiting.shift()?.port.close();
  };
  parent.on("message", ({ data, ports }) => {
    const parsed = v.safeParse(mainMessageSchema, data);
    if (!parsed.success) return;
    const message = parsed.output;
    switch (message.kind) {
      case "start": {
        const { kind: _kind, ...options } = message;
        return void begin(options);
      }
      case "window-port": {
        const [port] = ports;
        const { window, actor } = message;
        return port === undefined ? undefined : connect(port, { window, actor });
      }
      case "pack-file": {
        const path = station?.packFile(message.address) ?? null;
        return parent.postMessage({ kind: "pack-file", id: message.id, path });
      }
      case "ping":
        return parent.postMessage({ kind: "pong" });
      case "stop":
        return void (station?.close() ?? Promise.resolve()).finally(() => exit(0));
      default:
        return unreachable(message);
    }
  });
}
