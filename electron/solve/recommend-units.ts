import type { WallState } from "../../shared/fold/wall-state.ts";
import { err, ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import { entityKey } from "../../shared/model/entity-key.ts";
import type { EntityKey } from "../../shared/model/entity-key.ts";
import { lngLatOf } from "../../shared/model/position.ts";
import type { Recommendation } from "../../shared/model/recommendation.ts";
import {
  CANDIDATES_MAX,
  eligibleUnits,
  recommendationFrom,
} from "../../shared/patrol/recommend.ts";
import type { EpochMs } from "../../shared/units/quantity.ts";
import type { SolveLane } from "./solve-lane.ts";

/** How many more than three are asked for, so that the card can say who is farther. */
const NEAREST_ASKED = CANDIDATES_MAX + 9;

type Units = Parameters<typeof eligibleUnits>[0];
type RecommendPorts = {
  readonly wall: WallState;
  readonly now: EpochMs;
  readonly lane: SolveLane;
  readonly lastSeen: (thing: EntityKey) => Units[number]["seen"];
};

/** Who should go to an incident, by road time, with a reason for everybody else. */
export async function recommendUnits(
  { wall, now, lane, lastSeen }: RecommendPorts,
  incidentId: string,
): Promise<Result<Recommendation, { readonly kind: string }>> {
  const incident = wall.incident.get(incidentId);
  if (incident === undefined) return err({ kind: "incident-unknown" });
  const to = lngLatOf(incident.report.position);
  if (to === null) return err({ kind: "incident-unlocated" });
  const units = [...wall.unit].map(([id, state]) => {
    return { id, state, seen: lastSeen(entityKey("unit", id)) };
  });
  const split = eligibleUnits(units, now);
  const asked = split.eligible.map(({ id, mode, lngLat }) => ({ id, mode, lngLat }));
  const task = { kind: "nearest", to, count: NEAREST_ASKED, units: asked } as const;
  const found = await lane.ask(task);
  if (!found.ok) return found;
  const { ways, noRoad } = found.value;
  const { category } = incident.report;
  const whole = { ways, noRoad: new Set(noRoad) };
  return ok(recommendationFrom({ id: incidentId, category }, whole, split));
}
