/** Main-thread time an update may take (row M01), milliseconds. */
export const UPDATE_MS_MAX = 8;
/** Updates that are looked back on: one slow one, such as a collection of garbage, is no trend. */
const WINDOW = 12;
/** So many of them too slow: something must go. */
const SLOW_MAX = 8;
/** So many in a row at half the limit: something may come back. */
const CALM_UPDATES = 30;

/** What is still drawn: 0 all, 1 without labels at rest, 2 without any label, 3 without cones too.
 *  Units and incidents are never dropped. */
export type DrawLevel = 0 | 1 | 2 | 3;

/** Watches what updates cost and says what has to be left out: labels first, then cones. */
export class DrawBudget {
  readonly #window = new Float64Array(WINDOW);
  #count = 0;
  #calm = 0;
  #level: DrawLevel = 0;

  get level(): DrawLevel {
    return this.#level;
  }

  get updates(): number {
    return this.#count;
  }

  /** Of the last updates, milliseconds. */
  get medianMs(): number {
    const held = this.#window.slice(0, Math.min(this.#count, WINDOW)).sort();
    return held[held.length >> 1] ?? 0;
  }

  spent(milliseconds: number): void {
    this.#window[this.#count % WINDOW] = milliseconds;
    this.#count += 1;
    this.#calm = milliseconds < UPDATE_MS_MAX / 2 ? this.#calm + 1 : 0;
    const slow = this.#window.filter((spent) => spent > UPDATE_MS_MAX).length;
    if (slow >= SLOW_MAX) {
      this.#level = lower(this.#level);
      this.#window.fill(0);
    } else if (this.#calm >= CALM_UPDATES) {
      this.#level = higher(this.#level);
      this.#calm = 0;
    }
  }
}

function lower(level: DrawLevel): DrawLevel {
  return level === 0 ? 1 : level === 1 ? 2 : 3;
}

function higher(level: DrawLevel): DrawLevel {
  return level === 3 ? 2 : level === 2 ? 1 : 0;
}
