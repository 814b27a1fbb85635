import type { Command } from "../commands/command.ts";
import type { WallEvent } from "../events/event.ts";
import type { IncidentState } from "../fold/incident-state.ts";
import type { WallState } from "../fold/wall-state.ts";
import type { TemplateValues } from "../model/incident-template.ts";
import type { DecisionContext } from "./decision.ts";
import { openItemsOf, recallHandoff } from "./handoff-rules.ts";

const INJURED = "有人受伤，转为完整警情";

/** 快处快撤快赔 is for crashes in which nobody is hurt. */
export function isInjuryCrash(incident: IncidentState | undefined): boolean {
  const { template } = incident ?? { template: null };
  return template?.name === "traffic-clear" && saysInjured(template.values);
}

/** Somebody is hurt after all: the insurer has nothing more to settle, and the call says so to
 *  everybody who sees it.  It has been a call all the while, so that units can go at once. */
export function injuryEvents(
  wall: WallState,
  incident: IncidentState,
  { template, values }: Extract<Command, { kind: "fill-template" }>,
  context: DecisionContext,
): readonly WallEvent[] {
  if (template !== "traffic-clear" || !saysInjured(values) || isInjuryCrash(incident)) return [];
  const { id: incidentId } = incident.report;
  const events: WallEvent[] = [];
  if (!incident.tags.includes("injury")) {
    const tagged = { incidentId, tag: "injury", present: true, at: context.now } as const;
    events.push({ kind: "incident-tagged", v: 1, ...tagged });
  }
  for (const { handoff } of openItemsOf(wall, incidentId)) {
    if (wall.partner.get(handoff.partnerId)?.partner?.kind !== "insurer") continue;
    const recall = { kind: "recall-handoff", handoffId: handoff.id, reason: INJURED } as const;
    const recalled = recallHandoff(wall, recall, context);
    if (recalled.ok) events.push(...recalled.value);
  }
  return events;
}

function saysInjured(values: TemplateValues): boolean {
  return values["injured"] === "yes";
}
