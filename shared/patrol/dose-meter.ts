import { distanceBetween } from "../units/lng-lat.ts";
import type { LngLat } from "../units/lng-lat.ts";
import type { PatrolDoseCounted } from "../events/patrol-dose-counted.ts";
import type { PatrolPlan } from "../model/patrol-plan.ts";
import { epochMs, seconds } from "../units/quantity.ts";
import type { EpochMs } from "../units/quantity.ts";

/** Presence counts inside this distance of a place … */
export const DOSE_METRES = 100;
/** … and slower than a walk. */
export const WALK_METRES_PER_SECOND = 1.4;
/** Between two positions further apart than this nobody knows where a unit was. */
export const SILENCE_MS_MAX = 180_000;
/** Presence is written down when its hour or its stay ends, or after so long. */
const WRITE_MS = 300_000;
const HOUR_MS = 3_600_000;
/** Units and places that are followed; beyond, the ones seen longest ago are forgotten. */
const UNITS_MAX = 5_000;
const PLACES_MAX = 20_000;

export type DosePosition = {
  readonly unitId: string;
  readonly at: EpochMs;
  readonly lngLat: LngLat;
  /** Metres a second; null: reckoned from the position before. */
  readonly speed: number | null;
};

type Target = {
  readonly planId: string;
  readonly placeId: string;
  readonly cellId: string;
  readonly lngLat: LngLat;
};
type Seen = { readonly at: EpochMs; readonly lngLat: LngLat };
type Stay = {
  readonly target: Target;
  fromAt: number;
  until: number;
  milliseconds: number;
  /** Spans that have counted, in order, as far back as a late position may reach. */
  counted: readonly Span[];
};
type Span = readonly [from: number, to: number];

/** Counts delivered dose from positions: inside 100 m of a place and slower than a walk.
 *  By place, never by unit: two units at one place count once, and what is written names no unit.
 *  Without positions nothing is delivered. */
export class DoseMeter {
  readonly #seen = new Map<string, Seen>();
  readonly #stays = new Map<string, Stay>();
  #due: PatrolDoseCounted[] = [];

  /** A position of a unit that follows a plan.  Older than the last one: not counted. */
  take(plan: PatrolPlan, position: DosePosition): void {
    const { unitId, at, lngLat } = position;
    const before = this.#seen.get(unitId);
    if (before !== undefined && at <= before.at) return;
    this.#seen.delete(unitId);
    this.#seen.set(unitId, { at, lngLat });
    forgetOldest(this.#seen, UNITS_MAX);
    if (before === undefined || at - before.at > SILENCE_MS_MAX) return;
    const apart = distanceBetween(before.lngLat, lngLat);
    const pace = position.speed ?? apart / ((at - before.at) / 1000);
    if (pace >= WALK_METRES_PER_SECOND) return;
    for (const target of targetsOf(plan)) {
      const inside = [before.lngLat, lngLat].every((point) => {
        return distanceBetween(point, target.lngLat) <= DOSE_METRES;
      });
      if (inside) this.#count(target, before.at, at);
    }
  }

  /** What has been counted and is due to be written, each once. */
  due(now: EpochMs): readonly PatrolDoseCounted[] {
    for (const [key, stay] of this.#stays) {
      const isOver = now - stay.until > SILENCE_MS_MAX || now - stay.fromAt >= WRITE_MS;
      if (!isOver || stay.milliseconds <= 0) continue;
      this.#write(stay);
      this.#stays.set(key, { ...stay, fromAt: stay.until, milliseconds: 0 });
    }
    forgetOldest(this.#stays, PLACES_MAX);
    const due = this.#due;
    this.#due = [];
    return due;
  }

  /** What of the span has not counted yet, cut at hours so that each part belongs to one. */
  #count(target: Target, from: number, to: number): void {
    const key = `${target.planId} ${target.placeId}`;
    const known = this.#stays.get(key);
    const counted = known?.counted ?? [];
    const own: Span = [from, to];
    const recent = counted.filter((span) => span[1] > to - 2 * SILENCE_MS_MAX);
    const joined = joinedSpans([...recent, own]);
    for (const [begin, end] of without(own, counted)) {
      for (let at = begin; at < end;) {
        const next = Math.min(end, (Math.floor(at / HOUR_MS) + 1) * HOUR_MS);
        this.#add(key, target, [at, next]);
        at = next;
      }
    }
    const stay = this.#stays.get(key);
    if (stay !== undefined) stay.counted = joined;
  }

  #add(key: string, target: Target, [from, to]: Span): void {
    const stay = this.#stays.get(key);
    const hour = (at: number) => Math.floor(at / HOUR_MS);
    if (stay !== undefined && hour(stay.fromAt) === hour(from)) {
      stay.milliseconds += to - from;
      stay.until = Math.max(stay.until, to);
      return;
    }
    if (stay !== undefined && stay.milliseconds > 0) this.#write(stay);
    const counted = stay?.counted ?? [];
    this.#stays.set(key, { target, fromAt: from, until: to, milliseconds: to - from, counted });
  }

  #write({ target, fromAt, milliseconds }: Stay): void {
    const { planId, placeId, cellId } = target;
    this.#due.push({
      ...{ kind: "patrol-dose-counted", v: 1, planId, placeId, cellId },
      ...{ fromAt: epochMs(Math.round(fromAt)), seconds: seconds(milliseconds / 1000) },
    });
  }
}

/** Every place that a plan stops at, once. */
function targetsOf(plan: PatrolPlan): readonly Target[] {
  const known = targetsKnown.get(plan);
  if (known !== undefined) return known;
  const targets = new Map<string, Target>();
  for (const { placeId, cellId, lngLat } of plan.routes.flatMap((route) => route.stops)) {
    targets.set(placeId, { planId: plan.id, placeId, cellId, lngLat });
  }
  const list = [...targets.values()];
  targetsKnown.set(plan, list);
  return list;
}

const targetsKnown = new WeakMap<PatrolPlan, readonly Target[]>();

function forgetOldest(map: Map<string, unknown>, most: number): void {
  for (const key of map.keys()) {
    if (map.size <= most) return;
    map.delete(key);
  }
}

function joinedSpans(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = joined[joined.length - 1];
    if (last === undefined || from > last[1]) joined.push([from, to]);
    else joined[joined.length - 1] = [last[0], Math.max(last[1], to)];
  }
  return joined;
}

/** The parts of a span that lie in none of the others, which are in order. */
function without([from, to]: Span, others: readonly Span[]): Span[] {
  const left: Span[] = [];
  let at = from;
  for (const [begin, end] of others) {
    if (end <= at || begin >= to) continue;
    if (begin > at) left.push([at, begin]);
    at = Math.max(at, end);
  }
  if (at < to) left.push([at, to]);
  return left;
}
