import { randomIndex } from "../kit/random.ts";
import type { Random } from "../kit/random.ts";
import type { LngLat } from "../units/lng-lat.ts";
import { metres } from "../units/quantity.ts";
import type { Graph } from "./graph.ts";
import type { Mode } from "./mode.ts";
import { E7 } from "./road-input.ts";
import { snapperOf } from "./snap.ts";
import type { Snapped } from "./snap.ts";

/** Chance positions along the streets of a mode, somewhere on a piece each. */
export function randomPlaces(graph: Graph, mode: Mode, random: Random, count: number): Snapped[] {
  const { firstPoint, chainPoints } = graph.networks[mode];
  const chains = firstPoint.length - 1;
  const snapper = snapperOf(graph, mode);
  const places: Snapped[] = [];
  while (places.length < count && chains > 0) {
    const first = firstPoint[randomIndex(random, chains)] ?? 0;
    const [a, b] = [chainPoints[first] ?? 0, chainPoints[first + 1] ?? 0];
    const share = random();
    const at = (ordinates: Int32Array): number =>
      ((ordinates[a] ?? 0) * (1 - share) + (ordinates[b] ?? 0) * share) / E7;
    const lngLat: LngLat = [at(graph.pointLng), at(graph.pointLat)];
    const snapped = snapper.snap(lngLat, metres(10));
    if (snapped !== null) places.push(snapped);
  }
  return places;
}
