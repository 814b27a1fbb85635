import { at } from "./at.ts";
import type { Grown } from "./growth.ts";
import { edgeEnds } from "./net.ts";
import { nameOf } from "./name.ts";
import { apart, between } from "./plane.ts";
import type { Point } from "./plane.ts";

const LENGTH_MIN = 180;

/** Closes one street near the old town's middle to traffic: the shopping street every town has. */
export function closeShoppingStreet(grown: Grown): void {
  const { net, plan, terrain } = grown;
  const lengths = new Map<number, { length: number; middle: Point }>();
  for (const [key, street] of net.edges) {
    const { class: roadClass, name } = at(plan.streets, street);
    if (name !== null || (roadClass !== "living_street" && roadClass !== "residential")) continue;
    const [a, b] = edgeEnds(key);
    const [from, to] = [at(net.points, a), at(net.points, b)];
    const entry = lengths.get(street) ?? { length: 0, middle: between(from, to, 0.5) };
    lengths.set(street, { ...entry, length: entry.length + apart(from, to) });
  }
  const goal: Point = [250 * terrain.mirror, 180];
  const [best] = [...lengths]
    .filter(([, { length }]) => length > LENGTH_MIN)
    .sort(([, a], [, b]) => apart(a.middle, goal) - apart(b.middle, goal));
  if (best === undefined) return;
  const street = at(plan.streets, best[0]);
  street.class = "pedestrian";
  street.name = nameOf("南市", "步行街");
}
