import { musterMessagesOf } from "../../shared/fold/muster-messages.ts";
import type { WallState } from "../../shared/fold/wall-state.ts";
import { handOverOf } from "../../shared/patrol/hand-over.ts";
import { sectorHandOverOf } from "../../shared/patrol/sector-hand-over.ts";
import type { EpochMs } from "../../shared/units/quantity.ts";

/** What stands for units' terminals: routes, and what they are asked. */
export function standingFor(wall: WallState, now: EpochMs): ReadonlyMap<string, string> {
  const { plan, ring, muster } = wall;
  const routes = [...handOverOf(plan.values(), now), ...sectorHandOverOf(ring.values())];
  return new Map([...routes, ...musterMessagesOf(muster.values(), now)]);
}
