/** Ids in the order they were first met: a thing keeps its slot, so that buffers stay aligned. */
export class Slots {
  readonly #slotOf = new Map<string, number>();
  readonly #ids: string[] = [];
  #rowOf = new Int32Array(64).fill(-1);
  #rowsSeen = 0;

  get count(): number {
    return this.#ids.length;
  }

  get rowOf(): Int32Array {
    return this.#rowOf;
  }

  idAt(slot: number): string {
    return this.#ids[slot] ?? "";
  }

  slotOf(id: string): number {
    return this.#slotOf.get(id) ?? -1;
  }

  /** The slot of a thing, a new one if it has none. */
  take(id: string): number {
    const known = this.#slotOf.get(id);
    if (known !== undefined) return known;
    const slot = this.#ids.length;
    this.#ids.push(id);
    this.#slotOf.set(id, slot);
    if (slot >= this.#rowOf.length) {
      const larger = new Int32Array(this.#rowOf.length * 2).fill(-1);
      larger.set(this.#rowOf);
      this.#rowOf = larger;
    }
    this.#rowsSeen = 0;
    return slot;
  }

  /** Finds the sighting row of each thing; only rows that came since the last call are looked at,
   *  unless a thing came since. */
  link(rows: readonly string[], prefix: string): void {
    if (rows.length < this.#rowsSeen) this.#rowsSeen = 0;
    if (this.#rowsSeen === 0) this.#rowOf.fill(-1);
    for (let row = this.#rowsSeen; row < rows.length; row += 1) {
      const key = rows[row] ?? "";
      if (!key.startsWith(prefix)) continue;
      const slot = this.#slotOf.get(key.slice(prefix.length));
      if (slot !== undefined) this.#rowOf[slot] = row;
    }
    this.#rowsSeen = rows.length;
  }
}
