import { arcCountOf } from "./network.ts";
import type { Network } from "./network.ts";

/** The arcs of a chain, along it first. */
export function chainArcs(network: Network, chain: number): readonly number[] {
  let sides = sidesByArcs.get(network.arcChain);
  if (sides === undefined) {
    sides = new Int32Array((network.firstPoint.length - 1) * 2).fill(-1);
    for (let arc = 0; arc < arcCountOf(network); arc += 1) sides[network.arcChain[arc] ?? 0] = arc;
    sidesByArcs.set(network.arcChain, sides);
  }
  return [sides[chain * 2] ?? -1, sides[chain * 2 + 1] ?? -1].filter((arc) => arc >= 0);
}

const sidesByArcs = new WeakMap<Uint32Array, Int32Array>();
