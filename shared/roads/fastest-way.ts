import type { Graph } from "./graph.ts";
import { NO_WAY } from "./hierarchy/hierarchy.ts";
import { wayBetween, wayOfArcs } from "./hierarchy/way-between.ts";
import type { Seed, Way } from "./hierarchy/way-between.ts";
import type { Mode } from "./mode.ts";
import type { Network } from "./network.ts";
import type { Snapped } from "./snap.ts";

/** Fastest way between two positions that leaves the arc of its start: first the arc on which it
 *  begins, last the one on which it ends.  Null where there is none. */
export function fastestWay(graph: Graph, mode: Mode, from: Snapped, to: Snapped): Way | null {
  const [network, hierarchy] = [graph.networks[mode], graph.hierarchies[mode]];
  const [starts, goals] = [startsOf(from), goalsOf(network, to)];
  if (from.chain !== to.chain) return wayBetween(hierarchy, { starts, goals });
  let best: Way | null = null;
  for (const start of starts) {
    for (const goal of goals) {
      const way = wayOfArcs(hierarchy, network, start.arc, goal.arc);
      if (way === null) continue;
      const millis = start.millis + way.millis + goal.millis;
      if (millis < (best?.millis ?? NO_WAY)) best = { millis, arcs: way.arcs };
    }
  }
  return best;
}

/** From a position to the heads of its arcs. */
export function startsOf(from: Snapped): Seed[] {
  return from.arcs.map(({ arc, millisAfter }) => ({ arc, millis: millisAfter }));
}

/** From the heads of its arcs back to a position. */
export function goalsOf({ arcMillis }: Network, to: Snapped): Seed[] {
  return to.arcs.map(({ arc, millisBefore }) => ({
    arc,
    millis: millisBefore - (arcMillis[arc] ?? 0),
  }));
}
