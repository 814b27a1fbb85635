import { unreachable } from "../kit/assert.ts";
import { LIMITS_SETTING, TAGS_SETTING, entityKey } from "../model/entity-key.ts";
import type { EntityKey } from "../model/entity-key.ts";
import type { Handoff } from "../model/handoff.ts";
import { guardEntities, isGuardEvent } from "./guard-entities.ts";
import { isRoundsEvent, roundsEntity } from "./rounds-entities.ts";
import { isSceneEvent, sceneEntity } from "./scene-entities.ts";
import type { WallEvent } from "./event.ts";

/** Every thing whose state an event may change; the first is the one it is filed under. */
export function entitiesOf(event: WallEvent): readonly [EntityKey, ...EntityKey[]] {
  if (isGuardEvent(event)) return guardEntities(event);
  if ("alarmId" in event || "musterId" in event) return [calledEntity(event)];
  if ("ruleId" in event || "markingId" in event) return [madeEntity(event)];
  if (isRoundsEvent(event)) return [roundsEntity(event)];
  if (isSceneEvent(event)) return [sceneEntity(event)];
  if ("parentId" in event || "otherId" in event) return twoIncidents(event);
  if ("closureId" in event || "ringOf" in event) return [streetEntity(event)];
  if ("groupId" in event || "groupIds" in event || "group" in event) return nightEntities(event);
  switch (event.kind) {
    case "asset-imported":
      return [entityKey(event.asset.kind, event.asset.id)];
    case "import-finished":
      return [entityKey("import", event.importId)];
    case "incident-reported":
      return [entityKey("incident", event.report.id)];
    case "incident-located":
    case "incident-fed-back":
    case "incident-reopened":
    case "back-up-asked":
    case "incident-tagged":
    case "template-filled":
      return [entityKey("incident", event.incidentId)];
    case "unit-dispatched":
    case "assignment-advanced":
      return [entityKey("incident", event.incidentId), entityKey("unit", event.unitId)];
    case "incident-closed":
      return closedEntities(event);
    case "unit-duty-changed":
      return [unitKey(event.unitId)];
    case "patrol-plan-accepted":
      return [entityKey("plan", event.plan.id), ...event.plan.routes.map(unitOf)];
    case "patrol-plan-rejected":
    case "patrol-dose-counted":
      return [entityKey("plan", event.planId)];
    case "patrol-plan-ended":
    case "patrol-plan-revised":
      return [entityKey("plan", event.planId), ...event.unitIds.map(unitKey)];
    case "patrol-stop-reached":
      return [entityKey("plan", event.planId), unitKey(event.unitId)];
    case "handoff-sent":
      return handoffEntities(event.handoff);
    case "handoff-answered":
    case "handoff-overdue":
      return [entityKey("handoff", event.handoffId)];
    case "handoff-delivered":
    case "handoff-recalled":
      return [entityKey("handoff", event.handoffId), entityKey("partner", event.partnerId)];
    case "partner-listed":
      return [entityKey("partner", event.partner.id)];
    case "partner-opened":
      return [entityKey("partner", event.partnerId)];
    case "push-leveled":
      return [entityKey("push", event.incidentId)];
    case "push-rolled-up":
      return [entityKey("roster", event.stationName)];
    case "roster-kept":
      return [entityKey("roster", event.roster.stationName)];
    case "source-tagged":
      return [entityKey("source", event.sourceId)];
    case "thing-viewed":
      return [entityKey(event.thing, event.thingId)];
    case "tag-proposed":
    case "time-limits-set":
      return [settingKey(event.kind === "tag-proposed" ? TAGS_SETTING : LIMITS_SETTING)];
    default:
      return unreachable(event);
  }
}

/** What lies on the streets: a closure, a ring. */
function streetEntity(
  event: { readonly closureId: string } | { readonly ringOf: string },
): EntityKey {
  return "ringOf" in event
    ? entityKey("ring", event.ringOf)
    : entityKey("closure", event.closureId);
}

/** What people of the room made up: a rule, a shape on the map. */
function madeEntity(
  event: { readonly ruleId: string } | { readonly markingId: string },
): EntityKey {
  return "ruleId" in event
    ? entityKey("suppression", event.ruleId)
    : entityKey("marking", event.markingId);
}

/** A case that is closed has no crews and no ring any more. */
function closedEntities(
  event: Extract<WallEvent, { kind: "incident-closed" }>,
): [EntityKey, ...EntityKey[]] {
  const { incidentId, unitIds } = event;
  return [
    ...([entityKey("incident", incidentId), entityKey("ring", incidentId)] as const),
    ...unitIds.map(unitKey),
  ];
}

function twoIncidents(
  event: { readonly incidentId: string } & (
    { readonly parentId: string } | { readonly otherId: string }
  ),
): [EntityKey, EntityKey] {
  const other = "parentId" in event ? event.parentId : event.otherId;
  return [entityKey("incident", event.incidentId), entityKey("incident", other)];
}

/** A push is filed under every incident it speaks of. */
function handoffEntities({ id, partnerId, purpose }: Handoff): [EntityKey, ...EntityKey[]] {
  const pushed = purpose.kind === "push" ? purpose.incidentIds : [];
  return [
    entityKey("handoff", id),
    entityKey("partner", partnerId),
    ...pushed.map((incidentId) => entityKey("push", incidentId)),
  ];
}

function unitOf({ unitId }: { readonly unitId: string }): EntityKey {
  return unitKey(unitId);
}

type NightEvent = Extract<WallEvent, { kind: `night-${string}` }>;

function nightEntities(event: NightEvent): [EntityKey, ...EntityKey[]] {
  if (event.kind === "night-group-raised") return [nightKey(event.group.id)];
  if (event.kind !== "night-plan-taken") return [nightKey(event.groupId)];
  return [entityKey("plan", event.planId), ...event.groupIds.map(nightKey)];
}

function nightKey(groupId: string): EntityKey {
  return entityKey("night", groupId);
}

function settingKey(id: string): EntityKey {
  return entityKey("setting", id);
}

function unitKey(unitId: string): EntityKey {
  return entityKey("unit", unitId);
}

function calledEntity(
  event: { readonly alarmId: string } | { readonly musterId: string },
): EntityKey {
  if ("alarmId" in event) return entityKey("alarm", event.alarmId);
  return entityKey("muster", event.musterId);
}
