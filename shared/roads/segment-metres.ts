import { E7 } from "./road-input.ts";

/** Metres on the ground of one unit of latitude. */
export const METRES_A_UNIT = (6_371_008.8 * Math.PI) / 180 / E7;
const RADIANS_A_UNIT = Math.PI / 180 / E7;

/** Length of a short straight piece, metres.  Shape: degrees times ten million.
 *  Source: equirectangular at the middle latitude, below 1e-6 off the great circle under 10 km. */
export function segmentMetres(lngA: number, latA: number, lngB: number, latB: number): number {
  const shrink = Math.cos(((latA + latB) / 2) * RADIANS_A_UNIT);
  const dLng = (lngB - lngA) * shrink;
  const dLat = latB - latA;
  return Math.sqrt(dLng * dLng + dLat * dLat) * METRES_A_UNIT;
}

/** Milliseconds for metres at a speed given in half km/h. */
export const millisFor = (metres: number, halfKmh: number): number => (metres * 7200) / halfKmh;
