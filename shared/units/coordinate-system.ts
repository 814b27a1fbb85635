import gcoord from "gcoord";
import type { LngLat } from "./lng-lat.ts";

/** Systems that need no projection library; `epsg:N` is resolved by the importers. */
export const COORDINATE_SYSTEMS = ["wgs84", "cgcs2000", "gcj02", "bd09"] as const;
export type CoordinateSystem = (typeof COORDINATE_SYSTEMS)[number];

/** WGS-84 position of a raw pair given in a declared system.  Shape: degrees in and out.
 *  CGCS2000 equals WGS-84 within decimetres.  The system is declared by a person, never guessed:
 *  gcoord decides by bounding box and would shift Seoul and Hanoi. */
export function wgs84From(system: CoordinateSystem, raw: LngLat): LngLat {
  return convert(system, "wgs84", raw);
}

/** The reverse, for tests and exports. */
export function lngLatIn(system: CoordinateSystem, position: LngLat): LngLat {
  return convert("wgs84", system, position);
}

const GCOORD_NAME = {
  wgs84: gcoord.WGS84,
  cgcs2000: gcoord.WGS84,
  gcj02: gcoord.GCJ02,
  bd09: gcoord.BD09,
} as const;

function convert(from: CoordinateSystem, to: CoordinateSystem, point: LngLat): LngLat {
  if (GCOORD_NAME[from] === GCOORD_NAME[to]) return point;
  const [lng, lat] = gcoord.transform([point[0], point[1]], GCOORD_NAME[from], GCOORD_NAME[to]);
  return [lng, lat];
}

/** Why a raw pair is no position, or null if it is one.  Rule N2 of the feeds: an empty text is
 *  not zero, and a pair within 0.001 degree of zero is a receiver without a fix. */
export function positionFault(lng: number, lat: number): "not-a-number" | "range" | "zero" | null {
  if (!Number.isFinite(lng) || !Number.isFinite(lat)) return "not-a-number";
  if (Math.abs(lat) > 90 || Math.abs(lng) > 180) return "range";
  if (Math.abs(lat) < 0.001 && Math.abs(lng) < 0.001) return "zero";
  return null;
}
