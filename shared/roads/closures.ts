import type { LngLat } from "../units/lng-lat.ts";
import { metres } from "../units/quantity.ts";
import type { Metres } from "../units/quantity.ts";
import type { Graph } from "./graph.ts";
import { customizeClosed } from "./hierarchy/customize.ts";
import type { Hierarchy } from "./hierarchy/hierarchy.ts";
import { MODES } from "./mode.ts";
import type { Mode } from "./mode.ts";
import { ARC_FLAG, arcCountOf } from "./network.ts";
import type { Network } from "./network.ts";
import { E7 } from "./road-input.ts";
import { snapperOf } from "./snap.ts";
import type { Snapped } from "./snap.ts";

/** A street between two junctions, in both directions, in the modes that travel it. */
export type Stretch = {
  /** Empty where the street has no name. */
  readonly street: string;
  /** On the street, nearest to the place asked for. */
  readonly lngLat: LngLat;
  /** From the place asked for to the street. */
  readonly distance: Metres;
  /** The whole stretch, from junction to junction. */
  readonly line: readonly LngLat[];
  readonly arcs: readonly ClosedArcs[];
};

/** Arcs of one mode that nothing may turn into. */
export type ClosedArcs = { readonly mode: Mode; readonly arcs: readonly number[] };

/** How far the networks of two modes may lie apart on the same street. */
const SAME_STREET_METRES = metres(1);

/** The stretch at a place: the nearest street of the first mode, and in every further mode the same
 *  street if that mode travels it.  Null where none is within the limit. */
export function stretchAt(
  graph: Graph,
  lngLat: LngLat,
  modes: readonly Mode[],
  limit: Metres,
): Stretch | null {
  let first: { readonly mode: Mode; readonly snapped: Snapped } | null = null;
  const arcs: ClosedArcs[] = [];
  for (const mode of modes) {
    const place: LngLat = first?.snapped.lngLat ?? lngLat;
    const snapped = snapperOf(graph, mode).snap(place, first === null ? limit : SAME_STREET_METRES);
    if (snapped === null) continue;
    first ??= { mode, snapped };
    arcs.push({ mode, arcs: snapped.arcs.map(({ arc }) => arc) });
  }
  if (first === null) return null;
  const { street, distance, chain } = first.snapped;
  const line = lineOf(graph, graph.networks[first.mode], chain);
  return { street, lngLat: first.snapped.lngLat, distance, line, arcs };
}

function lineOf({ pointLng, pointLat }: Graph, network: Network, chain: number): LngLat[] {
  const { firstPoint, chainPoints } = network;
  const points = chainPoints.subarray(firstPoint[chain] ?? 0, firstPoint[chain + 1] ?? 0);
  return Array.from(points, (point): LngLat => [
    (pointLng[point] ?? 0) / E7,
    (pointLat[point] ?? 0) / E7,
  ]);
}

/** The same streets with some arcs closed: nothing turns into them, in every search on the view.
 *  Who stands on a closed street may drive off it; a closed way on makes no new place to turn back.
 *  Everything but the times of the modes concerned is shared with the graph given, which must have
 *  no closures itself: a view of all closures in force is made anew whenever they change.
 *  Shape: as Graph.   Errors: none; arcs a network does not have are left out. */
export function closedGraph(graph: Graph, closed: readonly ClosedArcs[]): Graph {
  const networks: Record<Mode, Network> = { ...graph.networks };
  const hierarchies: Record<Mode, Hierarchy> = { ...graph.hierarchies };
  for (const mode of MODES) {
    const open = graph.networks[mode];
    const arcs = closed
      .flatMap((one) => (one.mode === mode ? one.arcs : []))
      .filter((arc) => arc >= 0 && arc < arcCountOf(open));
    if (arcs.length === 0) continue;
    networks[mode] = withoutArcs(open, arcs);
    const hierarchy = graph.hierarchies[mode];
    hierarchies[mode] = { ...hierarchy, ...customizeClosed(open, hierarchy, arcs) };
  }
  return { ...graph, networks, hierarchies };
}

function withoutArcs(network: Network, arcs: readonly number[]): Network {
  const arcFlags = network.arcFlags.slice();
  for (const arc of arcs) {
    arcFlags[arc] = (arcFlags[arc] ?? 0) | ARC_FLAG.closed | ARC_FLAG.bannedInto;
  }
  return { ...network, arcFlags };
}
