import type { StationMessage } from "./wire-message.ts";

/** The station's end of one window's line: a MessagePort or a WebSocket underneath.
 *  `receive` is called once a message, in order; after `closed` nothing is sent or received. */
export interface StationPort {
  send(message: StationMessage): void;
  /** Bytes or messages that wait because the window is slow; the hub skips a frame then. */
  waiting(): number;
  onMessage(receive: (raw: unknown) => void): void;
  onClose(closed: () => void): void;
  close(): void;
}
