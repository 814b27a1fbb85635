import { assert } from "../kit/assert.ts";
import { addSeed, arcSearchOf, beginSearch, markArc } from "./arc-search.ts";
import { searchForward } from "./forward-search.ts";
import type { Graph } from "./graph.ts";
import type { Mode } from "./mode.ts";
import { arrivalMillis, directMillis } from "./route-between.ts";
import type { Snapped } from "./snap.ts";

/** Fastest seconds from every position to every other one.
 *  Shape: Float64Array(points.length²), row by row: [from * points.length + to]; Infinity where
 *  there is no way.   Errors: positions of another mode are a bug and assert. */
export function secondsMatrix(graph: Graph, mode: Mode, points: readonly Snapped[]): Float64Array {
  assert(
    points.every((point) => point.mode === mode),
    "every position is of the mode asked for",
  );
  const size = points.length;
  const table = new Float64Array(size * size).fill(Infinity);
  const search = arcSearchOf(graph.networks[mode]);
  for (const [row, from] of points.entries()) {
    beginSearch(search);
    for (const start of from.arcs) addSeed(search, start.arc, start.millisAfter);
    let wanted = 0;
    for (const to of points) {
      for (const { arc } of to.arcs) wanted += markArc(search, arc) ? 1 : 0;
    }
    searchForward(search, wanted, Infinity);
    for (const [column, to] of points.entries()) {
      let millis = directMillis(from, to)?.millis ?? Infinity;
      for (const end of to.arcs) millis = Math.min(millis, arrivalMillis(search, end));
      table[row * size + column] = millis / 1000;
    }
  }
  return table;
}
