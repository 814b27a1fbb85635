import type { UnitState } from "../fold/unit-state.ts";
import type { Candidate, PassedOver, Recommendation } from "../model/recommendation.ts";
import type { IncidentCategory } from "../model/incident.ts";
import type { TravelMode, Unit } from "../model/unit.ts";
import type { LngLat } from "../units/lng-lat.ts";
import type { EpochMs, Metres, Seconds } from "../units/quantity.ts";
import { seconds } from "../units/quantity.ts";

/** Three are offered; a person chooses. */
export const CANDIDATES_MAX = 3;

/** A unit as the map knows it now. */
export type UnitNow = {
  readonly id: string;
  readonly state: UnitState;
  readonly seen: {
    readonly lngLat: LngLat;
    readonly at: EpochMs;
    readonly interval: Seconds;
  } | null;
};

/** A unit that may be asked for its way: free, travelling, and seen lately. */
export type Eligible = {
  readonly id: string;
  readonly unit: Unit;
  readonly mode: TravelMode;
  readonly lngLat: LngLat;
  readonly positionAge: Seconds;
  readonly onPatrol: boolean;
};

/** Splits the units before any road is searched: who may go, and why the others may not.
 *  A position past its age limit is never offered. */
export function eligibleUnits(
  units: readonly UnitNow[],
  now: EpochMs,
): { readonly eligible: readonly Eligible[]; readonly passedOver: readonly PassedOver[] } {
  const eligible: Eligible[] = [];
  const passedOver: PassedOver[] = [];
  for (const unitNow of units) {
    const verdict = verdictOf(unitNow, now);
    if (verdict.kind === "eligible") eligible.push(verdict.unit);
    else if (verdict.kind === "passed-over") passedOver.push(verdict.unit);
  }
  return { eligible, passedOver };
}

/** The ways found on the streets: the nearest units, and those that no street leads from. */
export type WaysFound = {
  readonly ways: readonly {
    readonly id: string;
    readonly seconds: Seconds;
    readonly metres: Metres;
    /** From where the way ends to the place on a closed street; null: the way leads there. */
    readonly onward: Metres | null;
  }[];
  readonly noRoad: ReadonlySet<string>;
};

/** What a recommendation is for. */
export type RecommendedFor = { readonly id: string; readonly category: IncidentCategory };

/** The answer for the card, from the eligible units and the ways found for them. */
export function recommendationFrom(
  incident: RecommendedFor,
  { ways, noRoad }: WaysFound,
  split: ReturnType<typeof eligibleUnits>,
): Recommendation {
  const byTime = [...ways].sort((a, b) => a.seconds - b.seconds || (a.id < b.id ? -1 : 1));
  const unitOf = new Map(split.eligible.map((unit) => [unit.id, unit]));
  const candidates = byTime.slice(0, CANDIDATES_MAX).flatMap((way, place) => {
    const unit = unitOf.get(way.id);
    return unit === undefined ? [] : [candidateOf(unit, way, { place, incident })];
  });
  const found = new Map(ways.map((way) => [way.id, way.seconds]));
  const chosen = new Set(candidates.map((candidate) => candidate.unitId));
  const rest = split.eligible
    .filter((unit) => !chosen.has(unit.id))
    .map((unit): PassedOver => {
      const time = found.get(unit.id);
      const why = noRoad.has(unit.id) ? "no-road" : "farther";
      return passed(unit.id, unit.unit.callSign, { why, value: time ?? null });
    })
    .sort((a, b) => (a.value ?? Infinity) - (b.value ?? Infinity));
  const passedOver = [...rest, ...split.passedOver];
  return { incidentId: incident.id, candidates, passedOver };
}

/** Skills that a call of a kind asks for, in the words of rosters. */
const SKILL_FOR: { readonly [Category in IncidentCategory]?: RegExp } = {
  dispute: /调解|方言|mediat/i,
  fraud: /反诈|fraud/i,
  traffic: /事故|交通|traffic/i,
  missing: /搜寻|无人机|search/i,
  help: /急救|first.?aid/i,
  fire: /消防|急救|fire/i,
  violence: /处突|riot/i,
};

type Verdict =
  | { readonly kind: "eligible"; readonly unit: Eligible }
  | { readonly kind: "passed-over"; readonly unit: PassedOver }
  | { readonly kind: "unlisted" };

function verdictOf({ id, state, seen }: UnitNow, now: EpochMs): Verdict {
  const { unit, duty, engagement, patrol } = state;
  // A unit that is at home is not a choice that somebody has to understand.
  if (unit === null || duty === "off") return { kind: "unlisted" };
  const over = (of: Partial<PassedOver> & Pick<PassedOver, "why">): Verdict => {
    return { kind: "passed-over", unit: passed(id, unit.callSign, of) };
  };
  if (unit.class === "volunteer") return over({ why: "volunteer" });
  if (engagement !== null) return over({ why: "busy", incidentId: engagement.incidentId });
  if (unit.mode === null) return over({ why: "no-mode" });
  if (seen === null) return over({ why: "no-position" });
  const positionAge = seconds(Math.max(0, (now - seen.at) / 1000));
  if (positionAge > 2 * seen.interval) return over({ why: "stale-position", value: positionAge });
  const { lngLat } = seen;
  const onPatrol = patrol !== null;
  return { kind: "eligible", unit: { id, unit, mode: unit.mode, lngLat, positionAge, onPatrol } };
}

function candidateOf(
  unit: Eligible,
  way: WaysFound["ways"][number],
  of: { readonly place: number; readonly incident: RecommendedFor },
): Candidate {
  const reasons: Candidate["reasons"] = [];
  if (of.place === 0) reasons.push({ code: "nearest", value: way.seconds });
  if (unit.unit.skills.some((skill) => SKILL_FOR[of.incident.category]?.test(skill))) {
    reasons.push({ code: "skill", value: null });
  }
  if (unit.onPatrol) reasons.push({ code: "on-patrol", value: null });
  if (unit.mode !== "car") reasons.push({ code: "mode-fits", value: null });
  if (way.onward !== null) reasons.push({ code: "to-barrier", value: Math.round(way.onward) });
  const { id, mode, positionAge } = unit;
  const { callSign } = unit.unit;
  return { unitId: id, callSign, mode, eta: way.seconds, metres: way.metres, positionAge, reasons };
}

function passed(
  unitId: string,
  callSign: string,
  of: Partial<PassedOver> & Pick<PassedOver, "why">,
): PassedOver {
  return { unitId, callSign, value: null, incidentId: null, ...of };
}
