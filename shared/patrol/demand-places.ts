import type { IncidentState } from "../fold/incident-state.ts";
import type { Place } from "../model/place.ts";
import { lngLatOf } from "../model/position.ts";
import { distanceBetween } from "../units/lng-lat.ts";
import type { LngLat } from "../units/lng-lat.ts";
import type { EpochMs } from "../units/quantity.ts";
import { seconds } from "../units/quantity.ts";
import type { PatrolPlace } from "./patrol-place.ts";

/** Reports of the last four weeks count; older ones tell little about tonight. */
const HISTORY_MS = 28 * 86_400_000;
const CELL_METRES = 250;
const METRES_PER_DEGREE = 111_320;
/** Without a lens within this distance, feet go there. */
const GAP_METRES = 200;
const PLACES_MAX = 160;
/** Random stops of 10 to 15 minutes are the classic dose (Koper 1995). */
const HOT_DWELL_S = 12 * 60;
const GAP_DWELL_S = 8 * 60;
const POST_DWELL_S = 10 * 60;

/** Where people gather, in the words of OpenStreetMap. */
const GATHERING = [
  "school",
  "hospital",
  "marketplace",
  "station",
  "bus_station",
  "mall",
  "supermarket",
  "park",
  "bank",
  "village",
] as const;
const POST = "police";
/** Classes of place that a plan is made from. */
export const PATROL_PLACE_CLASSES: readonly string[] = [POST, ...GATHERING];

export type DemandInput = {
  readonly incidents: Iterable<IncidentState>;
  /** Named places of the pack that people gather at, and police posts. */
  readonly places: readonly Place[];
  readonly cameras: readonly LngLat[];
  readonly now: EpochMs;
};

/** Places for the next shift, best first: hot cells by citizen reports, posts, and lens gaps.
 *  Only place and time of a report are read, never anything about a person. */
export function demandPlaces(input: DemandInput): {
  readonly places: readonly PatrolPlace[];
  readonly riskKnown: boolean;
} {
  const hot = hotPlaces(input);
  const gaps = gapPlaces(input);
  const posts = input.places.filter((place) => place.class === POST).map(postOf);
  const places = [...hot, ...posts, ...gaps].sort(
    (a, b) => b.prize - a.prize || (a.id < b.id ? -1 : 1),
  );
  return { places: places.slice(0, PLACES_MAX), riskKnown: hot.length > 0 };
}

function hotPlaces({ incidents, places, now }: DemandInput): PatrolPlace[] {
  const cells = new Map<string, { count: number; lng: number; lat: number }>();
  for (const { report } of incidents) {
    const lngLat = lngLatOf(report.position);
    if (lngLat === null || report.reportedAt < now - HISTORY_MS) continue;
    const key = cellOf(lngLat);
    const cell = cells.get(key) ?? { count: 0, lng: 0, lat: 0 };
    cell.count++;
    cell.lng += lngLat[0];
    cell.lat += lngLat[1];
    cells.set(key, cell);
  }
  return [...cells].map(([key, { count, lng, lat }]) => {
    const lngLat: LngLat = [lng / count, lat / count];
    const name = nearestName(places, lngLat);
    const reasons = [{ code: "HOT", value: count } as const];
    return {
      id: `hot-${key}`,
      name,
      lngLat,
      prize: 1000 * count,
      dwell: seconds(HOT_DWELL_S),
      reasons,
    };
  });
}

function gapPlaces({ places, cameras }: DemandInput): PatrolPlace[] {
  const gathering = places.filter((place) => GATHERING.some((one) => one === place.class));
  return gathering.flatMap((place) => {
    const nearest = cameras.reduce(
      (least, camera) => Math.min(least, distanceBetween(camera, place.lngLat)),
      Infinity,
    );
    if (nearest < GAP_METRES) return [];
    const value = Number.isFinite(nearest) ? Math.round(nearest) : null;
    const { id, name, lngLat } = place;
    const reasons = [{ code: "GAP", value } as const];
    return [{ id, name, lngLat, prize: 600, dwell: seconds(GAP_DWELL_S), reasons }];
  });
}

function postOf({ id, name, lngLat }: Place): PatrolPlace {
  const reasons = [{ code: "POST", value: null } as const];
  return { id, name, lngLat, prize: 800, dwell: seconds(POST_DWELL_S), reasons };
}

function cellOf([lng, lat]: LngLat): string {
  const row = Math.floor((lat * METRES_PER_DEGREE) / CELL_METRES);
  const width =
    METRES_PER_DEGREE * Math.cos((row * CELL_METRES * Math.PI) / METRES_PER_DEGREE / 180);
  return `${row}-${Math.floor((lng * width) / CELL_METRES)}`;
}

function nearestName(places: readonly Place[], lngLat: LngLat): string {
  let name = `${lngLat[0].toFixed(4)}, ${lngLat[1].toFixed(4)}`;
  let least = Infinity;
  for (const place of places) {
    const away = distanceBetween(place.lngLat, lngLat);
    if (away < least) [name, least] = [place.name, away];
  }
  return name;
}
