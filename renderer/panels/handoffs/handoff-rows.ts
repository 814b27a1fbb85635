import { dueLimitOf } from "../../../shared/fold/handoff-figures.ts";
import type { HandoffState } from "../../../shared/fold/handoff-state.ts";
import type { PartnerState } from "../../../shared/fold/partner-state.ts";
import type { WallState } from "../../../shared/fold/wall-state.ts";
import { DIVERSION_KINDS, DIVERSION_TAKERS } from "../../../shared/model/diversion.ts";
import { diversionReasonsFor } from "../../../shared/model/diversion.ts";
import type { DiversionReason } from "../../../shared/model/diversion.ts";
import { isBackStage, isEndedStage, isUnacceptedStage } from "../../../shared/model/handoff.ts";
import type { IncidentReport } from "../../../shared/model/incident.ts";
import type { Partner } from "../../../shared/model/partner.ts";
import { epochMs } from "../../../shared/units/quantity.ts";
import type { EpochMs } from "../../../shared/units/quantity.ts";

/** Hand-offs and diversions of one incident, oldest first; pushes stand in their lanes. */
export function itemsOfIncident(wall: WallState, incidentId: string): readonly HandoffState[] {
  return [...wall.handoff.values()]
    .filter(({ handoff }) => {
      return handoff.incidentId === incidentId && handoff.purpose.kind !== "push";
    })
    .sort((a, b) => a.handoff.at - b.handoff.at);
}

/** The items of one push lane; of the daily roll-up, those of the last one. */
export function itemsOfLane(
  wall: WallState,
  incidentId: string,
  lane: 1 | 2 | 3,
): readonly HandoffState[] {
  const ids = wall.push.get(incidentId)?.lanes[lane] ?? [];
  const items = ids.flatMap((id) => wall.handoff.get(id) ?? []);
  if (lane !== 2) return items;
  const last = items.at(-1);
  return items.filter((item) => rollupOf(item) === (last === undefined ? null : rollupOf(last)));
}

function rollupOf({ handoff: { purpose } }: HandoffState): string | null {
  return purpose.kind === "push" ? purpose.rollupId : null;
}

export const LANE_STEPS = ["sent", "received", "signed", "acted", "closed"] as const;
export type LaneStep = (typeof LANE_STEPS)[number];

/** When each step of an item was reached; a later answer means the earlier steps too. */
export function stepTimes(state: HandoffState): { readonly [Step in LaneStep]: EpochMs | null } {
  const at = (answers: readonly string[]): EpochMs | null => {
    const said = state.answers.filter(({ answer }) => answers.includes(answer));
    return said.length === 0 ? null : epochMs(Math.min(...said.map((one) => one.saidAt)));
  };
  return {
    sent: state.deliveredAt,
    received: at(["received", "accepted", "acted", "closed"]),
    signed: at(["accepted", "acted", "closed"]),
    acted: at(["acted", "closed"]),
    closed: at(["closed"]),
  };
}

export type Clock = {
  readonly seconds: number;
  readonly lateness: "fine" | "late" | "overdue";
};

/** How long an item has waited for what comes next, against its limits; null: nothing is due. */
export function clockOf(state: HandoffState, now: number): Clock | null {
  const { handoff, stage, overdue } = state;
  if (isEndedStage(stage)) return null;
  const passed = dueLimitOf(state, epochMs(Math.max(0, now))) !== null;
  if (isUnacceptedStage(stage)) {
    const seconds = (now - handoff.at) / 1000;
    if (passed || overdue.some(({ limit }) => limit === "accept")) {
      return { seconds, lateness: "overdue" };
    }
    return { seconds, lateness: now > handoff.lateAt ? "late" : "fine" };
  }
  const seconds = (now - state.stageSince) / 1000;
  const late = passed || overdue.some(({ limit }) => limit === "close");
  return { seconds, lateness: late ? "overdue" : "fine" };
}

export type PartnerGroup = {
  readonly partner: Partner;
  readonly state: PartnerState;
  readonly items: readonly HandoffState[];
  readonly overdue: number;
};

/** Open items by partner: those with something overdue first, then the longest lists; within one,
 *  what waits longest for a yes or no first. */
export function partnerGroups(wall: WallState, now: number): readonly PartnerGroup[] {
  const open = new Map<string, HandoffState[]>();
  for (const item of wall.handoff.values()) {
    if (isEndedStage(item.stage)) continue;
    const { partnerId } = item.handoff;
    const items = open.get(partnerId);
    if (items === undefined) open.set(partnerId, [item]);
    else items.push(item);
  }
  const groups: PartnerGroup[] = [];
  for (const [id, state] of wall.partner) {
    const { partner } = state;
    if (partner === null) continue;
    const items = [...(open.get(id) ?? [])].sort((a, b) => rankOf(a) - rankOf(b));
    if (partner.isLocal && items.length === 0) continue;
    const overdue = items.filter((item) => clockOf(item, now)?.lateness === "overdue").length;
    groups.push({ partner, state, items, overdue });
  }
  return groups.sort((a, b) => b.overdue - a.overdue || b.items.length - a.items.length);
}

/** Unaccepted before accepted, then by age. */
function rankOf({ stage, handoff }: HandoffState): number {
  return (isUnacceptedStage(stage) ? 0 : 1e15) + handoff.at;
}

export function isBack({ stage }: HandoffState): boolean {
  return isBackStage(stage);
}

export type DivertOption = {
  readonly reason: DiversionReason;
  /** Null: nobody that is open takes it. */
  readonly partner: Partner | null;
};

/** The nine reasons in the order of their keys, each with who takes it; `turn` asks for the next
 *  taker of each. */
export function divertOptions(
  wall: WallState,
  report: IncidentReport,
  turn: number,
): readonly DivertOption[] {
  const open = [...wall.partner.values()].flatMap(({ partner, isOpen }) => {
    return partner !== null && isOpen && DIVERSION_KINDS.some((kind) => kind === partner.kind)
      ? [partner]
      : [];
  });
  return diversionReasonsFor(`${report.title} ${report.text}`).map((reason) => {
    const fit = DIVERSION_TAKERS[reason].flatMap((kind) => {
      return open.filter((partner) => partner.kind === kind);
    });
    const takers = [...fit, ...open.filter((partner) => !fit.includes(partner))];
    return { reason, partner: takers[turn % Math.max(1, takers.length)] ?? null };
  });
}

/** Partners a call can be handed to as it is, in the order of their keys. */
export function handOffTakers(wall: WallState): readonly Partner[] {
  return [...wall.partner.values()]
    .flatMap(({ partner, isOpen }) => (partner !== null && isOpen ? [partner] : []))
    .filter(({ kind }) => kind !== "terminal")
    .slice(0, 9);
}
