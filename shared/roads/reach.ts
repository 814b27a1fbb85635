import { assert } from "../kit/assert.ts";
import type { FlatBounds } from "../kit/flat-ring.ts";
import type { LngLat } from "../units/lng-lat.ts";
import type { Seconds } from "../units/quantity.ts";
import { startsOf } from "./fastest-way.ts";
import type { Graph } from "./graph.ts";
import { NO_WAY } from "./hierarchy/hierarchy.ts";
import { millisToAll } from "./hierarchy/sweep.ts";
import { wayOfArcs } from "./hierarchy/way-between.ts";
import type { Mode } from "./mode.ts";
import type { Network } from "./network.ts";
import { outlinesWithin } from "./outline.ts";
import { exitsWithin, nodeTimes } from "./reach-exits.ts";
import type { ReachExit } from "./reach-exits.ts";
import { walkArc } from "./reach-walk.ts";
import type { Stretch, TimedPiece } from "./reach-walk.ts";
import { E7 } from "./road-input.ts";
import { METRES_A_UNIT } from "./segment-metres.ts";
import type { Snapped } from "./snap.ts";
import { enterPiece, timeGridOver } from "./time-grid.ts";
import type { TimeGrid } from "./time-grid.ts";

/** The ground that can be reached within a time, and the streets that lead out of it. */
export type Reach = {
  readonly limit: Seconds;
  /** Coordinates of a GeoJSON MultiPolygon: every street reached lies inside. */
  readonly polygons: readonly (readonly (readonly LngLat[])[])[];
  readonly exits: readonly ReachExit[];
};

/** Outlines follow streets no closer than this. */
const CELL_METRES_MIN = 25;

/** Reach from one position for each of the limits, in the order given.
 *  Errors: a position of another mode is a bug and asserts. */
export function reachFrom(
  graph: Graph,
  mode: Mode,
  from: Snapped,
  limits: readonly Seconds[],
): Reach[] {
  assert(from.mode === mode, "the position is of the mode asked for");
  const network = graph.networks[mode];
  const largest = Math.max(0, ...limits) * 1000;
  const stretches = stretchesOf(graph, mode, from, largest);
  const grid = gridOf(graph, network, from, { stretches, largest });
  const reached = { stretches, from, nodeMillis: nodeTimes(network, stretches) };
  return limits.map((limit) => ({
    limit,
    polygons: outlinesWithin(grid, limit * 1000).map((rings) => rings.map(degreesOf)),
    exits: exitsWithin(graph, network, reached, limit * 1000),
  }));
}

/** Every arc that is entered in time, from where on and when. */
function stretchesOf(graph: Graph, mode: Mode, from: Snapped, largest: number): Stretch[] {
  const [network, hierarchy] = [graph.networks[mode], graph.hierarchies[mode]];
  const millis = millisToAll(hierarchy, startsOf(from));
  const stretches: Stretch[] = [];
  for (const { arc, millisBefore, millisAfter } of from.arcs) {
    millis[arc] = NO_WAY;
    stretches.push({ arc, enter: -millisBefore, start: 0 });
    const loop = wayOfArcs(hierarchy, network, arc, arc);
    if (loop !== null) millis[arc] = millisAfter + loop.millis;
  }
  for (let arc = 0; arc < millis.length; arc += 1) {
    const enter = (millis[arc] ?? NO_WAY) - (network.arcMillis[arc] ?? 0);
    if (enter <= largest) stretches.push({ arc, enter, start: enter });
  }
  return stretches;
}

function gridOf(
  graph: Graph,
  network: Network,
  from: Snapped,
  { stretches, largest }: { readonly stretches: readonly Stretch[]; readonly largest: number },
): TimeGrid {
  const [lng, lat] = [from.lngLat[0] * E7, from.lngLat[1] * E7];
  const bounds = boundsOfStretches(graph, network, stretches, [lng, lat, lng, lat]);
  const grid = timeGridOver(bounds, CELL_METRES_MIN / METRES_A_UNIT);
  enterPiece(grid, Float64Array.of(lng, lat, 0, lng, lat, 0));
  const enter = (piece: TimedPiece): void => enterPiece(grid, piece);
  for (const stretch of stretches) walkArc(graph, network, stretch, largest, enter);
  return grid;
}

/** Bounds of every arc that is entered, also of what lies beyond the limit on it. */
function boundsOfStretches(
  { pointLng, pointLat }: Graph,
  { arcChain, firstPoint, chainPoints }: Network,
  stretches: readonly Stretch[],
  start: FlatBounds,
): FlatBounds {
  let [west, south, east, north] = start;
  for (const { arc } of stretches) {
    const chain = (arcChain[arc] ?? 0) >> 1;
    const end = firstPoint[chain + 1] ?? 0;
    for (let at = firstPoint[chain] ?? 0; at < end; at += 1) {
      const point = chainPoints[at] ?? 0;
      const [lng, lat] = [pointLng[point] ?? 0, pointLat[point] ?? 0];
      if (lng < west) west = lng;
      if (lng > east) east = lng;
      if (lat < south) south = lat;
      if (lat > north) north = lat;
    }
  }
  return [west, south, east, north];
}

function degreesOf(ring: readonly number[]): LngLat[] {
  const points: LngLat[] = [];
  for (let at = 0; at + 1 < ring.length; at += 2) {
    points.push([(ring[at] ?? 0) / E7, (ring[at + 1] ?? 0) / E7]);
  }
  return points;
}
