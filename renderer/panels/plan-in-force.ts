import type { PlanState } from "../../shared/fold/plan-state.ts";
import type { PatrolPlan } from "../../shared/model/patrol-plan.ts";

export type PlanInForce = PlanState & { readonly plan: PatrolPlan };

/** The plan that units follow now: the accepted one that has not ended, the newest of them.
 *  Groups on foot for a night have a plan of their own. */
export function planInForce(plans: Iterable<PlanState>): PlanInForce | null {
  let newest: PlanInForce | null = null;
  for (const state of plans) {
    const { plan } = state;
    if (plan === null || state.verdict !== "accepted" || state.endedAt !== null) continue;
    if (state.forNight) continue;
    if (newest === null || state.at > newest.at) newest = { ...state, plan };
  }
  return newest;
}
