import { distanceBetween } from "../units/lng-lat.ts";
import type { LngLat } from "../units/lng-lat.ts";
import { metres } from "../units/quantity.ts";
import type { Metres } from "../units/quantity.ts";
import { chainArcs } from "./chain-arcs.ts";
import { fastestWay } from "./fastest-way.ts";
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
import { textAt } from "./string-table.ts";

/** A street between two junctions, in both directions, in the modes that travel it. */
export type Stretch = {
  /** Empty where the street has no name. */
  readonly street: string;
  /** On the street, half way along the stretch: its name among stretches. */
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

/** The stretch at a place: the street nearest to it that any of the modes travels, of several modes
 *  the first one's; and in every further mode what it has of the same street.  Null where none is
 *  within the limit. */
export function stretchAt(
  graph: Graph,
  lngLat: LngLat,
  modes: readonly Mode[],
  limit: Metres,
): Stretch | null {
  const near = modes.flatMap((mode) => {
    const snapped = snapperOf(graph, mode).snap(lngLat, limit);
    return snapped === null ? [] : [{ mode, snapped }];
  });
  const least = Math.min(...near.map(({ snapped }) => snapped.distance));
  const first = near.find(({ snapped }) => snapped.distance <= least + SAME_STREET_METRES);
  if (first === undefined) return null;
  const { street, distance, chain } = first.snapped;
  return { street, distance, ...stretchOf(graph, first.mode, chain, modes) };
}

/** The stretches along the shortest of the ways that the modes know between two places, in either
 *  direction: a street with one way for cars is closed along it, not around it.
 *  Shape: in order; those of both ends are whole.   Errors: none; empty where there is no way. */
export function stretchesBetween(
  graph: Graph,
  [from, to]: readonly [from: LngLat, to: LngLat],
  modes: readonly Mode[],
  limit: Metres,
): readonly Stretch[] {
  let best: { readonly mode: Mode; readonly length: number; chains: readonly number[] } | null =
    null;
  for (const mode of modes) {
    const snapper = snapperOf(graph, mode);
    const ends = [snapper.snap(from, limit), snapper.snap(to, limit)] as const;
    for (const [a, b] of [ends, [ends[1], ends[0]] as const]) {
      if (a === null || b === null) continue;
      const found = chainsBetween(graph, mode, a, b);
      if (found !== null && found.length < (best?.length ?? Infinity)) best = { mode, ...found };
    }
  }
  if (best === null) return [];
  const { mode } = best;
  return best.chains.map((chain) => {
    const network = graph.networks[mode];
    const street = textAt(graph.names, network.legName[network.firstLeg[chain] ?? 0] ?? 0);
    return { street, distance: metres(0), ...stretchOf(graph, mode, chain, modes) };
  });
}

function chainsBetween(graph: Graph, mode: Mode, from: Snapped, to: Snapped) {
  if (from.chain === to.chain) return { length: 0, chains: [from.chain] };
  const way = fastestWay(graph, mode, from, to);
  if (way === null) return null;
  const { arcChain, arcMetres } = graph.networks[mode];
  const length = way.arcs.reduce((sum, arc) => sum + (arcMetres[arc] ?? 0), 0);
  return { length, chains: [...new Set(way.arcs.map((arc) => (arcChain[arc] ?? 0) >> 1))] };
}

/** A chain of one mode, and every chain of the others that lies along it. */
function stretchOf(graph: Graph, mode: Mode, chain: number, modes: readonly Mode[]) {
  const line = lineOf(graph, graph.networks[mode], chain);
  const arcs = modes.flatMap((other): ClosedArcs[] => {
    if (other === mode) return [{ mode, arcs: [...chainArcs(graph.networks[mode], chain)] }];
    const found = new Set<number>();
    for (const place of placesAlong(line)) {
      const snapped = snapperOf(graph, other).snap(place, SAME_STREET_METRES);
      for (const { arc } of snapped?.arcs ?? []) found.add(arc);
    }
    return found.size === 0 ? [] : [{ mode: other, arcs: [...found] }];
  });
  return { line, arcs, lngLat: middleOf(line) };
}

/** The middle of every piece: no junction, where other streets are as near. */
function placesAlong(line: readonly LngLat[]): LngLat[] {
  return line.slice(1).map(([lng, lat], index): LngLat => {
    const [beforeLng, beforeLat] = line[index] ?? [lng, lat];
    return [(beforeLng + lng) / 2, (beforeLat + lat) / 2];
  });
}

/** Half way along: the same place for the same stretch, wherever it was pointed at. */
function middleOf(line: readonly LngLat[]): LngLat {
  const lengths = line.slice(1).map((point, index) => distanceBetween(line[index] ?? point, point));
  let left = lengths.reduce((sum, length) => sum + length, 0) / 2;
  for (const [index, length] of lengths.entries()) {
    const [a, b] = [line[index], line[index + 1]];
    if (a === undefined || b === undefined) break;
    if (left <= length && length > 0) {
      const share = left / length;
      return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
    }
    left -= length;
  }
  return line[0] ?? [0, 0];
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
