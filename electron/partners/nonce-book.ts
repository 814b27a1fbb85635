/** Nonces that are remembered; beyond it nothing is taken until the oldest have run out. */
const NONCES_MAX = 100_000;

/** Which requests were seen within the time in which their signature holds. */
export class NonceBook {
  readonly #keepMs: number;
  /** By nonce, the time until which it is remembered; oldest first. */
  readonly #until = new Map<string, number>();

  constructor(keepMs: number) {
    this.#keepMs = keepMs;
  }

  take(nonce: string, now: number): "new" | "seen" | "full" {
    for (const [old, until] of this.#until) {
      if (until > now) break;
      this.#until.delete(old);
    }
    if (this.#until.has(nonce)) return "seen";
    if (this.#until.size >= NONCES_MAX) return "full";
    this.#until.set(nonce, now + this.#keepMs);
    return "new";
  }
}
