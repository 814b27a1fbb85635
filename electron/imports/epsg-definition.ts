/** Projection of an EPSG code that is built in, as proj4 reads it; null for any other.
 *  CGCS2000 Gauss-Krüger in zones of six degrees (4491-4512) and three (4513-4554), each with the
 *  zone before the easting and without it; UTM on WGS 84 and ETRS89; web Mercator.
 *  Source: EPSG registry, compared with PROJ 9. */
export function epsgDefinition(code: number): string | null {
  const family = GAUSS_KRUGER.find(({ first, last }) => code >= first && code <= last);
  if (family !== undefined) {
    const step = code - family.first;
    const meridian = 75 + step * family.degrees;
    const millions = family.firstZone === null ? 0 : family.firstZone + step;
    return gaussKruger(meridian, millions * 1_000_000 + 500_000);
  }
  if (code >= 32601 && code <= 32660) return utm(code - 32600, "+datum=WGS84");
  if (code >= 32701 && code <= 32760) return `${utm(code - 32700, "+datum=WGS84")} +south`;
  if (code >= 25828 && code <= 25838) return utm(code - 25800, "+ellps=GRS80");
  return code === 3857 ? WEB_MERCATOR : null;
}

const GAUSS_KRUGER = [
  { first: 4491, last: 4501, degrees: 6, firstZone: 13 },
  { first: 4502, last: 4512, degrees: 6, firstZone: null },
  { first: 4513, last: 4533, degrees: 3, firstZone: 25 },
  { first: 4534, last: 4554, degrees: 3, firstZone: null },
] as const;

const WEB_MERCATOR =
  "+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +no_defs";

function gaussKruger(meridian: number, easting: number): string {
  const middle = `+lon_0=${meridian} +k=1 +x_0=${easting} +y_0=0`;
  return `+proj=tmerc +lat_0=0 ${middle} +ellps=GRS80 +units=m +no_defs`;
}

function utm(zone: number, figure: string): string {
  return `+proj=utm +zone=${zone} ${figure} +units=m +no_defs`;
}
