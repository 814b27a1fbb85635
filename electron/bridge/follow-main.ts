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

/** Does what the main process says, from its `start` on.  Windows that come before the start are
 *  not kept waiting: their lines end, and they ask again. */
export function followMain(
  parent: ParentPortLike,
  start: (options: Omit<Start, "kind">) => FollowingStation,
  exit: () => void = () => process.exit(0),
): void {
  let station: FollowingStation | null = null;
  parent.on("message", ({ data, ports }) => {
    const parsed = v.safeParse(mainMessageSchema, data);
    if (!parsed.success) return;
    const message = parsed.output;
    switch (message.kind) {
      case "start":
        station ??= start({ dir: message.dir, notices: message.notices });
        return;
      case "window-port": {
        const [port] = ports;
        const { window, actor } = message;
        if (station === null) port?.close();
        else if (port !== undefined) station.connect(portFromMessagePort(port), { window, actor });
        return;
      }
      case "pack-file": {
        const path = station?.packFile(message.address) ?? null;
        return parent.postMessage({ kind: "pack-file", id: message.id, path });
      }
      case "ping":
        return parent.postMessage({ kind: "pong" });
      case "stop":
        void (station?.close() ?? Promise.resolve()).finally(exit);
        return;
      default:
        return unreachable(message);
    }
  });
}
