/** Readings that the offset is taken from: five seconds of frames. */
const READINGS_MAX = 50;
/** A step of the station's clock beyond this is followed at once, forwards or back. */
export const STEP_MS = 5_000;

/** The station's time in this window.  A message arrives late, never early, so the largest
 *  difference of the last readings is the nearest to the truth; every window that hears the same
 *  station then shows the same time within the least delay of its own line.  It never runs
 *  backwards, but for a step of the station's own clock.  Local times are of a monotonic clock. */
export class StationClock {
  readonly #offsets: number[] = [];
  #offset: number | null = null;
  #shown = 0;

  /** Takes the station's time `at` as it was heard at local time `localMs`. */
  hear(at: number, localMs: number): void {
    const offset = at - localMs;
    const isStep = this.#offset !== null && Math.abs(offset - this.#offset) > STEP_MS;
    if (isStep) {
      this.#offsets.length = 0;
      this.#shown = 0;
    }
    this.#offsets.push(offset);
    if (this.#offsets.length > READINGS_MAX) this.#offsets.shift();
    this.#offset = Math.max(...this.#offsets);
  }

  /** The station's time at local time `localMs`, epoch ms; null before anything was heard. */
  read(localMs: number): number | null {
    if (this.#offset === null) return null;
    this.#shown = Math.max(this.#shown, localMs + this.#offset);
    return this.#shown;
  }
}
