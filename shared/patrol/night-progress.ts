import type { PatrolDuty } from "../fold/unit-state.ts";
import type { PatrolStop } from "../model/patrol-stop.ts";
import { distanceBetween } from "../units/lng-lat.ts";
import type { LngLat } from "../units/lng-lat.ts";
import type { EpochMs } from "../units/quantity.ts";

/** The middle of a group that stands still is at a stop inside this distance … */
export const ARRIVE_METRES = 50;
/** … and has left it beyond this one. */
export const LEAVE_METRES = 80;
/** A group that stays so long at a later stop has left out those before; walking by is not. */
export const STAY_MS = 180_000;
/** Slower than half a walk is standing, what receivers waver included. */
export const STILL_METRES_PER_SECOND = 0.7;
/** Stops ahead that are looked at: a route crosses itself. */
const AHEAD_MAX = 4;

export type StopDeed = {
  readonly stopId: string;
  readonly placeId: string;
  readonly step: "arrived" | "left" | "skipped";
};

/** The later stop that a group stands at, and since when; it holds no position. */
export type Lingering = { readonly stopId: string; readonly since: EpochMs } | null;

/** What a group's place says about its route: a stop reached, left, or left out. */
export function stopDeeds(
  duty: PatrolDuty,
  of: {
    readonly lngLat: LngLat;
    readonly at: EpochMs;
    /** It stands: who walks by a place has not been there. */
    readonly isStill: boolean;
    readonly lingering: Lingering;
  },
): { readonly deeds: readonly StopDeed[]; readonly lingering: Lingering } {
  const { lngLat, at } = of;
  const { stops, geometry } = duty.route;
  // A venue lies beside the street it is reached from, sometimes by half a block.
  const far = (stop: PatrolStop) => {
    const door = geometry[stop.geometryAt] ?? stop.lngLat;
    return Math.min(distanceBetween(stop.lngLat, lngLat), distanceBetween(door, lngLat));
  };
  const current = stops.find(({ stopId }) => stopId === duty.at) ?? null;
  const done = new Set(duty.done);
  const ahead = stops
    .filter(({ stopId }) => stopId !== duty.at && !done.has(stopId))
    .slice(0, AHEAD_MAX);
  const deeds: StopDeed[] = [];
  if (current !== null) {
    if (!hasLeft(current, ahead[0] ?? null, { far, at, since: duty.atSince })) {
      return { deeds, lingering: null };
    }
    deeds.push(deedOf(current, "left"));
  }
  const [next] = ahead;
  if (next !== undefined && far(next) <= ARRIVE_METRES) {
    if (!of.isStill) return { deeds, lingering: null };
    return { deeds: [...deeds, deedOf(next, "arrived")], lingering: null };
  }
  const later = ahead.findIndex((stop) => far(stop) <= ARRIVE_METRES);
  const stop = ahead[later];
  if (stop === undefined) return { deeds, lingering: null };
  const { stopId } = stop;
  const since = of.lingering?.stopId === stopId ? of.lingering.since : at;
  if (at - since < STAY_MS) return { deeds, lingering: { stopId, since } };
  const skipped = ahead.slice(0, later).map((one) => deedOf(one, "skipped"));
  return { deeds: [...deeds, ...skipped, deedOf(stop, "arrived")], lingering: null };
}

/** Beyond its bounds; or nearer to the next one; or at both, and its time is over. */
function hasLeft(
  current: PatrolStop,
  next: PatrolStop | null,
  of: {
    readonly far: (stop: PatrolStop) => number;
    readonly at: EpochMs;
    readonly since: EpochMs | null;
  },
): boolean {
  const metres = of.far(current);
  if (metres > LEAVE_METRES) return true;
  if (next === null || of.far(next) > ARRIVE_METRES) return false;
  const dwelt = (of.at - (of.since ?? of.at)) / 1000;
  return of.far(next) < metres || dwelt >= current.dwell;
}

function deedOf({ stopId, placeId }: PatrolStop, step: StopDeed["step"]): StopDeed {
  return { stopId, placeId, step };
}
