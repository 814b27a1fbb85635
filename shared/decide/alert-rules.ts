import type { Command } from "../commands/command.ts";
import type { WallEvent } from "../events/event.ts";
import { alertRoutesOf } from "../fold/alert-routes.ts";
import { alertStageOf, isUndecided, lastHandoffOf } from "../fold/alert-state.ts";
import type { AlertState } from "../fold/alert-state.ts";
import type { WallState } from "../fold/wall-state.ts";
import { err, ok } from "../kit/result.ts";
import type { Result } from "../kit/result.ts";
import { lngLatOf } from "../model/position.ts";
import { routeFor, wayBy, wayTo } from "./alert-sending.ts";
import type { AlertWay } from "./alert-sending.ts";
import type { Decision, DecisionContext } from "./decision.ts";
import { recallHandoff } from "./handoff-rules.ts";
import { reportIncident } from "./incident-rules.ts";
import type { Refusal } from "./refusal.ts";

type Of<Kind extends Command["kind"]> = Extract<Command, { kind: Kind }>;

/** An alert may not lie further ahead than clocks differ. */
export const AHEAD_MS_MAX = 60_000;
/** A line that came back within this long has the alert by itself. */
export const PASS_ON_MS = 20_000;

export function takeAlert(
  wall: WallState,
  { alert }: Of<"take-alert">,
  { now }: DecisionContext,
): Decision {
  if (wall.alert.has(alert.id)) return ok([]);
  if (alert.expiresAt <= now) return err({ kind: "alert-expired", thing: alert.title });
  if (alert.capturedAt > now + AHEAD_MS_MAX) return err({ kind: "report-in-future" });
  return ok([{ kind: "alert-taken", v: 1, alert, at: now }]);
}

export function decideAlert(
  wall: WallState,
  command: Of<"decide-alert">,
  context: DecisionContext,
): Decision {
  const { alertId, deed, routeId, partnerId, reason } = command;
  const { now } = context;
  const found = undecided(wall, alertId, context);
  if (!found.ok) return found;
  const { alert } = found.value;
  if (deed === "dismiss") {
    if (reason.trim() === "") return err({ kind: "reason-missing" });
    const nothing = { routeId: null, handoffId: null, passedOver: [] };
    return ok([{ kind: "alert-decided", v: 1, alertId, deed, ...nothing, reason, at: now }]);
  }
  const way = wayOf(wall, found.value, { routeId, partnerId }, context);
  if (!way.ok) return way;
  return ok(sendEvents(alert.id, way.value, { reason, now }));
}

/** The decision and what goes out with it. */
export function sendEvents(
  alertId: string,
  { routeId, handoffId, passedOver, events }: AlertWay,
  { reason, now }: { readonly reason: string; readonly now: DecisionContext["now"] },
): readonly WallEvent[] {
  const by = { routeId, handoffId, passedOver: [...passedOver] };
  const deed = "send" as const;
  return [{ kind: "alert-decided", v: 1, alertId, deed, ...by, reason, at: now }, ...events];
}

function wayOf(
  wall: WallState,
  { alert }: AlertState,
  of: Pick<Of<"decide-alert">, "routeId" | "partnerId">,
  context: DecisionContext,
): Result<AlertWay, Refusal> {
  if (of.partnerId !== null) return wayTo(wall, alert, of.partnerId, context);
  const route = routeFor(wall, alert, of.routeId);
  if (!route.ok) return route;
  return wayBy(wall, alert, { route: route.value, after: [] }, context);
}

/** What did not arrive for want of a line goes to the next destination of the same row, marked. */
export function passOnAlert(
  wall: WallState,
  { alertId }: Of<"pass-on-alert">,
  context: DecisionContext,
): Decision {
  const state = wall.alert.get(alertId);
  if (state === undefined) return err({ kind: "alert-unknown", thing: alertId });
  const handoff = lastHandoffOf(wall.handoff, state);
  if (handoff?.stage !== "queued") return ok([]);
  const { partnerId, at } = handoff.handoff;
  if (context.lost?.has(partnerId) !== true || context.now - at < PASS_ON_MS) return ok([]);
  const { routeId } = state.decisions.at(-1) ?? { routeId: null };
  const route = alertRoutesOf(wall).find(({ id }) => id === routeId);
  if (route === undefined) return ok([]);
  const after = state.handoffIds.flatMap((id) => {
    return wall.handoff.get(id)?.handoff.partnerId ?? [];
  });
  const way = wayBy(wall, state.alert, { route, after }, context);
  // Where nobody else has a line either it waits where it is.
  if (!way.ok || isLost(way.value, context)) return ok([]);
  const name = wall.partner.get(partnerId)?.partner?.name ?? partnerId;
  const recalled = recallHandoff(
    wall,
    { kind: "recall-handoff", handoffId: handoff.handoff.id, reason: `${name} 离线` },
    context,
  );
  if (!recalled.ok) return recalled;
  const { handoffId, events } = way.value;
  const passedOver = [name, ...way.value.passedOver].filter((other) => {
    return !state.passedOver.includes(other);
  });
  const passed = { alertId, handoffId, passedOver, at: context.now };
  return ok([...recalled.value, { kind: "alert-passed-on", v: 1, ...passed }, ...events]);
}

function isLost({ events }: AlertWay, { lost }: DecisionContext): boolean {
  return events.some((event) => {
    return event.kind === "handoff-sent" && lost?.has(event.handoff.partnerId) === true;
  });
}

/** A call, so that units can go: only of an alert that a person has sent on. */
export function callAlert(
  wall: WallState,
  { alertId, category, priority }: Of<"call-alert">,
  context: DecisionContext,
): Decision {
  const state = wall.alert.get(alertId);
  if (state === undefined) return err({ kind: "alert-unknown", thing: alertId });
  const { alert, incidentId } = state;
  if (incidentId !== null) return err({ kind: "alert-called", thing: incidentId });
  const stage = alertStageOf(wall.handoff, state, context.now);
  if (stage === "expired") return err({ kind: "alert-expired", thing: alert.title });
  if (stage !== "sent" && stage !== "signed" && stage !== "on-scene") {
    return err({ kind: "alert-not-sent", thing: alert.title });
  }
  const { title, text, address, position } = alert;
  const said = [text, alert.reason].filter((line) => line !== "").join("\n");
  const call = { category, priority, title, address, text: said };
  const where = { lngLat: lngLatOf(position), reportedAt: null, givenId: null };
  const reported = reportIncident(wall, { kind: "report-incident", ...call, ...where }, context);
  if (!reported.ok) return reported;
  const [first] = reported.value;
  if (first?.kind !== "incident-reported") return reported;
  const made = { alertId, incidentId: first.report.id, at: context.now };
  return ok([...reported.value, { kind: "alert-called", v: 1, ...made }]);
}

/** Nobody signed in time: it is taken back from where it waits, and its words are dropped. */
export function expireAlert(
  wall: WallState,
  { alertId }: Of<"expire-alert">,
  context: DecisionContext,
): Decision {
  const state = wall.alert.get(alertId);
  if (state === undefined) return err({ kind: "alert-unknown", thing: alertId });
  const { now } = context;
  const stage = alertStageOf(wall.handoff, state, now);
  if (stage !== "expired" || state.expiredAt !== null) return ok([]);
  const expired: WallEvent = { kind: "alert-expired", v: 1, alertId, at: now };
  const handoff = lastHandoffOf(wall.handoff, state);
  if (handoff === null) return ok([expired]);
  const about = { handoffId: handoff.handoff.id, reason: "预警已过期" };
  const recalled = recallHandoff(wall, { kind: "recall-handoff", ...about }, context);
  return ok(recalled.ok ? [...recalled.value, expired] : [expired]);
}

function undecided(
  wall: WallState,
  alertId: string,
  { now }: DecisionContext,
): Result<AlertState, Refusal> {
  const state = wall.alert.get(alertId);
  if (state === undefined) return err({ kind: "alert-unknown", thing: alertId });
  const stage = alertStageOf(wall.handoff, state, now);
  if (stage === "expired") return err({ kind: "alert-expired", thing: state.alert.title });
  if (!isUndecided(stage)) return err({ kind: "alert-decided", thing: state.alert.title });
  return ok(state);
}
