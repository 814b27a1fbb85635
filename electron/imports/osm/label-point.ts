import type { LngLat } from "../../../shared/units/lng-lat.ts";
import type { Polygon } from "./map-feature.ts";
import { boundsOfRing } from "../../../shared/kit/flat-ring.ts";

/** A point well inside a polygon: the middle of its widest stretch at the middle latitude. */
export function labelPoint(polygon: Polygon): LngLat {
  const outer = polygon[0] ?? [];
  const [west, south, east, north] = boundsOfRing(outer);
  const lat = (south + north) / 2 + (north - south) * 1e-4;
  const crossings = polygon.flatMap((ring) => crossingsAt(ring, lat)).sort((a, b) => a - b);
  let best: LngLat = [(west + east) / 2, lat];
  let width = 0;
  for (let at = 0; at + 1 < crossings.length; at += 2) {
    const [from, to] = [crossings[at] ?? 0, crossings[at + 1] ?? 0];
    if (to - from > width) [width, best] = [to - from, [(from + to) / 2, lat]];
  }
  return best;
}

function crossingsAt(ring: readonly number[], lat: number): number[] {
  const found: number[] = [];
  for (let at = 0; at + 3 < ring.length; at += 2) {
    const [ay, by] = [ring[at + 1] ?? 0, ring[at + 3] ?? 0];
    if (ay > lat === by > lat) continue;
    const [ax, bx] = [ring[at] ?? 0, ring[at + 2] ?? 0];
    found.push(ax + ((bx - ax) * (lat - ay)) / (by - ay));
  }
  return found;
}
