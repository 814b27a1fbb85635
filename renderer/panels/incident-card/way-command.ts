import type { Command } from "../../../shared/commands/command.ts";
import { unreachable } from "../../../shared/kit/assert.ts";
import type { IncidentResult } from "../../../shared/model/incident.ts";
import type { ClosingWay } from "./closing-ways.ts";

/** What the form was filled with; each way reads its own part. */
export type WayAnswers = {
  readonly text: string;
  readonly result: IncidentResult;
};

/** What the station is asked for when a way is taken. */
export function wayCommand(incidentId: string, way: ClosingWay, answers: WayAnswers): Command {
  const { text, result } = answers;
  switch (way) {
    case "fed-back":
      return { kind: "feed-back-incident", incidentId, result, text };
    case "back-up":
      return { kind: "ask-back-up", incidentId, unitId: null, text };
    case "reviewed":
    case "archived":
    case "cancelled":
      return { kind: "close-incident", incidentId, stage: way, reason: text };
    case "returned":
    case "reopened":
      return { kind: "reopen-incident", incidentId, reason: text };
    case "split":
      return { kind: "split-incident", incidentId, reason: text };
    default:
      return unreachable(way);
  }
}

/** Ways that are not taken without a reason. */
export function needsReason(way: ClosingWay): boolean {
  return way === "cancelled" || way === "reopened" || way === "returned";
}
