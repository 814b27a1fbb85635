import type { LngLat } from "../units/lng-lat.ts";
import type { Graph } from "./graph.ts";
import { NO_WAY } from "./hierarchy/hierarchy.ts";
import type { Network } from "./network.ts";
import { emptyWalk, NUMBERS_A_PIECE, walkArc } from "./reach-walk.ts";
import type { Stretch } from "./reach-walk.ts";
import type { Reached } from "./reached.ts";
import { E7 } from "./road-input.ts";
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
  reached: Reached,
  limit: number,
): ReachExit[] {
  const { arcs, enter, starts } = reached;
  const exits: ReachExit[] = [];
  const taken = new Set<number>();
  for (const at of crossings(network, reached, limit)) {
    const arc = arcs[at] ?? 0;
    if (taken.has(arc)) continue;
    taken.add(arc);
    const begin = enter[at] ?? 0;
    const stretch = { arc, enter: begin, start: at < starts ? 0 : begin, limit };
    exits.push({ ...lastPlace(graph, network, stretch, reached.from.lngLat), arc });
  }
  return exits;
}

/** Entries that begin within the limit and whose node at the end lies beyond it. */
function crossings(
  { arcHead, arcMillis }: Network,
  { arcs, enter, nodeMillis }: Reached,
  limit: number,
): number[] {
  const found: number[] = [];
  for (let at = 0; at < arcs.length; at += 1) {
    const begin = enter[at] ?? 0;
    if (begin > limit) continue;
    const arc = arcs[at] ?? 0;
    if (begin + (arcMillis[arc] ?? 0) <= limit) continue;
    if ((nodeMillis[arcHead[arc] ?? 0] ?? NO_WAY) > limit) found.push(at);
  }
  return found;
}

function lastPlace(
  graph: Graph,
  network: Network,
  stretch: Stretch,
  otherwise: LngLat,
): Pick<ReachExit, "lngLat" | "street"> {
  const walked = emptyWalk();
  walkArc(graph, network, stretch, walked);
  const last = (walked.count - 1) * NUMBERS_A_PIECE;
  const { pieces } = walked;
  const lngLat: LngLat =
    walked.count === 0 ? otherwise : [(pieces[last + 3] ?? 0) / E7, (pieces[last + 4] ?? 0) / E7];
  return { lngLat, street: textAt(graph.names, walked.name) };
}
