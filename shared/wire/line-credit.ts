import * as v from "valibot";

/** A window says after at most so many station messages how many it has taken in all. */
export const SEEN_EVERY = 8;

/** The window's light answer that keeps a slow one from being buried: `count` since the line
 *  began.  It is taken by the port and never reaches a request handler. */
export type SeenMessage = { readonly kind: "seen"; readonly count: number };

const seenSchema = v.object({
  kind: v.literal("seen"),
  count: v.pipe(v.number(), v.integer(), v.minValue(0)),
});

/** How many messages are under way to one window. */
export class LineCredit {
  #sent = 0;
  #seen = 0;

  get waiting(): number {
    return this.#sent - this.#seen;
  }

  countSent(): void {
    this.#sent += 1;
  }

  /** Takes a seen message and says so; any other message is somebody else's.  A count beyond
   *  what was sent, or below what was seen before, changes nothing. */
  tookSeen(raw: unknown): boolean {
    const parsed = v.safeParse(seenSchema, raw);
    if (!parsed.success) return false;
    this.#seen = Math.max(this.#seen, Math.min(this.#sent, parsed.output.count));
    return true;
  }
}
