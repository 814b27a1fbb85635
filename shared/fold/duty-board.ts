import type { PatrolDeed } from "../model/patrol-result.ts";
import { shiftEndOf } from "./night-state.ts";
import type { NightState } from "./night-state.ts";

/** A unit that two groups count on at one time. */
export type DutyClash = {
  readonly unitId: string;
  readonly as: "lead" | "team";
  /** Ids of the two groups, in the order of their shifts. */
  readonly groups: readonly [string, string];
};

type Shift = {
  readonly leadUnitId: string;
  readonly teams: readonly string[];
  readonly from: number;
  readonly to: number;
};

/** Groups whose shift overlaps and who count on the same unit, whether it leads or walks along. */
export function clashesWith(
  shift: Shift,
  others: Iterable<NightState>,
): readonly { readonly unitId: string; readonly as: "lead" | "team"; readonly of: NightState }[] {
  return [...others].flatMap((of) => {
    const { group } = of;
    if (group.from >= shift.to || shift.from >= shiftEndOf(of)) return [];
    const theirs = new Set([group.leadUnitId, ...group.teams]);
    const lead = theirs.has(shift.leadUnitId)
      ? [{ unitId: shift.leadUnitId, as: "lead" as const, of }]
      : [];
    const teams = shift.teams.filter((unitId) => theirs.has(unitId));
    return [...lead, ...teams.map((unitId) => ({ unitId, as: "team" as const, of }))];
  });
}

/** Every clash there is, each once: two stations may have planned the same team, each unseen by
 *  the other. */
export function dutyClashes(groups: readonly NightState[]): readonly DutyClash[] {
  const ordered = groups.toSorted((a, b) => a.group.from - b.group.from || byId(a, b));
  return ordered.flatMap((state, i) => {
    const shift = { ...state.group, to: shiftEndOf(state) };
    return clashesWith(shift, ordered.slice(i + 1)).map(({ unitId, as, of }): DutyClash => {
      return { unitId, as, groups: [state.group.id, of.group.id] };
    });
  });
}

export type Deeds = { readonly [Deed in PatrolDeed]: number };

/** What one unit's patrols came to: as a team that walked along, or as the lead. */
export type TeamTotal = {
  readonly unitId: string;
  readonly patrols: number;
  /** Patrols that are over and of which nobody said what was done. */
  readonly unreported: number;
  readonly findings: number;
  readonly deeds: Deeds;
};

/** Per team of volunteers, the one with most patrols first; only patrols that have begun count. */
export function teamTotals(groups: readonly NightState[], now: number): readonly TeamTotal[] {
  const begun = groups.filter(({ group }) => group.from <= now);
  const ids = new Set(begun.flatMap(({ group }) => group.teams));
  const totals = [...ids].map((unitId): TeamTotal => {
    const own = begun.filter(({ group }) => group.teams.includes(unitId));
    return {
      unitId,
      patrols: own.length,
      unreported: own.filter((state) => state.result === null && shiftEndOf(state) <= now).length,
      findings: own.reduce((sum, { findings }) => sum + findings.length, 0),
      deeds: deedsOf(own),
    };
  });
  return totals.sort((a, b) => b.patrols - a.patrols || (a.unitId < b.unitId ? -1 : 1));
}

function deedsOf(groups: readonly Pick<NightState, "result">[]): Deeds {
  const sum = (deed: PatrolDeed) =>
    groups.reduce((total, { result }) => total + (result?.deeds[deed] ?? 0), 0);
  return {
    ...{ advised: sum("advised"), settled: sum("settled"), fixed: sum("fixed") },
    ...{ "handed-over": sum("handed-over"), helped: sum("helped") },
  };
}

function byId(a: NightState, b: NightState): number {
  return a.group.id < b.group.id ? -1 : 1;
}
