import { entityKey } from "../model/entity-key.ts";
import type { EntityKey } from "../model/entity-key.ts";
import type { WallEvent } from "./event.ts";

/** Tours that are made round by round, risks that come on a list and off it, events (大型活动) that
 *  are kept safe by a plan. */
type RoundsEvent = Extract<
  WallEvent,
  { kind: `tour-${string}` | `risk-${string}` | `gathering-${string}` }
>;

export function isRoundsEvent(event: WallEvent): event is RoundsEvent {
  return ["tour-", "risk-", "gathering-"].some((begin) => event.kind.startsWith(begin));
}

export function roundsEntity(event: RoundsEvent): EntityKey {
  if ("tour" in event) return entityKey("tour", event.tour.id);
  if ("risk" in event) return entityKey("risk", event.risk.id);
  if ("gathering" in event) return entityKey("gathering", event.gathering.id);
  if ("gatheringId" in event) return entityKey("gathering", event.gatheringId);
  return "tourId" in event ? entityKey("tour", event.tourId) : entityKey("risk", event.riskId);
}
