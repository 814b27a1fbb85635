import { assert } from "../kit/assert.ts";
import type { LngLat } from "../units/lng-lat.ts";
import { metres, seconds } from "../units/quantity.ts";
import type { Metres, Seconds } from "../units/quantity.ts";
import { directMillis } from "./direct-way.ts";
import { fastestWay } from "./fastest-way.ts";
import type { Graph } from "./graph.ts";
import type { Way } from "./hierarchy/way-between.ts";
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
 *  Errors: positions of another mode are a bug and assert.   Source: see Hierarchy. */
export function routeBetween(graph: Graph, mode: Mode, from: Snapped, to: Snapped): Route | null {
  assert(from.mode === mode && to.mode === mode, "both positions are of the mode asked for");
  const direct = directMillis(from, to);
  const way = direct?.millis === 0 ? null : fastestWay(graph, mode, from, to);
  if (direct !== null && (way === null || direct.millis <= way.millis)) {
    const trace = new RouteTrace(graph, mode);
    trace.within(from, to, direct.start.arc);
    return routeOf(direct.millis, direct.end.metresBefore - direct.start.metresBefore, trace);
  }
  return way === null ? null : routeAlong(graph, mode, way, [from, to]);
}

function routeAlong(
  graph: Graph,
  mode: Mode,
  { millis, arcs }: Way,
  [from, to]: readonly [Snapped, Snapped],
): Route {
  const start = alongArc(from, arcs[0]);
  const end = alongArc(to, arcs[arcs.length - 1]);
  const trace = new RouteTrace(graph, mode);
  trace.begin(from, start.arc);
  let length = start.metresAfter + end.metresBefore;
  for (const arc of arcs.slice(1, -1)) {
    trace.whole(arc);
    length += graph.networks[mode].arcMetres[arc] ?? 0;
  }
  trace.finish(to, end.arc);
  return routeOf(millis, length, trace);
}

function alongArc(position: Snapped, arc: number | undefined): SnappedArc {
  const along = position.arcs.find((candidate) => candidate.arc === arc);
  assert(along !== undefined, "a way begins and ends on arcs of its ends");
  return along;
}

function routeOf(millis: number, length: number, trace: RouteTrace): Route {
  const { geometry, streets } = trace;
  return { seconds: seconds(millis / 1000), metres: metres(length), geometry, streets };
}
