import proj4 from "proj4";
import { COORDINATE_SYSTEMS, wgs84From } from "../../shared/units/coordinate-system.ts";
import type { CoordinateSystem } from "../../shared/units/coordinate-system.ts";
import type { LngLat } from "../../shared/units/lng-lat.ts";
import { err, ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import type { ImportRefusal } from "../../shared/model/import-refusal.ts";
import { epsgDefinition } from "./epsg-definition.ts";
import type { RawPair } from "./raw-table.ts";

/** A declared coordinate system: its name as it is kept beside each raw pair, and the way to WGS-84
 *  degrees.  A pair that it cannot be the system of comes out beyond every range. */
export type Datum = {
  readonly name: string;
  readonly projected: boolean;
  readonly lngLatFrom: (raw: RawPair) => LngLat;
};

/** The system that a person names: wgs84, cgcs2000, gcj02, bd09 or epsg:N. */
export function datumNamed(name: string): Result<Datum, ImportRefusal> {
  const lower = name.trim().toLowerCase();
  const plain = COORDINATE_SYSTEMS.find((system) => system === lower);
  if (plain !== undefined) return ok(geographic(plain, lower));
  const code = /^(?:epsg|esri):(\d{4,6})$/.exec(lower)?.[1];
  const system = code === undefined ? undefined : GEOGRAPHIC_CODES[code];
  if (system !== undefined) return ok(geographic(system, system));
  const definition = code === undefined ? null : epsgDefinition(Number(code));
  if (definition === null) return err({ kind: "crs-unknown", crs: name.slice(0, 100) });
  return ok(projectedBy(definition, lower));
}

/** The system of a GeoJSON `crs` member: a name, an address or a URN of it. */
export function datumOfUrn(name: string): Datum | null {
  if (/(OGC|CRS)[:/].*CRS84$|^CRS84$/i.test(name)) return geographic("wgs84", "wgs84");
  const code = /EPSG(?:::|:|\/0\/|\/)(?:[\d.]+:)?(\d{4,6})$/i.exec(name)?.[1];
  if (code === undefined) return null;
  const datum = datumNamed(`epsg:${code}`);
  return datum.ok ? datum.value : null;
}

/** The system of a .prj text.  Older Chinese datums lie tens of metres off by an amount that only
 *  the survey office knows: refused rather than drawn wrong. */
export function datumOfPrj(text: string): Result<Datum, ImportRefusal> {
  const unknown = err<ImportRefusal>({ kind: "crs-unknown", crs: text.slice(0, 100) });
  const name = /^[A-Z]+\["([^"]*)"/.exec(text.trim())?.[1] ?? "prj";
  if (/Beijing[_ ]?1954|Xian[_ ]?1980|Krasovsky|IAG[_ ]?75/i.test(text)) return unknown;
  const geographicOnly = /^\s*(GEOGCS|GEOGCRS|GEODCRS)\[/i.test(text);
  if (geographicOnly) {
    const cgcs = /China[_ ]?(2000|Geodetic)|CGCS2000/i.test(text);
    if (cgcs) return ok(geographic("cgcs2000", "cgcs2000"));
    if (/WGS[_ ]?(19)?84|ETRS[_ ]?(19)?89/i.test(text)) return ok(geographic("wgs84", "wgs84"));
  }
  try {
    return ok(projectedBy(text, `prj:${name}`.slice(0, 100), geographicOnly));
  } catch (error) {
    // Whatever the library makes of a text that is no projection, it is not one we can use.
    if (error instanceof Error || typeof error === "string") return unknown;
    throw error;
  }
}

/** WGS 84, its form with heights, CGCS2000, and ETRS89, which is one with it within a metre. */
const GEOGRAPHIC_CODES: Readonly<Record<string, CoordinateSystem | undefined>> = {
  "4326": "wgs84",
  "4979": "wgs84",
  "4258": "wgs84",
  "4490": "cgcs2000",
  "4480": "cgcs2000",
};

/** Read by every check as outside the world. */
const NOWHERE: LngLat = [999, 999];
/** Farther from its central line than this, in degrees, a pair was written in another system. */
const ZONE_DEGREES_MAX = 12;

function geographic(system: CoordinateSystem, name: string): Datum {
  const lngLatFrom = (raw: RawPair): LngLat => {
    const [lng, lat] = raw;
    const inRange = Math.abs(lng) <= 180 && Math.abs(lat) <= 90;
    return inRange ? wgs84From(system, raw) : NOWHERE;
  };
  return { name, projected: false, lngLatFrom };
}

function projectedBy(definition: string, name: string, geographicOnly = false): Datum {
  const converter = proj4(definition);
  const centre = geographicOnly ? null : centralMeridianOf(definition);
  const lngLatFrom = (raw: RawPair): LngLat => {
    if (!raw.every(Number.isFinite)) return NOWHERE;
    const [lng = NaN, lat = NaN] = converter.inverse([raw[0], raw[1]]);
    if (!Number.isFinite(lng) || !Number.isFinite(lat)) return NOWHERE;
    const far = centre !== null && Math.abs(lng - centre) > ZONE_DEGREES_MAX;
    return far ? NOWHERE : [lng, lat];
  };
  return { name, projected: !geographicOnly, lngLatFrom };
}

function centralMeridianOf(definition: string): number | null {
  const utm = /\+proj=utm .*\+zone=(\d+)/.exec(definition)?.[1];
  if (utm !== undefined) return Number(utm) * 6 - 183;
  const transverse = /tmerc|Gauss_Kruger|Transverse_Mercator/i.test(definition);
  const text =
    /\+lon_0=(-?[\d.]+)/.exec(definition)?.[1] ??
    /"Central_Meridian",\s*(-?[\d.]+)/i.exec(definition)?.[1];
  return transverse && text !== undefined ? Number(text) : null;
}
