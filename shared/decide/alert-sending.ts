import type { WallEvent } from "../events/event.ts";
import { destinationsOf, routesFor } from "../fold/alert-routes.ts";
import type { WallState } from "../fold/wall-state.ts";
import { present } from "../kit/assert.ts";
import { err, ok } from "../kit/result.ts";
import type { Result } from "../kit/result.ts";
import type { Alert, AlertRoute } from "../model/alert.ts";
import { handoffPayloadFrom } from "../model/handoff-payload.ts";
import { lngLatOf } from "../model/position.ts";
import type { DecisionContext } from "./decision.ts";
import { eventsSending, openPartnerOf } from "./handoff-draft.ts";
import type { OpenPartner } from "./handoff-draft.ts";
import type { Refusal } from "./refusal.ts";

/** Where nobody set them, by a person's own choice of destination. */
const OWN_CHOICE = { signSeconds: 300, closeSeconds: 86_400 } as const;

export type AlertWay = {
  readonly routeId: string | null;
  readonly handoffId: string;
  /** Names of those that were asked before and have no line. */
  readonly passedOver: readonly string[];
  readonly events: readonly WallEvent[];
};

/** The row an alert goes by: the one that was named, or the only one that fits. */
export function routeFor(
  wall: WallState,
  alert: Alert,
  routeId: string | null,
): Result<AlertRoute, Refusal> {
  const fitting = routesFor(wall, alert);
  const named = routeId === null ? undefined : fitting.find(({ id }) => id === routeId);
  const [first, second] = fitting;
  const chosen = named ?? (second === undefined && routeId === null ? first : undefined);
  if (chosen !== undefined) return ok(chosen);
  if (first === undefined || routeId !== null) {
    return err({ kind: "alert-unrouted", thing: alert.title });
  }
  return err({ kind: "alert-two-routes", thing: fitting.map(({ id }) => id).join(" / ") });
}

/** The events that send an alert by a row of the table, past those of its destinations that have
 *  no line; where none has one it waits at the first. */
export function wayBy(
  wall: WallState,
  alert: Alert,
  of: { readonly route: AlertRoute; readonly after: readonly string[] },
  context: DecisionContext,
): Result<AlertWay, Refusal> {
  const { route, after } = of;
  const all = destinationsOf(wall, route, alert.position).filter((id) => !after.includes(id));
  const passedOver: string[] = [];
  let waits: OpenPartner | null = null;
  for (const id of all) {
    const open = openPartnerOf(wall, id);
    if (open.ok && context.lost?.has(id) !== true) {
      return sending(alert, { open: open.value, limits: route, passedOver }, context);
    }
    if (open.ok) waits ??= open.value;
    passedOver.push(wall.partner.get(id)?.partner?.name ?? id);
  }
  if (waits === null) return err({ kind: "alert-unrouted", thing: alert.title });
  return sending(alert, { open: waits, limits: route, passedOver: [] }, context);
}

/** The events that send it where a person said. */
export function wayTo(
  wall: WallState,
  alert: Alert,
  partnerId: string,
  context: DecisionContext,
): Result<AlertWay, Refusal> {
  const open = openPartnerOf(wall, partnerId);
  if (!open.ok) return open;
  const { partner } = open.value;
  if (partner.kind !== "station") return err({ kind: "partner-unfit", thing: partner.name });
  return sending(alert, { open: open.value, limits: OWN_CHOICE, passedOver: [] }, context);
}

type Sending = {
  readonly open: OpenPartner;
  readonly limits: Pick<AlertRoute, "signSeconds" | "closeSeconds"> & { readonly id?: string };
  readonly passedOver: readonly string[];
};

function sending(
  alert: Alert,
  { open, limits, passedOver }: Sending,
  context: DecisionContext,
): Result<AlertWay, Refusal> {
  const { partner } = open;
  if (partner.kind !== "station") return err({ kind: "partner-unfit", thing: partner.name });
  const fields = Object.fromEntries(
    Object.entries(fieldsOf(alert)).filter(([field]) => partner.fields.includes(field)),
  );
  const payload = handoffPayloadFrom("station", fields);
  if (!payload.ok) return err({ kind: "field-wrong", thing: payload.refusal });
  const purpose = { kind: "alert", alertId: alert.id } as const;
  const { signSeconds, closeSeconds } = limits;
  const clocks = { late: signSeconds / 2, overdue: signSeconds, close: closeSeconds };
  const draft = { incidentId: null, purpose, payload: payload.value, clocks };
  const events = eventsSending(open, [draft], context);
  const sent = present(
    events.find((event) => event.kind === "handoff-sent"),
    "a draft is sent",
  );
  return ok({ routeId: limits.id ?? null, handoffId: sent.handoff.id, passedOver, events });
}

function fieldsOf(alert: Alert): Record<string, unknown> {
  const { id: alertId, type: alertType, title, text, address, position } = alert;
  const { reason, legalBasis, capturedAt, expiresAt } = alert;
  const lngLat = lngLatOf(position);
  return {
    ...{ alertId, alertType, title, address, reason, legalBasis, capturedAt, expiresAt },
    ...(text === "" ? {} : { text }),
    ...(lngLat === null ? {} : { lngLat }),
  };
}
