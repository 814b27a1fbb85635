import type { Command } from "../commands/command.ts";
import type { WallEvent } from "../events/event.ts";
import { isActiveStep } from "../fold/incident-state.ts";
import type { WallState } from "../fold/wall-state.ts";
import { err, ok } from "../kit/result.ts";
import { positionFrom } from "../model/position.ts";
import type { Role } from "../model/role.ts";
import { epochMs } from "../units/quantity.ts";
import { callRefusal } from "./call-refusal.ts";
import type { Decision, DecisionContext } from "./decision.ts";
import type { Refusal } from "./refusal.ts";

type Of<Kind extends Command["kind"]> = Extract<Command, { kind: Kind }>;

/** A report may not lie further ahead than clocks differ. */
const FUTURE_MS_MAX = 60_000;

export function reportIncident(
  wall: WallState,
  command: Of<"report-incident">,
  context: DecisionContext,
): Decision {
  const { now, station, actor } = context;
  if (command.title.trim() === "") return err({ kind: "title-missing" });
  const reportedAt = command.reportedAt ?? now;
  if (reportedAt > now + FUTURE_MS_MAX) return err({ kind: "report-in-future" });
  const id = command.givenId ?? nextIncidentId(wall, station, now);
  if (wall.incident.has(id)) return err({ kind: "incident-known", incidentId: id });
  const { category, priority, title, text, address, lngLat } = command;
  const source = actor.role === "feed" ? actor.name : "operator";
  const position = positionFrom(lngLat, "wgs84");
  const report = { id, reportedAt, category, priority, title, text, address, position, source };
  return ok([{ kind: "incident-reported", v: 1, report }]);
}

export function locateIncident(
  wall: WallState,
  command: Of<"locate-incident">,
  { now }: DecisionContext,
): Decision {
  const { incidentId, lngLat, address } = command;
  if (!wall.incident.has(incidentId)) return err({ kind: "incident-unknown", incidentId });
  return ok([{ kind: "incident-located", v: 1, incidentId, lngLat, address, at: now }]);
}

export function feedBackIncident(
  wall: WallState,
  command: Of<"feed-back-incident">,
  { now }: DecisionContext,
): Decision {
  const { incidentId, result, text } = command;
  const incident = wall.incident.get(incidentId);
  if (incident === undefined) return err({ kind: "incident-unknown", incidentId });
  const refusal = callRefusal(incident, "fed-back");
  if (refusal !== null) return err(refusal);
  return ok([{ kind: "incident-fed-back", v: 1, incidentId, result, text, at: now }]);
}

export function closeIncident(
  wall: WallState,
  command: Of<"close-incident">,
  { now, actor }: DecisionContext,
): Decision {
  const { incidentId, stage, reason } = command;
  const incident = wall.incident.get(incidentId);
  if (incident === undefined) return err({ kind: "incident-unknown", incidentId });
  const { role } = actor;
  if (stage === "reviewed" && role !== "leader") return err(reviewedBy(role));
  const refusal = callRefusal(incident, stage);
  if (refusal !== null) return err(refusal);
  if (stage === "cancelled" && reason.trim() === "") return err({ kind: "reason-missing" });
  const active = incident.assignments.filter((assignment) => isActiveStep(assignment.step));
  const unitIds = active.map((assignment) => assignment.unitId);
  const closed = { incidentId, stage, reason, unitIds, at: now };
  return ok([{ kind: "incident-closed", v: 1, ...closed } satisfies WallEvent]);
}

export function reopenIncident(
  wall: WallState,
  command: Of<"reopen-incident">,
  { now, actor }: DecisionContext,
): Decision {
  const { incidentId, reason } = command;
  const incident = wall.incident.get(incidentId);
  if (incident === undefined) return err({ kind: "incident-unknown", incidentId });
  const returns = incident.stage === "reviewed";
  const refusal = callRefusal(incident, returns ? "returned" : "reopened");
  if (refusal !== null) return err(refusal);
  if (returns && actor.role !== "leader") return err(reviewedBy(actor.role));
  if (reason.trim() === "") return err({ kind: "reason-missing" });
  const stage = returns ? "fed-back" : "received";
  return ok([{ kind: "incident-reopened", v: 1, incidentId, stage, reason, at: now }]);
}

/** 复核 is a leader's. */
function reviewedBy(role: Role): Refusal {
  return { kind: "role-missing", role, command: "close-incident", needs: ["leader"] };
}

function nextIncidentId(wall: WallState, station: string, now: number): string {
  const prefix = `${station}-${yearOf(now)}-`;
  let last = 0;
  for (const id of wall.incident.keys()) {
    if (id.startsWith(prefix)) last = Math.max(last, Number(id.slice(prefix.length)) || 0);
  }
  return `${prefix}${last + 1}`;
}

/** The year at the station, which keeps China Standard Time. */
function yearOf(now: number): number {
  const shifted = epochMs(now + 8 * 3_600_000);
  return new Date(shifted).getUTCFullYear();
}
