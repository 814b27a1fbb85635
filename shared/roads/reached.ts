import { startsOf } from "./fastest-way.ts";
import type { Graph } from "./graph.ts";
import { NO_WAY } from "./hierarchy/hierarchy.ts";
import { millisToAll } from "./hierarchy/sweep.ts";
import { wayOfArcs } from "./hierarchy/way-between.ts";
import type { Mode } from "./mode.ts";
import { nodeCountOf } from "./network.ts";
import type { Network } from "./network.ts";
import type { Snapped } from "./snap.ts";

/** Every arc that is entered in time from a position.  The first `starts` entries are the arcs of
 *  the position itself, which are travelled from there on. */
export type Reached = {
  readonly from: Snapped;
  readonly starts: number;
  /** Arc of entry i and the milliseconds on the clock at its tail (below zero for starts). */
  readonly arcs: Uint32Array;
  readonly enter: Int32Array;
  /** The latest time that is of interest. */
  readonly largest: number;
  /** Earliest milliseconds at each node, NO_WAY where no entry ends. */
  readonly nodeMillis: Int32Array;
};

export function reachedWithin(graph: Graph, mode: Mode, from: Snapped, largest: number): Reached {
  const [network, hierarchy] = [graph.networks[mode], graph.hierarchies[mode]];
  const millis = millisToAll(hierarchy, startsOf(from));
  for (const { arc, millisAfter } of from.arcs) {
    const loop = wayOfArcs(hierarchy, network, arc, arc);
    millis[arc] = loop === null ? NO_WAY : millisAfter + loop.millis;
  }
  const starts = from.arcs.length;
  const arcs = new Uint32Array(millis.length + starts);
  const enter = new Int32Array(millis.length + starts);
  for (const [at, { arc, millisBefore }] of from.arcs.entries()) {
    arcs[at] = arc;
    enter[at] = -millisBefore;
  }
  const count = keepEntered(network, millis, { arcs, enter, starts, largest });
  const entered = { arcs: arcs.subarray(0, count), enter: enter.subarray(0, count) };
  return { from, starts, largest, ...entered, nodeMillis: nodeTimes(network, entered) };
}

function keepEntered(
  { arcMillis }: Network,
  millis: Int32Array,
  { arcs, enter, starts, largest }: Pick<Reached, "arcs" | "enter" | "starts" | "largest">,
): number {
  let count = starts;
  for (let arc = 0; arc < millis.length; arc += 1) {
    const time = (millis[arc] ?? NO_WAY) - (arcMillis[arc] ?? 0);
    if (time > largest) continue;
    arcs[count] = arc;
    enter[count] = time;
    count += 1;
  }
  return count;
}

function nodeTimes(network: Network, { arcs, enter }: Pick<Reached, "arcs" | "enter">): Int32Array {
  const { arcHead, arcMillis } = network;
  const times = new Int32Array(nodeCountOf(network)).fill(NO_WAY);
  for (let at = 0; at < arcs.length; at += 1) {
    const arc = arcs[at] ?? 0;
    const node = arcHead[arc] ?? 0;
    const time = (enter[at] ?? 0) + (arcMillis[arc] ?? 0);
    if (time < (times[node] ?? 0)) times[node] = time;
  }
  return times;
}
