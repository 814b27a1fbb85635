/** So many a second, and so many at once: what comes faster is owed, and `take` says how much. */
export class TokenBucket {
  readonly #perSecond: number;
  readonly #burst: number;
  #tokens: number;
  #at: number | null = null;

  constructor(limit: { readonly perSecond: number; readonly burst: number }) {
    this.#perSecond = limit.perSecond;
    this.#burst = limit.burst;
    this.#tokens = limit.burst;
  }

  /** Takes one at `now`, milliseconds.  Gives the milliseconds until nothing is owed any more:
   *  0 is within the limit. */
  take(now: number): number {
    const elapsed = this.#at === null ? 0 : Math.max(0, now - this.#at);
    this.#at = now;
    const filled = this.#tokens + (elapsed / 1000) * this.#perSecond;
    this.#tokens = Math.min(this.#burst, filled) - 1;
    return this.#tokens >= 0 ? 0 : (-this.#tokens / this.#perSecond) * 1000;
  }
}
