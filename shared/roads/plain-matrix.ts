import { addSeed, arcSearchOf, beginSearch, markArc } from "./arc-search.ts";
import type { ArcSearch } from "./arc-search.ts";
import { labelOf } from "./arc-search.ts";
import { directMillis } from "./direct-way.ts";
import { searchForward } from "./forward-search.ts";
import type { Graph } from "./graph.ts";
import type { Mode } from "./mode.ts";
import type { Snapped, SnappedArc } from "./snap.ts";

/** Fastest seconds from some positions to others by plain search: what the hierarchy is held
 *  against.  Shape: row by row, [from * goals.length + to]; Infinity where there is no way.
 *  Source: Dijkstra 1959, over arcs. */
export function plainSecondsMatrix(
  graph: Graph,
  mode: Mode,
  starts: readonly Snapped[],
  goals: readonly Snapped[],
): Float64Array {
  const table = new Float64Array(starts.length * goals.length).fill(Infinity);
  const search = arcSearchOf(graph.networks[mode]);
  for (const [row, from] of starts.entries()) {
    beginSearch(search);
    for (const start of from.arcs) addSeed(search, start.arc, start.millisAfter);
    let wanted = 0;
    for (const to of goals) {
      for (const { arc } of to.arcs) wanted += markArc(search, arc) ? 1 : 0;
    }
    searchForward(search, wanted, Infinity);
    for (const [column, to] of goals.entries()) {
      let millis = directMillis(from, to)?.millis ?? Infinity;
      for (const end of to.arcs) millis = Math.min(millis, arrivalMillis(search, end));
      table[row * goals.length + column] = millis / 1000;
    }
  }
  return table;
}

/** Time at a goal by the labels of a forward search, Infinity where it did not come. */
function arrivalMillis(search: ArcSearch, { arc, millisBefore }: SnappedArc): number {
  return labelOf(search, arc) - (search.network.arcMillis[arc] ?? 0) + millisBefore;
}
