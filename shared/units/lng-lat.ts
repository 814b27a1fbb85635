import { heading, metres } from "./quantity.ts";
import type { Heading, Metres } from "./quantity.ts";

/** Longitude and latitude, WGS-84 degrees, always in this order. */
export type LngLat = readonly [lng: number, lat: number];
/** West, south, east, north, degrees. */
export type Bounds = readonly [west: number, south: number, east: number, north: number];

const EARTH_RADIUS = 6_371_008.8;
const RADIANS = Math.PI / 180;

/** Great-circle distance.  Source: haversine, IUGG mean radius. */
export function distanceBetween(a: LngLat, b: LngLat): Metres {
  const dLat = (b[1] - a[1]) * RADIANS;
  const dLng = (b[0] - a[0]) * RADIANS;
  const s =
    Math.sin(dLat / 2) ** 2 +
    Math.cos(a[1] * RADIANS) * Math.cos(b[1] * RADIANS) * Math.sin(dLng / 2) ** 2;
  return metres(2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(s))));
}

/** Initial bearing from a to b, degrees clockwise from north. */
export function bearingBetween(a: LngLat, b: LngLat): Heading {
  const dLng = (b[0] - a[0]) * RADIANS;
  const [latA, latB] = [a[1] * RADIANS, b[1] * RADIANS];
  const y = Math.sin(dLng) * Math.cos(latB);
  const x = Math.cos(latA) * Math.sin(latB) - Math.sin(latA) * Math.cos(latB) * Math.cos(dLng);
  return heading(Math.atan2(y, x) / RADIANS);
}

/** The point so far from here in that direction. */
export function pointTowards(from: LngLat, direction: Heading, distance: Metres): LngLat {
  const angular = distance / EARTH_RADIUS;
  const bearing = direction * RADIANS;
  const lat = from[1] * RADIANS;
  const sinLat =
    Math.sin(lat) * Math.cos(angular) + Math.cos(lat) * Math.sin(angular) * Math.cos(bearing);
  const lng =
    from[0] * RADIANS +
    Math.atan2(
      Math.sin(bearing) * Math.sin(angular) * Math.cos(lat),
      Math.cos(angular) - Math.sin(lat) * sinLat,
    );
  return [lng / RADIANS, Math.asin(sinLat) / RADIANS];
}

/** Smallest bounds that hold every point; null for no point. */
export function boundsOf(points: Iterable<LngLat>): Bounds | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lng, lat] of points) {
    west = Math.min(west, lng);
    south = Math.min(south, lat);
    east = Math.max(east, lng);
    north = Math.max(north, lat);
  }
  return west <= east ? [west, south, east, north] : null;
}

export function boundsHold(bounds: Bounds, [lng, lat]: LngLat): boolean {
  return lng >= bounds[0] && lng <= bounds[2] && lat >= bounds[1] && lat <= bounds[3];
}
