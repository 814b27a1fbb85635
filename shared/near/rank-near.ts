import { isActiveStep } from "../fold/incident-state.ts";
import type { IncidentState } from "../fold/incident-state.ts";
import type { UnitState } from "../fold/unit-state.ts";
import type { Camera } from "../model/camera.ts";
import type { Checkpoint } from "../model/checkpoint.ts";
import type {
  NearCamera,
  NearCheckpoint,
  NearIncident,
  NearPost,
  NearUnit,
} from "../model/near.ts";
import type { Place } from "../model/place.ts";
import { lngLatOf } from "../model/position.ts";
import type { SightingStatus } from "../model/sighting.ts";
import type { TravelMode } from "../model/unit.ts";
import { distanceBetween } from "../units/lng-lat.ts";
import type { LngLat } from "../units/lng-lat.ts";
import { seconds } from "../units/quantity.ts";
import type { EpochMs, Metres, Seconds } from "../units/quantity.ts";
import { cameraView } from "./camera-view.ts";

/** The last that was heard of a thing. */
export type Beat = {
  readonly at: EpochMs;
  readonly interval: Seconds;
  readonly status: SightingStatus;
};

/** Beyond these many intervals a thing is stale, and lost. */
const STALE_INTERVALS = 2;
const LOST_INTERVALS = 3;

/** What a heartbeat says at a moment; null: there never was one. */
export function healthOf(beat: Beat | null, now: EpochMs): NearCamera["health"] {
  if (beat === null) return "never";
  if (beat.status === "offline") return "offline";
  const intervals = (now - beat.at) / (beat.interval * 1000);
  if (Number.isNaN(intervals)) return "stale";
  if (intervals > LOST_INTERVALS) return "lost";
  return intervals > STALE_INTERVALS ? "stale" : "live";
}

/** Cameras for a point: those that answer before those that do not, those whose cone holds it
 *  before the others, then the nearer.
 *  Shape: at most `count`.   Errors: none; a camera without a position is left out. */
export function nearCameras(
  cameras: Iterable<{ readonly camera: Camera; readonly health: NearCamera["health"] }>,
  point: LngLat,
  count: number,
): NearCamera[] {
  const rows: NearCamera[] = [];
  for (const { camera, health } of cameras) {
    const lngLat = lngLatOf(camera.position);
    if (lngLat === null) continue;
    const why = cameraView(camera, lngLat, point);
    const { id, name } = camera;
    rows.push({ id, name, lngLat, metres: distanceBetween(lngLat, point), why, health });
  }
  const rank = (row: NearCamera) => Number(isDark(row)) * 2 + Number(row.why === "distance");
  return first(rows, count, (a, b) => rank(a) - rank(b) || a.metres - b.metres);
}

/** A camera that gives no picture now, however well it stands. */
export function isDark({ health }: Pick<NearCamera, "health">): boolean {
  return health === "offline" || health === "lost";
}

/** Checkpoints, nearest first. */
export function nearCheckpoints(
  checkpoints: Iterable<{
    readonly checkpoint: Checkpoint;
    readonly health: NearCheckpoint["health"];
  }>,
  point: LngLat,
  count: number,
): NearCheckpoint[] {
  const rows: NearCheckpoint[] = [];
  for (const { checkpoint, health } of checkpoints) {
    const lngLat = lngLatOf(checkpoint.position);
    if (lngLat === null) continue;
    const { id, name } = checkpoint;
    rows.push({ id, name, lngLat, metres: distanceBetween(lngLat, point), health });
  }
  return first(rows, count, (a, b) => a.metres - b.metres);
}

/** Posts (岗点), nearest first. */
/** A post of the city data, or one that a duty list brought. */
export type PostSpot = Pick<Place, "id" | "name" | "lngLat"> & { readonly kind: "place" | "post" };

export function nearPosts(posts: Iterable<PostSpot>, point: LngLat, count: number): NearPost[] {
  const rows: NearPost[] = [];
  for (const { kind: of, id, name, lngLat } of posts) {
    rows.push({ of, id, name, lngLat, metres: distanceBetween(lngLat, point) });
  }
  return first(rows, count, (a, b) => a.metres - b.metres);
}

/** Which other incidents count as around. */
export type Around = {
  readonly point: LngLat;
  /** The incident that is asked for itself; null: a bare point. */
  readonly but: string | null;
  readonly metres: number;
  readonly hours: number;
  readonly now: EpochMs;
};

/** Other incidents within a radius that were reported within a time, nearest first. */
export function nearIncidents(
  incidents: Iterable<IncidentState>,
  { point, but, metres, hours, now }: Around,
  count: number,
): NearIncident[] {
  const since = now - hours * 3_600_000;
  const rows: NearIncident[] = [];
  for (const { report, stage } of incidents) {
    const { id, title: name, category, priority, reportedAt } = report;
    if (id === but || reportedAt < since) continue;
    const lngLat = lngLatOf(report.position);
    if (lngLat === null) continue;
    const away = distanceBetween(lngLat, point);
    if (away > metres) continue;
    rows.push({ id, name, lngLat, metres: away, category, priority, stage, reportedAt });
  }
  return first(rows, count, (a, b) => a.metres - b.metres || b.reportedAt - a.reportedAt);
}

/** A unit and where it was last seen. */
export type UnitSeen = {
  readonly id: string;
  readonly state: UnitState;
  readonly seen: {
    readonly lngLat: LngLat;
    readonly at: EpochMs;
    readonly interval: Seconds;
  } | null;
};

/** Units whose way to the point is asked for: on duty, with a way to travel and a place. */
export function unitsToAsk(units: Iterable<UnitSeen>): {
  readonly asked: readonly {
    readonly id: string;
    readonly mode: TravelMode;
    readonly lngLat: LngLat;
  }[];
  readonly unplaced: number;
} {
  const asked: { id: string; mode: TravelMode; lngLat: LngLat }[] = [];
  let unplaced = 0;
  for (const { id, state, seen } of units) {
    const mode = state.unit?.mode ?? null;
    if (state.duty === "off" || mode === null) continue;
    if (seen === null) unplaced += 1;
    else asked.push({ id, mode, lngLat: seen.lngLat });
  }
  return { asked, unplaced };
}

type Way = { readonly id: string; readonly seconds: Seconds; readonly metres: Metres };

/** The units of the ways that were found, soonest first; what is old is marked and not hidden. */
export function nearUnits(
  units: Iterable<UnitSeen>,
  ways: readonly Way[],
  { now, count }: { readonly now: EpochMs; readonly count: number },
): NearUnit[] {
  const byId = new Map([...units].map((unit) => [unit.id, unit]));
  const rows = ways.flatMap((way): NearUnit[] => {
    const known = byId.get(way.id);
    const unit = known?.state.unit;
    const seen = known?.seen;
    if (known === undefined || !unit || !seen) return [];
    const { callSign: name, class: unitClass, mode } = unit;
    if (mode === null) return [];
    const positionAge = seconds(Math.max(0, (now - seen.at) / 1000));
    const stale = positionAge > STALE_INTERVALS * seen.interval;
    const doing = doingOf(known.state);
    const { id, seconds: time, metres } = way;
    return [{ id, seconds: time, metres, name, class: unitClass, mode, doing, positionAge, stale }];
  });
  return first(rows, count, (a, b) => a.seconds - b.seconds);
}

function doingOf({ engagement, patrol }: UnitState): NearUnit["doing"] {
  if (engagement !== null && isActiveStep(engagement.step)) return "engaged";
  return patrol === null ? "free" : "patrol";
}

/** The first of a list by an order; equal ones by id, so that every station says the same. */
function first<Row extends { readonly id: string }>(
  rows: Row[],
  count: number,
  order: (a: Row, b: Row) => number,
): Row[] {
  const whole = (a: Row, b: Row) => order(a, b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
  return rows.sort(whole).slice(0, count);
}
