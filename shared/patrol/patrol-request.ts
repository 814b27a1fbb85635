import type { UnitState } from "../fold/unit-state.ts";
import { isFree } from "../fold/unit-state.ts";
import type { WallState } from "../fold/wall-state.ts";
import { DWELL_MINUTES } from "../model/patrol-options.ts";
import type { PatrolOptions } from "../model/patrol-options.ts";
import type { PatrolPlan } from "../model/patrol-plan.ts";
import type { Place } from "../model/place.ts";
import { lngLatOf } from "../model/position.ts";
import type { LngLat } from "../units/lng-lat.ts";
import { epochMs } from "../units/quantity.ts";
import type { EpochMs } from "../units/quantity.ts";
import type { Demand } from "./demand.ts";
import { demandPlaces } from "./demand-places.ts";
import type { PatrolPlace } from "./patrol-place.ts";
import { placeFrom } from "./plan-draft.ts";
import { USUAL_RULES } from "./plan-request.ts";
import type { LockedStop, PatrolRequest, PatrolUnit } from "./plan-request.ts";

/** More crews than this in one plan nobody can read; the rest are named as not planned. */
export const PLANNED_UNITS_MAX = 40;
const HOUR_MS = 3_600_000;
/** A crew whose trade is patrol says so in its skills or by its call sign: 巡07, 巷12. */
const PATROL_SKILL = /巡逻|patrol/i;
const PATROL_SIGN = /巡|巷/;

/** What a leader gets who chooses nothing. */
export const USUAL_OPTIONS: PatrolOptions = {
  startAt: null,
  modes: null,
  dwellMinutes: DWELL_MINUTES.usual,
  visitShare: null,
  cellMinutesMax: USUAL_RULES.cellMinutesMax,
  coverageFloor: null,
  slackShare: USUAL_RULES.slackShare,
  places: [],
  rests: [],
};

export type PatrolAsk = {
  readonly id: string;
  readonly now: EpochMs;
  readonly hours: number;
  readonly seed: number;
  /** Null: every free unit that patrols. */
  readonly unitIds: readonly string[] | null;
  readonly places: readonly Place[];
  readonly lastPlace: (unitId: string) => LngLat | null;
  readonly demand: Demand;
  readonly utcOffsetMinutes: number;
  readonly options: PatrolOptions;
  /** Minutes owed and minutes delivered today, by cell. */
  readonly debts: ReadonlyMap<string, number>;
  readonly delivered: ReadonlyMap<string, number>;
  /** A plan whose locked stops stay with their units. */
  readonly keep: PatrolPlan | null;
};

/** The request for a plan, from the wall as it stands. */
export function patrolRequestFrom(wall: WallState, ask: PatrolAsk): PatrolRequest {
  const cameras = [...wall.camera.values()].flatMap(({ asset }) => {
    const lngLat = lngLatOf(asset.position);
    return lngLat === null ? [] : [lngLat];
  });
  const { now, options, demand, debts, delivered, utcOffsetMinutes } = ask;
  const { dwellMinutes, cellMinutesMax, visitShare, coverageFloor, slackShare } = options;
  const asked = options.places;
  const startAt = epochMs(Math.max(now, options.startAt ?? now));
  return {
    ...{ id: ask.id, madeAt: now, startAt, seed: ask.seed },
    endAt: epochMs(startAt + Math.round(ask.hours * HOUR_MS)),
    places: withLocked(
      demandPlaces({ demand, places: ask.places, cameras, debts, dwellMinutes, asked }),
      ask.keep,
    ),
    riskKnown: demand.cells.length > 0,
    units: patrolUnits(wall, ask),
    rules: {
      ...USUAL_RULES,
      ...{ cellMinutesMax, visitShare, coverageFloor, slackShare, utcOffsetMinutes },
    },
    ...{ debts, delivered, locked: lockedStops(ask.keep) },
  };
}

/** What a person fixed stays a place, also where its reason is gone. */
function withLocked(places: readonly PatrolPlace[], keep: PatrolPlan | null): PatrolPlace[] {
  const known = new Set(places.map(({ id }) => id));
  const stops = keep?.routes.flatMap((route) => route.stops) ?? [];
  const fixed = stops.filter(({ locked, placeId }) => locked && !known.has(placeId)).map(placeFrom);
  return [...places, ...new Map(fixed.map((place) => [place.id, place])).values()];
}

function lockedStops(keep: PatrolPlan | null): LockedStop[] {
  return (keep?.routes ?? []).flatMap(({ unitId, stops }) =>
    stops.flatMap(({ placeId, arriveAt, locked }) => {
      return locked ? [{ unitId, placeId, arriveAt }] : [];
    }),
  );
}

function patrolUnits(wall: WallState, ask: PatrolAsk): PatrolUnit[] {
  const { modes, rests } = ask.options;
  const free = [...wall.unit].filter(([, state]) => {
    const mode = state.unit?.mode ?? null;
    return isFree(state) && (modes === null || (mode !== null && modes.includes(mode)));
  });
  const asked = ask.unitIds === null ? whoPatrol(free) : new Set(ask.unitIds);
  const chosen = free.filter(([id]) => asked.has(id)).slice(0, PLANNED_UNITS_MAX);
  return chosen.map(([unitId, { unit }]) => {
    const home = unit === null ? null : lngLatOf(unit.home);
    return {
      unitId,
      callSign: unit?.callSign ?? unitId,
      mode: unit?.mode ?? null,
      lngLat: ask.lastPlace(unitId) ?? home,
      home,
      skills: unit?.skills ?? [],
      rests: rests.filter((rest) => rest.unitId === unitId),
      span: null,
    };
  });
}

/** Those whose trade it is; where nobody says so, every crew of officers. */
function whoPatrol(free: readonly (readonly [string, UnitState])[]): ReadonlySet<string> {
  const crews = free.filter(([, { unit }]) => unit !== null && unit.class !== "volunteer");
  const skilled = crews.filter(([, { unit }]) => {
    if (unit === null) return false;
    return PATROL_SIGN.test(unit.callSign) || unit.skills.some((skill) => PATROL_SKILL.test(skill));
  });
  return new Set((skilled.length > 0 ? skilled : crews).map(([id]) => id));
}
