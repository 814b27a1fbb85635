const FIRST_SLOTS = 1024;

/** Numbers ids in the order they are added: id to number by open addressing, number to id by list.
 *  Ids are whole numbers up to 2^53, also negative ones, as editors write them for new things. */
export class IdIndex {
  #ids = new Float64Array(FIRST_SLOTS / 2);
  #slots = new Int32Array(FIRST_SLOTS);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** Number of an id, -1 where it was never added. */
  numberOf(id: number): number {
    const mask = this.#slots.length - 1;
    let slot = hashOf(id) & mask;
    for (;;) {
      const number = (this.#slots[slot] ?? 0) - 1;
      if (number < 0 || this.#ids[number] === id) return number;
      slot = (slot + 1) & mask;
    }
  }

  /** Number of an id, which is added where it is new. */
  add(id: number): number {
    const known = this.numberOf(id);
    if (known >= 0) return known;
    if (this.#count === this.#ids.length) this.#grow();
    const number = this.#count;
    this.#ids[number] = id;
    this.#count += 1;
    this.#place(id, number);
    return number;
  }

  idAt(number: number): number {
    return this.#ids[number] ?? 0;
  }

  #place(id: number, number: number): void {
    const mask = this.#slots.length - 1;
    let slot = hashOf(id) & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = number + 1;
  }

  #grow(): void {
    const ids = new Float64Array(this.#ids.length * 2);
    ids.set(this.#ids);
    this.#ids = ids;
    this.#slots = new Int32Array(ids.length * 2);
    for (let number = 0; number < this.#count; number += 1) this.#place(ids[number] ?? 0, number);
  }
}

function hashOf(id: number): number {
  const low = id | 0;
  const high = Math.floor(id / 4294967296) | 0;
  const mixed = Math.imul(low ^ Math.imul(high, 0x27d4eb2d), 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}
