/** Main-thread time an update may take (row M01), milliseconds. */
export const UPDATE_MS_MAX = 8;
const SMOOTHING = 0.2;
/** The first updates build what later ones keep. */
const WARM_UP_UPDATES = 6;
/** One slow update, such as a collection of garbage, is no trend. */
const OUTLIER_MS = 2 * UPDATE_MS_MAX;
/** Updates below the limit before something dropped comes back. */
const CALM_UPDATES = 20;

/** What is still drawn: 0 all, 1 without labels at rest, 2 without any label, 3 without cones too.
 *  Units and incidents are never dropped. */
export type DrawLevel = 0 | 1 | 2 | 3;

/** Watches what updates cost and says what has to be left out: labels first, then cones. */
export class DrawBudget {
  #mean = 0;
  #calm = 0;
  #level: DrawLevel = 0;
  #latest = 0;
  #count = 0;

  get level(): DrawLevel {
    return this.#level;
  }

  get latestMs(): number {
    return this.#latest;
  }

  get meanMs(): number {
    return this.#mean;
  }

  get updates(): number {
    return this.#count;
  }

  spent(milliseconds: number): void {
    this.#count += 1;
    this.#latest = milliseconds;
    if (this.#count <= WARM_UP_UPDATES) return;
    this.#mean += SMOOTHING * (Math.min(milliseconds, OUTLIER_MS) - this.#mean);
    if (this.#mean > UPDATE_MS_MAX) {
      this.#level = lower(this.#level);
      this.#mean = UPDATE_MS_MAX / 2;
      this.#calm = 0;
    } else if (this.#mean < UPDATE_MS_MAX / 2) {
      this.#calm += 1;
      if (this.#calm >= CALM_UPDATES) {
        this.#level = higher(this.#level);
        this.#calm = 0;
      }
    }
  }
}

function lower(level: DrawLevel): DrawLevel {
  return level === 0 ? 1 : level === 1 ? 2 : 3;
}

function higher(level: DrawLevel): DrawLevel {
  return level === 3 ? 2 : level === 2 ? 1 : 0;
}
