import type { LngLat } from "../units/lng-lat.ts";
import type { Graph } from "./graph.ts";
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

/** Arcs whose tail is reached within the limit and whose head is not: each is a way out.  An arc
 *  whose both ends are reached is none, although its middle may be reached later. */
export function exitsWithin(
  graph: Graph,
  network: Network,
  { stretches, from }: { readonly stretches: readonly Stretch[]; readonly from: Snapped },
  limit: number,
): ReachExit[] {
  const reached = nodesWithin(network, stretches, limit);
  const exits: ReachExit[] = [];
  const taken = new Set<number>();
  for (const stretch of stretches) {
    const { arc, enter } = stretch;
    const end = enter + (network.arcMillis[arc] ?? 0);
    if (enter > limit || end <= limit || taken.has(arc)) continue;
    if (reached.has(network.arcHead[arc] ?? 0)) continue;
    taken.add(arc);
    let lngLat: LngLat = from.lngLat;
    const name = walkArc(graph, network, stretch, limit, (_, to) => {
      lngLat = [to[0] / E7, to[1] / E7];
    });
    exits.push({ lngLat, street: textAt(graph.names, name), arc });
  }
  return exits;
}

function nodesWithin(
  network: Network,
  stretches: readonly Stretch[],
  limit: number,
): ReadonlySet<number> {
  const reached = new Set<number>();
  for (const { arc, enter } of stretches) {
    if (enter + (network.arcMillis[arc] ?? 0) <= limit) reached.add(network.arcHead[arc] ?? 0);
  }
  return reached;
}
