import { unreachable } from "../kit/assert.ts";
import { ALERT_ROUTES_SETTING, entityKey } from "../model/entity-key.ts";
import type { EntityKey } from "../model/entity-key.ts";
import type { EventKind, WallEvent } from "./event.ts";

/** Alerts, events of cameras' analytics, plates that are looked for and hits on
 *  them, reports of terminals. */
const GUARD_EVENTS = [
  "alert-taken",
  "alert-decided",
  "alert-passed-on",
  "alert-called",
  "alert-expired",
  "alert-routes-set",
  "behaviour-taken",
  "behaviour-judged",
  "behaviour-expired",
  "plate-watched",
  "watch-dropped",
  "hit-taken",
  "hit-viewed",
  "hit-judged",
  "hit-expired",
  "issue-taken",
  "issue-settled",
  "issue-photo-wiped",
] as const satisfies readonly EventKind[];
type GuardEvent = Extract<WallEvent, { kind: (typeof GUARD_EVENTS)[number] }>;

export function isGuardEvent(event: WallEvent): event is GuardEvent {
  return GUARD_EVENTS.some((kind) => kind === event.kind);
}

export function guardEntities(event: GuardEvent): readonly [EntityKey, ...EntityKey[]] {
  switch (event.kind) {
    case "alert-taken":
      return [entityKey("alert", event.alert.id)];
    case "alert-decided":
    case "alert-passed-on":
    case "alert-called":
    case "alert-expired":
      return [entityKey("alert", event.alertId)];
    case "alert-routes-set":
      return [entityKey("setting", ALERT_ROUTES_SETTING)];
    case "behaviour-taken":
      return [entityKey("behaviour", event.card.id)];
    case "behaviour-judged":
    case "behaviour-expired":
      return [entityKey("behaviour", event.behaviourId)];
    case "plate-watched":
      return [entityKey("watch", event.watch.id)];
    case "watch-dropped":
      return [entityKey("watch", event.watchId)];
    case "hit-taken":
      return [entityKey("hit", event.hit.id)];
    case "hit-viewed":
    case "hit-judged":
    case "hit-expired":
      return [entityKey("hit", event.hitId)];
    case "issue-taken":
      return [entityKey("issue", event.issue.id)];
    case "issue-settled":
    case "issue-photo-wiped":
      return [entityKey("issue", event.issueId)];
    default:
      return unreachable(event);
  }
}
