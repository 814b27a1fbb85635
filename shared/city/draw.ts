import type { Random } from "../kit/random.ts";
import { at } from "./at.ts";

/** Draws items without putting them back, the heavier the likelier; fewer if there are fewer.
 *  Source: Efraimidis and Spirakis 2006, keys u^(1/w). */
export function drawn<T>(
  items: readonly T[],
  count: number,
  weight: (item: T) => number,
  random: Random,
): T[] {
  const keyed = items.map((item, i) => ({ i, key: -Math.log(random() + 1e-12) / weight(item) }));
  keyed.sort((a, b) => a.key - b.key || a.i - b.i);
  return keyed.slice(0, count).map(({ i }) => at(items, i));
}
