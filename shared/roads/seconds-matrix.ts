import { assert } from "../kit/assert.ts";
import { directMillis } from "./direct-way.ts";
import { goalsOf, startsOf } from "./fastest-way.ts";
import type { Graph } from "./graph.ts";
import { NO_WAY } from "./hierarchy/hierarchy.ts";
import type { Hierarchy } from "./hierarchy/hierarchy.ts";
import { millisTable } from "./hierarchy/millis-table.ts";
import { wayOfArcs } from "./hierarchy/way-between.ts";
import type { Mode } from "./mode.ts";
import type { Network } from "./network.ts";
import type { Snapped } from "./snap.ts";

/** Fastest seconds from every position to every other one.
 *  Shape: Float64Array(points.length²), row by row: [from * points.length + to]; Infinity where
 *  there is no way.   Errors: positions of another mode are a bug and assert. */
export function secondsMatrix(graph: Graph, mode: Mode, points: readonly Snapped[]): Float64Array {
  assert(
    points.every((point) => point.mode === mode),
    "every position is of the mode asked for",
  );
  const [network, hierarchy] = [graph.networks[mode], graph.hierarchies[mode]];
  const size = points.length;
  const millis = millisTable(
    hierarchy,
    points.map(startsOf),
    points.map((point) => goalsOf(network, point)),
  );
  const ways = new Map<number, number>();
  for (const group of onOneChain(points)) {
    for (const row of group) {
      for (const column of group) {
        const [from, to] = [points[row], points[column]];
        if (from === undefined || to === undefined) continue;
        millis[row * size + column] = chainMillis({ network, hierarchy, ways }, from, to);
      }
    }
  }
  const table = new Float64Array(size * size);
  for (let at = 0; at < table.length; at += 1) {
    const time = millis[at] ?? NO_WAY;
    table[at] = time >= NO_WAY ? Infinity : time / 1000;
  }
  return table;
}

/** Places of the positions that lie on the same chain, for each chain that holds any. */
function onOneChain(points: readonly Snapped[]): Iterable<readonly number[]> {
  const groups = new Map<number, number[]>();
  for (const [at, { chain }] of points.entries()) {
    const group = groups.get(chain);
    if (group === undefined) groups.set(chain, [at]);
    else group.push(at);
  }
  return groups.values();
}

type ChainWays = {
  readonly network: Network;
  readonly hierarchy: Hierarchy;
  /** Milliseconds from arc to arc, by both. */
  readonly ways: Map<number, number>;
};

/** Fastest milliseconds between two positions of one chain. */
function chainMillis(known: ChainWays, from: Snapped, to: Snapped): number {
  let best = directMillis(from, to)?.millis ?? NO_WAY;
  if (best === 0) return best;
  for (const start of startsOf(from)) {
    for (const goal of goalsOf(known.network, to)) {
      const between = arcToArc(known, start.arc, goal.arc);
      if (between < NO_WAY) best = Math.min(best, start.millis + between + goal.millis);
    }
  }
  return best;
}

function arcToArc({ network, hierarchy, ways }: ChainWays, from: number, to: number): number {
  const key = from * hierarchy.rank.length + to;
  const known = ways.get(key);
  if (known !== undefined) return known;
  const millis = wayOfArcs(hierarchy, network, from, to)?.millis ?? NO_WAY;
  ways.set(key, millis);
  return millis;
}
