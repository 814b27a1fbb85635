import { HOST_NAME, PORT_MESSAGE } from "../../shared/wire/wall-host.ts";
import type { WallHost } from "../../shared/wire/wall-host.ts";
import type { WireLine, WireRoad } from "./wire-line.ts";

/** The part of a page that a port is handed over through. */
export type PortGate = Pick<EventTarget, "addEventListener">;

/** The lines of a window of the application: message ports that the preload hands over. */
export function hostRoad(host: Pick<WallHost, "askForPort">, gate: PortGate): WireRoad {
  return {
    begin: ({ opened }) =>
      gate.addEventListener("message", (event) => {
        const port = portIn(event, gate);
        if (port !== null) opened(lineOver(port));
      }),
    ask: () => host.askForPort(),
  };
}

/** The application's host, where this page is one of its windows. */
export function wallHostOf(page: object): WallHost | null {
  const host: unknown = Reflect.get(page, HOST_NAME);
  return isWallHost(host) ? host : null;
}

function isWallHost(host: unknown): host is WallHost {
  return typeof host === "object" && host !== null && "askForPort" in host;
}

/** Only this page itself hands ports over: no frame and no other window can. */
function portIn(event: Event, gate: PortGate): MessagePort | null {
  if (!(event instanceof MessageEvent) || event.source !== gate) return null;
  const data: unknown = event.data;
  const isHandOver =
    typeof data === "object" && data !== null && Reflect.get(data, "kind") === PORT_MESSAGE;
  return isHandOver ? (event.ports[0] ?? null) : null;
}

function lineOver(port: MessagePort): WireLine {
  let open = true;
  return {
    send: (message) => port.postMessage(message),
    close: () => {
      open = false;
      port.close();
    },
    listen: ({ message, closed }) => {
      // Electron tells a page when the other end of a port is gone.
      port.addEventListener("close", () => {
        if (open) closed();
        open = false;
      });
      port.onmessage = ({ data }: MessageEvent<unknown>) => {
        if (open) message(data);
      };
    },
  };
}
