/** Smallest key first, four children a node, on typed arrays that grow.  Keys are numbers (whole
 *  milliseconds in the road searches), items are whole numbers below 2^31.  No decrease-key. */
export class Heap {
  #keys: Float64Array;
  #items: Int32Array;
  #size = 0;
  #poppedKey = 0;

  constructor(capacity = 1024) {
    this.#keys = new Float64Array(Math.max(4, capacity));
    this.#items = new Int32Array(Math.max(4, capacity));
  }

  get size(): number {
    return this.#size;
  }

  /** The key of the item popped last. */
  get poppedKey(): number {
    return this.#poppedKey;
  }

  /** The smallest key, Infinity where the heap is empty. */
  get leastKey(): number {
    return this.#size === 0 ? Infinity : (this.#keys[0] ?? Infinity);
  }

  clear(): void {
    this.#size = 0;
  }

  push(key: number, item: number): void {
    if (this.#size === this.#keys.length) this.#grow();
    const keys = this.#keys;
    const items = this.#items;
    let at = this.#size;
    this.#size += 1;
    while (at > 0) {
      const parent = (at - 1) >> 2;
      const parentKey = keys[parent] ?? 0;
      if (parentKey <= key) break;
      keys[at] = parentKey;
      items[at] = items[parent] ?? 0;
      at = parent;
    }
    keys[at] = key;
    items[at] = item;
  }

  /** The item with the smallest key, -1 where the heap is empty. */
  pop(): number {
    if (this.#size === 0) return -1;
    const keys = this.#keys;
    const items = this.#items;
    const least = items[0] ?? -1;
    this.#poppedKey = keys[0] ?? 0;
    this.#size -= 1;
    if (this.#size > 0) sink(keys, items, this.#size);
    return least;
  }

  #grow(): void {
    const keys = new Float64Array(this.#keys.length * 2);
    const items = new Int32Array(this.#items.length * 2);
    keys.set(this.#keys);
    items.set(this.#items);
    this.#keys = keys;
    this.#items = items;
  }
}

/** Moves the entry that stood last down from the root until no child is smaller. */
function sink(keys: Float64Array, items: Int32Array, size: number): void {
  const key = keys[size] ?? 0;
  const item = items[size] ?? 0;
  let at = 0;
  for (;;) {
    const first = at * 4 + 1;
    if (first >= size) break;
    const end = first + 4 < size ? first + 4 : size;
    let child = first;
    let childKey = keys[first] ?? 0;
    for (let next = first + 1; next < end; next += 1) {
      const nextKey = keys[next] ?? 0;
      if (nextKey < childKey) {
        child = next;
        childKey = nextKey;
      }
    }
    if (childKey >= key) break;
    keys[at] = childKey;
    items[at] = items[child] ?? 0;
    at = child;
  }
  keys[at] = key;
  items[at] = item;
}
