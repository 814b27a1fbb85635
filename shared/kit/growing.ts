/** A list of 32-bit whole numbers that grows by doubling; `array` is the filled part, copied. */
export class GrowingInts {
  #items: Int32Array;
  #length = 0;

  constructor(capacity = 256) {
    this.#items = new Int32Array(Math.max(1, capacity));
  }

  get length(): number {
    return this.#length;
  }

  push(item: number): void {
    if (this.#length === this.#items.length) {
      const larger = new Int32Array(this.#items.length * 2);
      larger.set(this.#items);
      this.#items = larger;
    }
    this.#items[this.#length] = item;
    this.#length += 1;
  }

  at(index: number): number {
    return this.#items[index] ?? 0;
  }

  set(index: number, item: number): void {
    this.#items[index] = item;
  }

  array(): Int32Array {
    return this.#items.slice(0, this.#length);
  }

  /** The filled part without a copy: valid until the next push. */
  view(): Int32Array {
    return this.#items.subarray(0, this.#length);
  }
}
