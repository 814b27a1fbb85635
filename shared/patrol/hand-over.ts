import type { PlanState } from "../fold/plan-state.ts";
import type { EpochMs } from "../units/quantity.ts";
import { patrolMessageFrom, patrolTopic } from "./patrol-message-from.ts";

/** What stands for units' terminals now, JSON by topic: the route of whoever is in a plan that a
 *  leader accepted and that is in force, and a message without stops for whoever is in none any
 *  more, which takes the route back.  Derived from the plans alone, so that a station that was
 *  restarted, or a broker that was away, comes to the same. */
export function handOverOf(plans: Iterable<PlanState>, now: EpochMs): ReadonlyMap<string, string> {
  const messages = new Map<string, string>();
  const accepted = [...plans].filter(({ verdict }) => verdict === "accepted");
  accepted.sort((a, b) => rank(a, now) - rank(b, now) || a.at - b.at);
  for (const state of accepted) {
    const { plan } = state;
    if (plan === null || plan.endAt < now - KEPT_MS) continue;
    for (const { unitId } of plan.routes) {
      const message = patrolMessageFrom(plan, unitId);
      if (message === null) continue;
      const stops = isInForce(state, now) ? message.stops : [];
      messages.set(patrolTopic(unitId), JSON.stringify({ ...message, stops }));
    }
  }
  return messages;
}

/** A plan that is over is taken back for so long; a terminal knows the end of its shift itself. */
const KEPT_MS = 24 * 3_600_000;

/** Plans in force come after those that are over, and have the last word. */
function rank(state: PlanState, now: EpochMs): number {
  return isInForce(state, now) ? 1 : 0;
}

function isInForce({ plan, endedAt }: PlanState, now: EpochMs): boolean {
  return plan !== null && endedAt === null && plan.endAt > now;
}
