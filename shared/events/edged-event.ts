import type { Edge } from "../model/edge.ts";
import type { EventKind, WallEvent } from "./event.ts";

/** Kinds that say how they came to be written: the life cycle of calls, and alarms. */
const EDGED_KINDS = [
  "incident-reported",
  "incident-located",
  "unit-dispatched",
  "assignment-advanced",
  "back-up-asked",
  "incident-fed-back",
  "incident-closed",
  "incident-reopened",
  "incident-merged",
  "incident-split",
  "incident-linked",
  "merge-declined",
  "incident-tagged",
  "template-filled",
  "alarm-raised",
  "alarm-returned",
  "alarm-acknowledged",
  "alarm-unacknowledged",
  "alarm-assigned",
  "alarm-shelved",
  "alarm-unshelved",
  "alarm-escalated",
  "muster-called",
  "muster-answered",
  "muster-resent",
  "muster-reasked",
  "muster-ended",
  "tour-stop-opened",
  "tour-stop-looked",
  "tour-finding-noted",
  "tour-item-settled",
  "risk-changed",
  "risk-closed",
  "risk-evidenced",
  "risk-listed",
  "risk-reopened",
  "risk-signed",
  "suppression-set",
  "suppression-lifted",
] as const satisfies readonly EventKind[];
type EdgedEvent = Extract<WallEvent, { kind: (typeof EDGED_KINDS)[number] }>;

/** The event with its edge, where its kind has one and it has none of its own yet. */
export function withEdge(event: WallEvent, edge: Edge | undefined): WallEvent {
  if (edge === undefined || !isEdged(event) || event.edge !== undefined) return event;
  return { ...event, edge };
}

function isEdged(event: WallEvent): event is EdgedEvent {
  return EDGED_KINDS.some((kind) => kind === event.kind);
}
