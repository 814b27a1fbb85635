/** An open line to the station, whatever carries it. */
export interface WireLine {
  send(message: unknown): void;
  /** Ends it from this side; its listener hears nothing more. */
  close(): void;
  /** Called once, as soon as the line is there.  `message` is called in order, `closed` at most
   *  once and last. */
  listen(events: LineEvents): void;
}

export type LineEvents = {
  readonly message: (raw: unknown) => void;
  readonly closed: () => void;
};

/** A way to get lines. */
export interface WireRoad {
  /** Called once.  `opened` may also be called unasked, when the station was started again; the
   *  newest line is the one that counts. */
  begin(events: RoadEvents): void;
  /** Asks for a line: `opened` or `failed` follows, perhaps much later. */
  ask(): void;
}

export type RoadEvents = {
  readonly opened: (line: WireLine) => void;
  readonly failed: () => void;
};
