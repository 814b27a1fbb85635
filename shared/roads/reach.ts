import { assert } from "../kit/assert.ts";
import type { FlatBounds } from "../kit/flat-ring.ts";
import type { LngLat } from "../units/lng-lat.ts";
import type { Seconds } from "../units/quantity.ts";
import { chainBoxes } from "./chain-boxes.ts";
import type { Graph } from "./graph.ts";
import { NO_WAY } from "./hierarchy/hierarchy.ts";
import type { Mode } from "./mode.ts";
import type { Network } from "./network.ts";
import { outlinesWithin } from "./outline.ts";
import { exitsWithin } from "./reach-exits.ts";
import type { ReachExit } from "./reach-exits.ts";
import { emptyWalk, walkArc } from "./reach-walk.ts";
import { reachedWithin } from "./reached.ts";
import type { Reached } from "./reached.ts";
import { E7 } from "./road-input.ts";
import { METRES_A_UNIT } from "./segment-metres.ts";
import type { Snapped } from "./snap.ts";
import { enterBox, enterPieces, timeGridOver } from "./time-grid.ts";
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
/** By which the two times of a place on a street may differ: rounding, once an arc. */
const ROUNDING_MILLIS = 2;

/** Reach from one position for each of the limits, in the order given.  The streets are searched
 *  once: a further limit costs its outline and its exits only, so that a reach may grow with a
 *  clock.   Errors: a position of another mode is a bug and asserts. */
export function reachFrom(
  graph: Graph,
  mode: Mode,
  from: Snapped,
  limits: readonly Seconds[],
): Reach[] {
  assert(from.mode === mode, "the position is of the mode asked for");
  const network = graph.networks[mode];
  const reached = reachedWithin(graph, mode, from, Math.max(0, ...limits) * 1000);
  const grid = gridOf(graph, network, reached);
  return limits.map((limit) => ({
    limit,
    polygons: outlinesWithin(grid, limit * 1000).map((rings) => rings.map(degreesOf)),
    exits: exitsWithin(graph, network, reached, limit * 1000),
  }));
}

function gridOf(graph: Graph, network: Network, reached: Reached): TimeGrid {
  const { from, arcs, enter, starts, largest } = reached;
  const [lng, lat] = [from.lngLat[0] * E7, from.lngLat[1] * E7];
  const boxes = chainBoxes(graph, network);
  const bounds = boundsOfArcs(network, arcs, { boxes, start: [lng, lat, lng, lat] });
  const grid = timeGridOver(bounds, CELL_METRES_MIN / METRES_A_UNIT);
  enterPieces(grid, { pieces: Float64Array.of(lng, lat, 0, lng, lat, 0), count: 1, name: 0 });
  const walked = emptyWalk();
  const enterByArc = enterTimes(network, reached);
  for (let at = 0; at < arcs.length; at += 1) {
    const arc = arcs[at] ?? 0;
    const begin = enter[at] ?? 0;
    const start = at < starts ? 0 : begin;
    const box = ((network.arcChain[arc] ?? 0) >> 1) * 4;
    if (enterBox(grid, boxes, box, start)) continue;
    const limit = at < starts ? largest : meetingTime(network, enterByArc, arc, largest);
    walkArc(graph, network, { arc, enter: begin, start, limit }, walked);
    enterPieces(grid, walked);
  }
  return grid;
}

/** Milliseconds at which each arc is entered, NO_WAY where it is not; starts do not count. */
function enterTimes(network: Network, { arcs, enter, starts }: Reached): Int32Array {
  const times = new Int32Array(network.arcHead.length).fill(NO_WAY);
  for (let at = starts; at < arcs.length; at += 1) times[arcs[at] ?? 0] = enter[at] ?? 0;
  return times;
}

/** When whoever travels an arc meets who came the other way: beyond, the other one was sooner. */
function meetingTime(network: Network, enter: Int32Array, arc: number, largest: number): number {
  const twin = network.arcTwin[arc] ?? -1;
  const other = twin < 0 ? NO_WAY : (enter[twin] ?? NO_WAY);
  if (other >= NO_WAY || !isEven(network, (network.arcChain[arc] ?? 0) >> 1)) return largest;
  const whole = (enter[arc] ?? 0) + other + (network.arcMillis[arc] ?? 0);
  return Math.min(largest, whole / 2 + ROUNDING_MILLIS);
}

/** Whether a chain is as fast one way as the other all along. */
function isEven({ firstLeg, legSpeed }: Network, chain: number): boolean {
  const end = firstLeg[chain + 1] ?? 0;
  for (let leg = firstLeg[chain] ?? 0; leg < end; leg += 1) {
    if (legSpeed[leg * 2] !== legSpeed[leg * 2 + 1]) return false;
  }
  return true;
}

/** Bounds of every arc that is entered, also of what lies beyond the limit on it. */
function boundsOfArcs(
  { arcChain }: Network,
  arcs: Uint32Array,
  { boxes, start }: { readonly boxes: Int32Array; readonly start: FlatBounds },
): FlatBounds {
  let [west, south, east, north] = start;
  for (let at = 0; at < arcs.length; at += 1) {
    const box = ((arcChain[arcs[at] ?? 0] ?? 0) >> 1) * 4;
    west = Math.min(west, boxes[box] ?? 0);
    south = Math.min(south, boxes[box + 1] ?? 0);
    east = Math.max(east, boxes[box + 2] ?? 0);
    north = Math.max(north, boxes[box + 3] ?? 0);
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
