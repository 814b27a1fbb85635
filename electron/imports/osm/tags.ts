/** The tags of the element in hand; reused for every element. */
export class Tags {
  readonly #keys: string[] = [];
  readonly #values: string[] = [];
  #count = 0;

  get count(): number {
    return this.#count;
  }

  clear(): void {
    this.#count = 0;
  }

  add(key: string, value: string): void {
    this.#keys[this.#count] = key;
    this.#values[this.#count] = value;
    this.#count += 1;
  }

  /** Value of a tag; usable on its own, since it is bound. */
  readonly of = (key: string): string | undefined => {
    for (let at = 0; at < this.#count; at += 1) {
      if (this.#keys[at] === key) return this.#values[at];
    }
    return undefined;
  };

  has(key: string): boolean {
    return this.of(key) !== undefined;
  }

  keyAt(index: number): string {
    return this.#keys[index] ?? "";
  }

  valueAt(index: number): string {
    return this.#values[index] ?? "";
  }

  /** A copy that outlives the element. */
  kept(): ReadonlyMap<string, string> {
    const copy = new Map<string, string>();
    for (let at = 0; at < this.#count; at += 1) copy.set(this.keyAt(at), this.valueAt(at));
    return copy;
  }
}
