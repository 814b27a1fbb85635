import type { RawData, WebSocket } from "ws";
import { TokenBucket } from "../../shared/kit/token-bucket.ts";
import { LineCredit } from "../../shared/wire/line-credit.ts";
import type { StationPort } from "../../shared/wire/wire-port.ts";

/** Beyond this the socket is read no further until the debt is paid: nothing is lost. */
export const SOCKET_RATE = { perSecond: 100, burst: 300 };
/** One message: a part of an upload in base64, and room for its envelope. */
export const SOCKET_MESSAGE_BYTES_MAX = 1_500_000;
/** Messages that are no JSON; more of them and the line is closed. */
export const MALFORMED_MAX = 20;
/** Bytes that the system has not taken yet; a window that far behind starts afresh. */
export const BUFFERED_BYTES_MAX = 256 * 1_048_576;

/** Close codes of RFC 6455 section 7.4.1. */
export const CLOSE_CODES = { unsupported: 1003, malformed: 1007, slow: 1013 } as const;

export type SocketPortOptions = {
  readonly now?: () => number;
  /** Called for each message that is no JSON. */
  readonly onMalformed?: () => void;
};

/** The station's end of a WebSocket: words as JSON text, sighting batches as binary. */
export function portFromSocket(socket: WebSocket, options: SocketPortOptions = {}): StationPort {
  const now = options.now ?? (() => performance.now());
  const credit = new LineCredit();
  const bucket = new TokenBucket(SOCKET_RATE);
  const receivers = new Set<(raw: unknown) => void>();
  let malformed = 0;

  socket.on("message", (data: RawData, isBinary: boolean) => {
    if (isBinary) return socket.close(CLOSE_CODES.unsupported, "words are text");
    const owedMs = bucket.take(now());
    if (owedMs > 0) holdFor(socket, owedMs);
    const raw = jsonFrom(data);
    if (raw === undefined) {
      malformed += 1;
      options.onMalformed?.();
      if (malformed > MALFORMED_MAX) return socket.close(CLOSE_CODES.malformed, "no JSON");
    }
    if (credit.tookSeen(raw)) return;
    for (const receive of receivers) receive(raw);
  });

  return {
    send(message) {
      if (socket.readyState !== socket.OPEN) return;
      if (socket.bufferedAmount > BUFFERED_BYTES_MAX) return socket.terminate();
      credit.countSent();
      socket.send(message instanceof ArrayBuffer ? message : JSON.stringify(message));
    },
    waiting: () => credit.waiting,
    onMessage: (receive) => void receivers.add(receive),
    onClose: (closed) => void socket.once("close", closed),
    close: () => socket.close(),
  };
}

/** Reads no further for a while; what the other side sends waits on its own machine. */
function holdFor(socket: WebSocket, ms: number): void {
  if (socket.isPaused) return;
  socket.pause();
  setTimeout(() => socket.resume(), ms).unref();
}

function jsonFrom(data: RawData): unknown {
  try {
    return JSON.parse(bytesOf(data).toString("utf8"));
  } catch {
    return undefined;
  }
}

function bytesOf(data: RawData): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data);
  return Buffer.isBuffer(data) ? data : Buffer.from(data);
}
