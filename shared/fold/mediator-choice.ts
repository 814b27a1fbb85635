import { isBackStage, isEndedStage } from "../model/handoff.ts";
import type { ChosenMediator, Mediator, MediatorAsk } from "../model/mediator.ts";
import type { Partner } from "../model/partner.ts";
import type { EpochMs } from "../units/quantity.ts";
import { isOnDuty, nextDutyAt } from "./duty-clock.ts";
import type { HandoffState } from "./handoff-state.ts";
import type { PartnerState } from "./partner-state.ts";
import type { WallState } from "./wall-state.ts";

/** What the talk of a case needs, said by a person; null: anybody will do. */
export type MediatorNeed = {
  readonly incidentId: string | null;
  readonly skill: string | null;
  readonly language: string | null;
};

/** Why somebody is not the one, in the order in which it is asked. */
type PassedOver =
  | { readonly kind: "centre-closed"; readonly reason: string }
  | { readonly kind: "lacks-skill" | "lacks-language" | "no-duty" }
  | { readonly kind: "sent-back"; readonly reason: string }
  | { readonly kind: "full" | "busier" }
  | { readonly kind: "off-duty" }
  /** As free as the one who is chosen, and behind them on the list. */
  | { readonly kind: "in-turn" };

export type MediatorCandidate = {
  readonly centre: Partner;
  readonly mediator: Mediator;
  /** Cases that are with them now. */
  readonly open: number;
  /** When they next come on duty; null: they are, or never do. */
  readonly dutyAt: EpochMs | null;
  /** Null: the one who is chosen. */
  readonly passedOver: PassedOver | null;
  /** A person may give the case to them all the same. */
  readonly isTakeable: boolean;
};

/** Everybody on the list, the one who is chosen first: on duty with the fewest open cases, then by
 *  number; with nobody free, who comes on duty next.
 *  Shape: all mediators of all centres.   Errors: none; the first may have been passed over too,
 *  and then nobody is chosen. */
export function mediatorCandidates(
  wall: Pick<WallState, "partner" | "handoff">,
  need: MediatorNeed,
  at: EpochMs,
): readonly MediatorCandidate[] {
  const cases = [...wall.handoff.values()].filter((state) => mediatorOf(state) !== null);
  const drafts = [...wall.partner.values()]
    .flatMap((state) => draftsOf(state, { cases, need, at }))
    .sort((a, b) => compareDrafts(a, b));
  const [best] = drafts;
  return drafts.map(({ rank, barred, ...draft }, i): MediatorCandidate => {
    const chosen = i === 0 && rank <= RANKS.later;
    return {
      ...draft,
      passedOver: chosen ? null : (barred ?? behind(draft, rank, best)),
      isTakeable: rank <= RANKS.byHand,
    };
  });
}

/** What a mediator does not have of what is needed; null: nothing. */
export function lackOf(
  { skills, languages }: Mediator,
  { skill, language }: Pick<MediatorAsk, "skill" | "language">,
): "lacks-skill" | "lacks-language" | null {
  if (skill !== null && !skills.includes(skill)) return "lacks-skill";
  if (language !== null && !languages.includes(language)) return "lacks-language";
  return null;
}

/** Who of a centre an item went to; null: it named nobody. */
export function mediatorOf({ handoff: { payload } }: HandoffState): ChosenMediator | null {
  return payload.for === "mediation" ? (payload.mediator ?? null) : null;
}

/** Chosen by itself while free or next on duty; by a person also where full or refused before. */
const RANKS = { free: 0, later: 1, byHand: 2, never: 3 } as const;
type Rank = (typeof RANKS)[keyof typeof RANKS];
type Draft = Pick<MediatorCandidate, "centre" | "mediator" | "open" | "dutyAt">;
type RankedDraft = Draft & { readonly rank: Rank; readonly barred: PassedOver | null };
type About = {
  readonly cases: readonly HandoffState[];
  readonly need: MediatorNeed;
  readonly at: EpochMs;
};

function draftsOf(state: PartnerState, about: About): readonly RankedDraft[] {
  const { partner: centre } = state;
  if (centre?.kind !== "mediation") return [];
  return centre.mediators.map((mediator) => {
    const theirs = about.cases.filter((one) => mediatorOf(one)?.id === mediator.id);
    const open = theirs.filter(({ stage }) => !isEndedStage(stage)).length;
    const onDuty = isOnDuty(mediator.shifts, about.at);
    const dutyAt = onDuty ? null : nextDutyAt(mediator.shifts, about.at);
    const draft = { centre, mediator, open, dutyAt };
    const never = neverOf(state, mediator, about.need);
    if (never !== null) return { ...draft, rank: RANKS.never, barred: never };
    const byHand = byHandOf(draft, theirs, about.need);
    if (byHand !== null) return { ...draft, rank: RANKS.byHand, barred: byHand };
    return { ...draft, rank: onDuty ? RANKS.free : RANKS.later, barred: null };
  });
}

function neverOf(
  { isOpen, openReason }: PartnerState,
  mediator: Mediator,
  need: MediatorNeed,
): PassedOver | null {
  if (!isOpen) return { kind: "centre-closed", reason: openReason };
  const lack = lackOf(mediator, need);
  if (lack !== null) return { kind: lack };
  return mediator.shifts.length === 0 ? { kind: "no-duty" } : null;
}

function byHandOf(
  { mediator, open }: Draft,
  theirs: readonly HandoffState[],
  { incidentId }: MediatorNeed,
): PassedOver | null {
  const back = theirs.findLast(({ handoff, stage }) => {
    // What the police took back says nothing against the one it was with.
    return handoff.incidentId === incidentId && isBackStage(stage) && stage !== "recalled";
  });
  if (back !== undefined && incidentId !== null) {
    return { kind: "sent-back", reason: back.answers.at(-1)?.reason ?? "" };
  }
  return open >= mediator.casesMax ? { kind: "full" } : null;
}

function behind(draft: Draft, rank: Rank, best: Draft | undefined): PassedOver {
  if (rank === RANKS.later) return { kind: "off-duty" };
  return { kind: draft.open > (best?.open ?? 0) ? "busier" : "in-turn" };
}

function compareDrafts(a: RankedDraft, b: RankedDraft): number {
  return (
    a.rank - b.rank ||
    (a.dutyAt ?? 0) - (b.dutyAt ?? 0) ||
    a.open - b.open ||
    (a.mediator.id < b.mediator.id ? -1 : 1)
  );
}
