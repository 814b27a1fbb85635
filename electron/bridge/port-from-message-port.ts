import { TokenBucket } from "../../shared/kit/token-bucket.ts";
import { LineCredit } from "../../shared/wire/line-credit.ts";
import type { StationPort } from "../../shared/wire/wire-port.ts";

/** What Electron's MessagePortMain gives; worker threads' ports differ by the envelope only. */
export interface MessagePortLike {
  postMessage(message: unknown): void;
  on(event: "message", listener: (envelope: { readonly data: unknown }) => void): unknown;
  on(event: "close", listener: () => void): unknown;
  start(): void;
  close(): void;
}

/** A window that asks faster than this is broken: its line is cut. */
export const PORT_RATE = { perSecond: 200, burst: 600 };
/** Messages on the way to a window; one that takes none of them is cut off, not waited for. */
export const PORT_WAITING_MAX = 20_000;

/** The station's end of a message port.  Messages cross as structured clones, bytes as they are. */
export function portFromMessagePort(
  port: MessagePortLike,
  now: () => number = () => performance.now(),
): StationPort {
  const credit = new LineCredit();
  const bucket = new TokenBucket(PORT_RATE);
  const receivers = new Set<(raw: unknown) => void>();
  const closers = new Set<() => void>();
  let open = true;
  const end = (): void => {
    if (!open) return;
    open = false;
    port.close();
    for (const closed of closers) closed();
  };
  port.on("close", end);
  port.on("message", ({ data }) => {
    if (!open) return;
    if (bucket.take(now()) > 0) return end();
    if (credit.tookSeen(data)) return;
    for (const receive of receivers) receive(data);
  });
  return {
    send(message) {
      if (!open) return;
      if (credit.waiting >= PORT_WAITING_MAX) return end();
      credit.countSent();
      port.postMessage(message);
    },
    waiting: () => credit.waiting,
    onMessage(receive) {
      receivers.add(receive);
      port.start();
    },
    onClose: (closed) => void closers.add(closed),
    close: end,
  };
}
