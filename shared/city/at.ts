import { assert } from "../kit/assert.ts";

/** The item at an index that is known to be in the list. */
export function at<T>(items: ArrayLike<T>, index: number): T {
  const item = items[index];
  assert(item !== undefined, "the index is in the list");
  return item;
}

/** As `at`, counting round and round: -1 is the last item. */
export function around<T>(items: ArrayLike<T>, index: number): T {
  return at(items, ((index % items.length) + items.length) % items.length);
}
