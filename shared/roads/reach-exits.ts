import type { LngLat } from "../units/lng-lat.ts";
import type { Graph } from "./graph.ts";
import { nodeCountOf } from "./network.ts";
import type { Network } from "./network.ts";
import { walkArc } from "./reach-walk.ts";
import type { Stretch } from "./reach-walk.ts";
import { E7 } from "./road-input.ts";
import type { Snapped } from "./snap.ts";
import { textAt } from "./string-table.ts";

/** Where a street crosses the outline of a reach on its way out. */
export type ReachExit = {
  /** The place that is reached exactly at the limit. */
  readonly lngLat: LngLat;
  /** Empty where the street has no name. */
  readonly street: string;
  readonly arc: number;
};

/** What a search has reached. */
export type Reached = {
  readonly from: Snapped;
  readonly stretches: readonly Stretch[];
  readonly nodeMillis: Float64Array;
};

/** Arcs whose tail is reached within the limit and whose head is not: each is a way out.  An arc
 *  whose both ends are reached is none, although its middle may be reached later. */
export function exitsWithin(
  graph: Graph,
  network: Network,
  { stretches, from, nodeMillis }: Reached,
  limit: number,
): ReachExit[] {
  const exits: ReachExit[] = [];
  const taken = new Set<number>();
  for (const stretch of stretches) {
    const { arc, enter } = stretch;
    const end = enter + (network.arcMillis[arc] ?? 0);
    if (enter > limit || end <= limit || taken.has(arc)) continue;
    if ((nodeMillis[network.arcHead[arc] ?? 0] ?? Infinity) <= limit) continue;
    taken.add(arc);
    let lngLat: LngLat = from.lngLat;
    const name = walkArc(graph, network, stretch, limit, (piece) => {
      lngLat = [(piece[3] ?? 0) / E7, (piece[4] ?? 0) / E7];
    });
    exits.push({ lngLat, street: textAt(graph.names, name), arc });
  }
  return exits;
}

/** Earliest milliseconds at each node, Infinity where no stretch ends. */
export function nodeTimes(network: Network, stretches: readonly Stretch[]): Float64Array {
  const times = new Float64Array(nodeCountOf(network)).fill(Infinity);
  for (const { arc, enter } of stretches) {
    const node = network.arcHead[arc] ?? 0;
    const at = enter + (network.arcMillis[arc] ?? 0);
    if (at < (times[node] ?? Infinity)) times[node] = at;
  }
  return times;
}
