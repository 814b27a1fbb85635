import type { Command } from "../commands/command.ts";
import type { WallEvent } from "../events/event.ts";
import { isActiveStep, isOpenStage } from "../fold/incident-state.ts";
import type { IncidentState } from "../fold/incident-state.ts";
import type { WallState } from "../fold/wall-state.ts";
import { err, ok } from "../kit/result.ts";
import type { IncidentStage } from "../model/incident.ts";
import { positionFrom } from "../model/position.ts";
import { epochMs } from "../units/quantity.ts";
import type { Decision, DecisionContext } from "./decision.ts";

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
  const refusal = stageRefusal(incident, "fed-back");
  if (refusal !== null) return refusal;
  return ok([{ kind: "incident-fed-back", v: 1, incidentId, result, text, at: now }]);
}

export function closeIncident(
  wall: WallState,
  command: Of<"close-incident">,
  { now }: DecisionContext,
): Decision {
  const { incidentId, stage, reason } = command;
  const incident = wall.incident.get(incidentId);
  if (incident === undefined) return err({ kind: "incident-unknown", incidentId });
  const refusal = stageRefusal(incident, stage);
  if (refusal !== null) return refusal;
  if (stage === "cancelled" && reason.trim() === "") return err({ kind: "reason-missing" });
  const active = incident.assignments.filter((assignment) => isActiveStep(assignment.step));
  const unitIds = active.map((assignment) => assignment.unitId);
  const closed = { incidentId, stage, reason, unitIds, at: now };
  return ok([{ kind: "incident-closed", v: 1, ...closed } satisfies WallEvent]);
}

export function reopenIncident(
  wall: WallState,
  command: Of<"reopen-incident">,
  { now }: DecisionContext,
): Decision {
  const { incidentId, reason } = command;
  const incident = wall.incident.get(incidentId);
  if (incident === undefined) return err({ kind: "incident-unknown", incidentId });
  if (isOpenStage(incident.stage)) {
    const allowed = NEXT_STAGES[incident.stage];
    return err({ kind: "stage-out-of-order", from: incident.stage, asked: "reopened", allowed });
  }
  if (reason.trim() === "") return err({ kind: "reason-missing" });
  const stage = incident.stage === "reviewed" ? "fed-back" : "received";
  return ok([{ kind: "incident-reopened", v: 1, incidentId, stage, reason, at: now }]);
}

/** What a person may enter next for the call as a whole; steps of units have their own order. */
const NEXT_STAGES: { readonly [Stage in IncidentStage]: readonly IncidentStage[] } = {
  received: ["cancelled"],
  dispatched: ["cancelled"],
  signed: ["cancelled"],
  "en-route": ["cancelled"],
  "on-scene": ["cancelled"],
  handling: ["fed-back", "cancelled"],
  "fed-back": ["reviewed", "cancelled"],
  reviewed: ["archived"],
  archived: [],
  cancelled: [],
};

function stageRefusal(incident: IncidentState, asked: IncidentStage) {
  const allowed = NEXT_STAGES[incident.stage];
  if (allowed.includes(asked)) return null;
  return err({ kind: "stage-out-of-order", from: incident.stage, asked, allowed } as const);
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
