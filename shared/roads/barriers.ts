import { distanceBetween } from "../units/lng-lat.ts";
import type { LngLat } from "../units/lng-lat.ts";
import { metres } from "../units/quantity.ts";
import type { Metres } from "../units/quantity.ts";
import type { Graph } from "./graph.ts";
import { ARC_FLAG } from "./network.ts";
import type { Network } from "./network.ts";
import { E7 } from "./road-input.ts";
import { snapperOf } from "./snap.ts";
import type { Snapped } from "./snap.ts";

/** A place where a closed street begins: on an open street, beside the junction. */
export type Barrier = {
  readonly at: Snapped;
  /** From there to the place on the closed street, as the crow flies. */
  readonly onward: Metres;
};

/** So far before a junction a barrier stands, and so near its place on the street is looked for. */
const BEFORE_METRES = 2;
const SAME_METRES = metres(1);

/** Where one can drive to when a place lies on a closed street, nearest first: the junctions at
 *  its ends that an open street leads to.  Empty where the street is open. */
export function barriersOf(graph: Graph, place: Snapped): readonly Barrier[] {
  const network = graph.networks[place.mode];
  if (!place.arcs.every(({ arc }) => isClosed(network, arc))) return [];
  const ends = new Set(
    place.arcs.flatMap(({ arc }) => [network.arcTail[arc] ?? 0, network.arcHead[arc] ?? 0]),
  );
  const barriers = [...ends].flatMap((node): Barrier[] => {
    const at = besideOf(graph, place.mode, node);
    return at === null ? [] : [{ at, onward: distanceBetween(at.lngLat, place.lngLat) }];
  });
  return barriers.sort((a, b) => a.onward - b.onward);
}

/** On the first open street that arrives at a junction, just before it. */
function besideOf(graph: Graph, mode: Snapped["mode"], node: number): Snapped | null {
  const network = graph.networks[mode];
  const end = network.firstArrival[node + 1] ?? 0;
  for (let at = network.firstArrival[node] ?? 0; at < end; at += 1) {
    const arc = network.arrivals[at] ?? 0;
    if (isClosed(network, arc)) continue;
    const snapped = snapperOf(graph, mode).snap(beforeHead(graph, network, arc), SAME_METRES);
    if (snapped?.arcs.some((one) => one.arc === arc) === true) return snapped;
  }
  return null;
}

function beforeHead(graph: Graph, network: Network, arc: number): LngLat {
  const side = network.arcChain[arc] ?? 0;
  const [first, past] = [network.firstPoint[side >> 1] ?? 0, network.firstPoint[(side >> 1) + 1]];
  const [last, before] = (side & 1) === 0 ? [(past ?? 1) - 1, (past ?? 2) - 2] : [first, first + 1];
  const [head, tail] = [placeOf(graph, network, last), placeOf(graph, network, before)];
  const share = Math.min(0.5, BEFORE_METRES / Math.max(0.1, distanceBetween(head, tail)));
  return [head[0] + (tail[0] - head[0]) * share, head[1] + (tail[1] - head[1]) * share];
}

function placeOf({ pointLng, pointLat }: Graph, { chainPoints }: Network, at: number): LngLat {
  const point = chainPoints[at] ?? 0;
  return [(pointLng[point] ?? 0) / E7, (pointLat[point] ?? 0) / E7];
}

function isClosed({ arcFlags }: Network, arc: number): boolean {
  return ((arcFlags[arc] ?? 0) & ARC_FLAG.closed) !== 0;
}
