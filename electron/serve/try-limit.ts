/** Wrong tries that cost nothing, for a person who mistypes. */
const FREE_TRIES = 3;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 5 * 60_000;
/** An address that was quiet for so long starts afresh. */
const FORGET_MS = 15 * 60_000;
/** Addresses remembered; the one heard of longest ago gives way. */
export const ADDRESSES_MAX = 1_000;

type Tries = { readonly wrong: number; readonly at: number };

/** How long an address must wait before its next try: after three wrong ones 1 s, then twice as
 *  long each time, up to 5 minutes.  Times are milliseconds of any one clock. */
export class TryLimit {
  readonly #tries = new Map<string, Tries>();

  waitMs(address: string, now: number): number {
    const tries = this.#recent(address, now);
    return tries === null ? 0 : Math.max(0, tries.at + pauseAfter(tries.wrong) - now);
  }

  countWrong(address: string, now: number): void {
    const wrong = (this.#recent(address, now)?.wrong ?? 0) + 1;
    const key = networkOf(address);
    this.#tries.delete(key);
    this.#tries.set(key, { wrong, at: now });
    const [oldest] = this.#tries.keys();
    if (this.#tries.size > ADDRESSES_MAX && oldest !== undefined) this.#tries.delete(oldest);
  }

  forget(address: string): void {
    this.#tries.delete(networkOf(address));
  }

  #recent(address: string, now: number): Tries | null {
    const tries = this.#tries.get(networkOf(address));
    return tries === undefined || now - tries.at > FORGET_MS ? null : tries;
  }
}

function pauseAfter(wrong: number): number {
  if (wrong < FREE_TRIES) return 0;
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (wrong - FREE_TRIES));
}

/** One machine owns 2^64 IPv6 addresses, so the first half stands for it. */
function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, "");
  if (!plain.includes(":")) return plain;
  const [head = "", tail] = plain.split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array<string>(zeros).fill("0"), ...after];
  return groups.slice(0, 4).join(":");
}
