import { isOpenRisk, lastRound, riskAge } from "../../../shared/fold/risk-state.ts";
import type { RiskAge, RiskState } from "../../../shared/fold/risk-state.ts";

/** A risk as the list shows it. */
export type RiskRow = { readonly state: RiskState; readonly age: RiskAge };

export type RiskLists = {
  /** The longest overdue first, then what is due next. */
  readonly open: readonly RiskRow[];
  /** The last that was closed first. */
  readonly closed: readonly RiskRow[];
};

export function riskLists(risks: Iterable<RiskState>, now: number): RiskLists {
  const rows = [...risks].map((state) => ({ state, age: riskAge(state, now) }));
  const name = ({ state }: RiskRow) => state.risk.id;
  const closedAt = ({ state }: RiskRow) => lastRound(state).to ?? 0;
  return {
    open: rows
      .filter(({ state }) => isOpenRisk(state))
      .sort((a, b) => a.state.risk.dueAt - b.state.risk.dueAt || (name(a) < name(b) ? -1 : 1)),
    closed: rows
      .filter(({ state }) => !isOpenRisk(state))
      .sort((a, b) => closedAt(b) - closedAt(a) || (name(a) < name(b) ? -1 : 1)),
  };
}
