/** A view that can be gone back to exactly. */
export type KeptView = {
  readonly center: readonly [lng: number, lat: number];
  readonly zoom: number;
};

/** The key ★: the first press shows everything, the next one brings the kept view back.  A
 *  gesture in between makes the new view the one that counts. */
export class ViewMemory {
  #kept: KeptView | null = null;

  /** The view to go back to, null: keep this one and fit. */
  press(now: KeptView): KeptView | null {
    const back = this.#kept;
    this.#kept = back === null ? now : null;
    return back;
  }

  gesture(): void {
    this.#kept = null;
  }
}
