import { assert } from "../kit/assert.ts";
import type { LngLat } from "../units/lng-lat.ts";
import { metres, seconds } from "../units/quantity.ts";
import type { Metres, Seconds } from "../units/quantity.ts";
import { addSeed, arcSearchOf, beginSearch, labelOf, markArc } from "./arc-search.ts";
import type { ArcSearch } from "./arc-search.ts";
import { searchForward } from "./forward-search.ts";
import type { Graph } from "./graph.ts";
import type { Mode } from "./mode.ts";
import { RouteTrace } from "./route-trace.ts";
import type { Snapped, SnappedArc } from "./snap.ts";

export type Route = {
  readonly seconds: Seconds;
  readonly metres: Metres;
  /** From the first to the last position on the streets, at least two. */
  readonly geometry: readonly LngLat[];
  /** Names on the way, each once where it follows itself; streets without a name are left out. */
  readonly streets: readonly string[];
};

/** Fastest way between two positions of one mode, null where there is none.
 *  Shape: times are whole milliseconds inside, so route, matrix and nearest agree exactly.
 *  Errors: positions of another mode are a bug and assert.   Source: Dijkstra over arcs. */
export function routeBetween(graph: Graph, mode: Mode, from: Snapped, to: Snapped): Route | null {
  assert(from.mode === mode && to.mode === mode, "both positions are of the mode asked for");
  const search = arcSearchOf(graph.networks[mode]);
  const direct = directMillis(from, to);
  searchTo(search, from, to, direct === null ? Infinity : direct.millis);
  const end = bestEnd(search, to);
  if (direct !== null && (end === null || direct.millis <= end.millis)) {
    const trace = new RouteTrace(graph, mode);
    trace.within(from, to, direct.start.arc);
    return routeOf(direct.millis, direct.end.metresBefore - direct.start.metresBefore, trace);
  }
  if (end === null) return null;
  const path = pathTo(search, end.along.arc);
  const start = startOf(from, path[0] ?? -1);
  const trace = new RouteTrace(graph, mode);
  trace.begin(from, start.arc);
  let length = start.metresAfter + end.along.metresBefore;
  for (const arc of path.slice(1, -1)) {
    trace.whole(arc);
    length += graph.networks[mode].arcMetres[arc] ?? 0;
  }
  trace.finish(to, end.along.arc);
  return routeOf(end.millis, length, trace);
}

/** Time along a single arc, where the goal lies ahead of the start on it. */
export function directMillis(
  from: Snapped,
  to: Snapped,
): { readonly millis: number; readonly start: SnappedArc; readonly end: SnappedArc } | null {
  if (from.chain !== to.chain) return null;
  let best: { millis: number; start: SnappedArc; end: SnappedArc } | null = null;
  for (const start of from.arcs) {
    const end = to.arcs.find((candidate) => candidate.arc === start.arc);
    if (end === undefined || end.metresBefore < start.metresBefore) continue;
    const millis = Math.max(0, end.millisBefore - start.millisBefore);
    if (best === null || millis < best.millis) best = { millis, start, end };
  }
  return best;
}

/** Time at a goal by the labels of a forward search, Infinity where it did not come. */
export function arrivalMillis(search: ArcSearch, { arc, millisBefore }: SnappedArc): number {
  return labelOf(search, arc) - (search.network.arcMillis[arc] ?? 0) + millisBefore;
}

function searchTo(search: ArcSearch, from: Snapped, to: Snapped, limit: number): void {
  beginSearch(search);
  for (const start of from.arcs) addSeed(search, start.arc, start.millisAfter);
  let wanted = 0;
  for (const { arc } of to.arcs) wanted += markArc(search, arc) ? 1 : 0;
  searchForward(search, wanted, limit);
}

function bestEnd(
  search: ArcSearch,
  to: Snapped,
): { readonly millis: number; readonly along: SnappedArc } | null {
  let best: { millis: number; along: SnappedArc } | null = null;
  for (const along of to.arcs) {
    const millis = arrivalMillis(search, along);
    if (millis < (best?.millis ?? Infinity)) best = { millis, along };
  }
  return best;
}

/** Arcs from the one the start lies on to the given one. */
function pathTo({ network, parent }: ArcSearch, arc: number): number[] {
  const arcCount = network.arcHead.length;
  const path: number[] = [arc];
  let item = parent[arc] ?? 0;
  while (item < arcCount) {
    path.push(item);
    item = parent[item] ?? 0;
  }
  path.push(item - arcCount);
  return path.reverse();
}

function startOf(from: Snapped, arc: number): SnappedArc {
  const start = from.arcs.find((candidate) => candidate.arc === arc);
  assert(start !== undefined, "a path begins on an arc of its start");
  return start;
}

function routeOf(millis: number, length: number, trace: RouteTrace): Route {
  const { geometry, streets } = trace;
  return { seconds: seconds(millis / 1000), metres: metres(length), geometry, streets };
}
