import type { HandOff } from "../commands/hand-off.ts";
import { isOnDuty, nextDutyAt } from "../fold/duty-clock.ts";
import { lackOf, mediatorOf } from "../fold/mediator-choice.ts";
import type { WallState } from "../fold/wall-state.ts";
import { err, ok } from "../kit/result.ts";
import type { Result } from "../kit/result.ts";
import { isEndedStage } from "../model/handoff.ts";
import type { ChosenMediator } from "../model/mediator.ts";
import type { Partner } from "../model/partner.ts";
import type { EpochMs } from "../units/quantity.ts";
import type { HandoffDraft } from "./handoff-draft.ts";
import type { Refusal } from "./refusal.ts";

/** Who a case goes to, with when they come on duty; null: nobody was asked for.  A person may pass
 *  over who is free, but nobody is asked for what they cannot do. */
export function chosenMediator(
  wall: WallState,
  partner: Partner,
  { incidentId, mediator: asked }: HandOff,
  now: EpochMs,
): Result<ChosenMediator | null, Refusal> {
  if (asked === undefined) return ok(null);
  if (!partner.fields.includes("mediator")) {
    return err({ kind: "field-not-allowed", thing: "mediator" });
  }
  const mediator = partner.mediators.find(({ id }) => id === asked.id);
  if (mediator === undefined) return err({ kind: "mediator-unknown", thing: asked.id });
  const { id, name, shifts } = mediator;
  if (lackOf(mediator, asked) !== null) return err({ kind: "mediator-unfit", thing: name });
  if (shifts.length === 0) return err({ kind: "mediator-no-duty", thing: name });
  const other = [...wall.handoff.values()].find((state) => {
    const same = incidentId !== null && state.handoff.incidentId === incidentId;
    return same && !isEndedStage(state.stage) && mediatorOf(state) !== null;
  });
  if (other !== undefined) {
    return err({ kind: "handoff-open", thing: mediatorOf(other)?.name ?? other.handoff.partnerId });
  }
  const dutyAt = isOnDuty(shifts, now) ? null : nextDutyAt(shifts, now);
  return ok({ id, name, skill: asked.skill, language: asked.language, dutyAt });
}

/** Limits run from when somebody can take the case, not from a night before. */
export function mediatorClocks(
  { acceptSeconds: { late, overdue }, closeSeconds: close }: Partner,
  { dutyAt }: ChosenMediator,
  now: EpochMs,
): Pick<HandoffDraft, "clocks"> {
  if (dutyAt === null) return {};
  const wait = (dutyAt - now) / 1000;
  return { clocks: { late: late + wait, overdue: overdue + wait, close: close + wait } };
}
