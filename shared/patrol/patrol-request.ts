import type { UnitState } from "../fold/unit-state.ts";
import { isFree } from "../fold/unit-state.ts";
import type { WallState } from "../fold/wall-state.ts";
import type { Place } from "../model/place.ts";
import { lngLatOf } from "../model/position.ts";
import { epochMs } from "../units/quantity.ts";
import type { EpochMs } from "../units/quantity.ts";
import type { LngLat } from "../units/lng-lat.ts";
import { demandPlaces } from "./demand-places.ts";
import type { PatrolRequest, PatrolUnit } from "./plan-patrol.ts";

/** More crews than this in one plan nobody can read; the rest are named as not planned. */
export const PLANNED_UNITS_MAX = 40;
const HOUR_MS = 3_600_000;
/** A crew whose trade is patrol says so in its skills or by its call sign: 巡07, 巷12. */
const PATROL_SKILL = /巡逻|patrol/i;
const PATROL_SIGN = /巡|巷/;

export type PatrolAsk = {
  readonly id: string;
  readonly now: EpochMs;
  readonly hours: number;
  readonly seed: number;
  /** Null: every free unit that patrols. */
  readonly unitIds: readonly string[] | null;
  readonly places: readonly Place[];
  readonly lastPlace: (unitId: string) => LngLat | null;
};

/** The request for a plan, from the wall as it stands. */
export function patrolRequestFrom(wall: WallState, ask: PatrolAsk): PatrolRequest {
  const cameras = [...wall.camera.values()].flatMap(({ asset }) => {
    const lngLat = lngLatOf(asset.position);
    return lngLat === null ? [] : [lngLat];
  });
  const { now, places } = ask;
  const demand = demandPlaces({ incidents: wall.incident.values(), places, cameras, now });
  return {
    id: ask.id,
    madeAt: now,
    startAt: now,
    endAt: epochMs(now + Math.round(ask.hours * HOUR_MS)),
    seed: ask.seed,
    ...demand,
    units: patrolUnits(wall, ask),
  };
}

function patrolUnits(wall: WallState, ask: PatrolAsk): PatrolUnit[] {
  const free = [...wall.unit].filter(([, state]) => isFree(state));
  const asked = ask.unitIds === null ? whoPatrol(free) : new Set(ask.unitIds);
  const chosen = free.filter(([id]) => asked.has(id)).slice(0, PLANNED_UNITS_MAX);
  return chosen.map(([unitId, { unit }]) => ({
    unitId,
    callSign: unit?.callSign ?? unitId,
    mode: unit?.mode ?? null,
    lngLat: ask.lastPlace(unitId) ?? (unit === null ? null : lngLatOf(unit.home)),
  }));
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
