import type { WallState } from "../fold/wall-state.ts";
import type { NightGroup } from "../model/night-group.ts";
import type { PatrolOptions } from "../model/patrol-options.ts";
import type { Place } from "../model/place.ts";
import { lngLatOf } from "../model/position.ts";
import { boundsOf, distanceBetween } from "../units/lng-lat.ts";
import type { LngLat } from "../units/lng-lat.ts";
import { polygonsHold } from "../units/polygon-holds.ts";
import { epochMs } from "../units/quantity.ts";
import { GATHERING } from "./demand-places.ts";
import { patrolRequestFrom } from "./patrol-request.ts";
import type { PatrolAsk } from "./patrol-request.ts";
import type { PatrolPlace } from "./patrol-place.ts";
import type { PatrolRequest, PatrolUnit } from "./plan-request.ts";

/** Venues farther than this from every group's start are no walk for a night. */
const WALK_METRES_MAX = 2_500;
/** Of venues, the nearest; hot places and posts come besides. */
const VENUES_MAX = 150;
const VENUE_MINUTES = 8;

type Party = { readonly group: NightGroup; readonly start: LngLat | null };

/** The request for groups on foot: the ordinary one, each group walking within its own shift, with
 *  venues to look in at.  An area is walked by its groups and those without one. */
export function nightRequestFrom(
  wall: WallState,
  ask: PatrolAsk,
  groups: readonly NightGroup[],
): PatrolRequest {
  const parties = groups.map((group) => ({ group, start: startOf(wall, ask, group) }));
  const options = { ...ask.options, places: [...ask.options.places, ...venues(ask, parties)] };
  const base = patrolRequestFrom(wall, { ...ask, options, unitIds: [] });
  const startAt = epochMs(Math.max(ask.now, Math.min(...groups.map(({ from }) => from))));
  const endAt = epochMs(Math.max(startAt, ...groups.map(({ to }) => to)));
  const areas = areasOf(wall, groups);
  const isBound = groups.every(({ areaId }) => areaId !== null);
  return {
    ...{ ...base, startAt, endAt },
    places: base.places.flatMap((place) => placedIn(place, areas, isBound)),
    units: parties.map((party) => unitOf(wall, party, [...areas.keys()])),
  };
}

function unitOf(wall: WallState, { group, start }: Party, areaIds: readonly string[]): PatrolUnit {
  const { leadUnitId: unitId, areaId, name, from, to } = group;
  const callSign = wall.unit.get(unitId)?.unit?.callSign ?? unitId;
  const skills = (areaId === null ? areaIds : [areaId]).map(skillOf);
  return {
    ...{ unitId, callSign: `${name} ${callSign}`, mode: "foot", lngLat: start, home: null },
    ...{ skills, rests: [], span: { from, to } },
  };
}

/** Where a group meets: in the middle of its area, else where its officer is or is stationed. */
function startOf(wall: WallState, ask: PatrolAsk, { areaId, leadUnitId }: NightGroup) {
  const area = areaId === null ? undefined : wall.area.get(areaId)?.asset;
  const box = area === undefined ? null : boundsOf(area.polygons.flatMap(([outer]) => outer ?? []));
  if (box !== null) return [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2] as const;
  const unit = wall.unit.get(leadUnitId)?.unit ?? null;
  return ask.lastPlace(leadUnitId) ?? (unit === null ? null : lngLatOf(unit.home));
}

type Polygons = Parameters<typeof polygonsHold>[0];

function areasOf(wall: WallState, groups: readonly NightGroup[]): ReadonlyMap<string, Polygons> {
  const areas = new Map<string, Polygons>();
  for (const { areaId } of groups) {
    const area = areaId === null ? undefined : wall.area.get(areaId)?.asset;
    if (areaId !== null && area !== undefined) areas.set(areaId, area.polygons);
  }
  return areas;
}

/** A place of an area asks for a skill that only the area's groups have. */
function placedIn(
  place: PatrolPlace,
  areas: ReadonlyMap<string, Polygons>,
  isBound: boolean,
): PatrolPlace[] {
  for (const [areaId, polygons] of areas) {
    if (polygonsHold(polygons, place.lngLat)) return [{ ...place, skills: [skillOf(areaId)] }];
  }
  return isBound && areas.size > 0 ? [] : [place];
}

function skillOf(areaId: string): string {
  return `area:${areaId}`;
}

function venues(ask: PatrolAsk, parties: readonly Party[]): PatrolOptions["places"] {
  const starts = parties.flatMap(({ start }) => (start === null ? [] : [start]));
  const near = ask.places.flatMap((place) => {
    if (!GATHERING.some((one) => one === place.class)) return [];
    const metres = Math.min(...starts.map((start) => distanceBetween(start, place.lngLat)));
    return metres <= WALK_METRES_MAX ? [{ place, metres }] : [];
  });
  const nearest = near.sort((a, b) => a.metres - b.metres || (a.place.id < b.place.id ? -1 : 1));
  return nearest.slice(0, VENUES_MAX).map(({ place }) => venueOf(place));
}

function venueOf({ id, name, lngLat }: Place): PatrolOptions["places"][number] {
  const dwellMinutes = VENUE_MINUTES;
  return { ...{ id, name, lngLat, kind: "visit", dwellMinutes }, must: false, windows: [] };
}
