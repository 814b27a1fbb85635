import type { HandoffState } from "../../../shared/fold/handoff-state.ts";
import type { WallState } from "../../../shared/fold/wall-state.ts";
import { isBackStage, isUnacceptedStage } from "../../../shared/model/handoff.ts";
import type { Partner } from "../../../shared/model/partner.ts";

/** What one bank was asked to stop. */
export type StopRow = {
  readonly state: HandoffState;
  readonly masked: string;
  /** It refused, or did not sign in time: the next bank may be asked. */
  readonly isOpen: boolean;
};

/** Banks' desks that may be asked, in the order of the partners' file. */
export function banksOf(wall: WallState): readonly Partner[] {
  return [...wall.partner.values()].flatMap(({ partner }) => {
    return partner?.kind === "bank" ? [partner] : [];
  });
}

/** What banks were asked of a case, the first first. */
export function stopRows(wall: WallState, incidentId: string): readonly StopRow[] {
  const rows = [...wall.handoff.values()].flatMap((state): StopRow[] => {
    const { payload, incidentId: of } = state.handoff;
    if (of !== incidentId || payload.for !== "bank" || payload.account === undefined) return [];
    const isLate = state.overdue.some(({ limit }) => limit === "accept");
    const isOpen = isBackStage(state.stage) || (isLate && isUnacceptedStage(state.stage));
    return [{ state, masked: payload.account, isOpen }];
  });
  return rows.sort((a, b) => a.state.handoff.at - b.state.handoff.at);
}

/** The bank to ask after those that were: null where all were. */
export function nextBank(wall: WallState, rows: readonly StopRow[]): Partner | null {
  const asked = rows.map(({ state }) => state.handoff.partnerId);
  return banksOf(wall).find(({ id }) => !asked.includes(id)) ?? null;
}
