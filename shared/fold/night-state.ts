import { FINDING_TYPES } from "../model/night-group.ts";
import type { FindingType, NightFinding, NightGroup } from "../model/night-group.ts";
import type { PatrolResult } from "../model/patrol-result.ts";
import { hlcMs } from "../units/hybrid-clock.ts";
import type { EpochMs } from "../units/quantity.ts";
import type { Fold } from "./fold.ts";

export type NightState = {
  readonly group: NightGroup;
  readonly by: string;
  readonly at: EpochMs;
  /** Null: nothing was planned and accepted for it. */
  readonly planId: string | null;
  /** Null: not ended. */
  readonly endedAt: EpochMs | null;
  /** Oldest first. */
  readonly findings: readonly NightFinding[];
  /** What it did on its patrol; null: nobody said yet. */
  readonly result: (PatrolResult & { readonly by: string }) | null;
};

export const foldNight: Fold<NightState> = (before, { event, stamp }) => {
  if (event.kind === "night-group-raised") {
    if (before !== null) return before;
    const [by, at] = [stamp.actor, hlcMs(stamp.hlc)];
    return { group: event.group, by, at, planId: null, endedAt: null, findings: [], result: null };
  }
  if (before === null) return null;
  switch (event.kind) {
    case "night-plan-taken":
      return { ...before, planId: event.planId };
    case "night-finding-recorded": {
      const { finding } = event;
      if (before.findings.some(({ id }) => id === finding.id)) return before;
      return { ...before, findings: [...before.findings, finding] };
    }
    case "night-result-reported":
      return { ...before, result: { ...event.result, by: stamp.actor } };
    case "night-group-ended":
      return before.endedAt === null ? { ...before, endedAt: event.at } : before;
    default:
      return before;
  }
};

/** When a group's shift ends, or ended early. */
export function shiftEndOf({ group, endedAt }: NightState): number {
  return Math.min(group.to, endedAt ?? group.to);
}

export type ShiftPhase = "before" | "on" | "over";

/** Positions are taken while it is "on", and at no other time. */
export function shiftPhaseOf(state: NightState, now: number): ShiftPhase {
  if (now >= shiftEndOf(state)) return "over";
  return now < state.group.from ? "before" : "on";
}

/** Findings by type; every type has its figure. */
export function findingCounts(findings: Iterable<Pick<NightFinding, "type">>) {
  const counts = new Map<FindingType, number>(FINDING_TYPES.map((type) => [type, 0]));
  for (const { type } of findings) counts.set(type, (counts.get(type) ?? 0) + 1);
  return counts;
}
