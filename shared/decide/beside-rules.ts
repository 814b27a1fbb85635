import type { Command } from "../commands/command.ts";
import { isOpenStage } from "../fold/incident-state.ts";
import type { IncidentState } from "../fold/incident-state.ts";
import type { CallStep } from "../fold/next-steps.ts";
import type { WallState } from "../fold/wall-state.ts";
import { unreachable } from "../kit/assert.ts";
import { err, ok } from "../kit/result.ts";
import { TEMPLATES, fits } from "../model/incident-template.ts";
import { isBlockedTag, isTag } from "../model/tag-vocabulary.ts";
import { injuryEvents } from "./crash-rules.ts";
import { callRefusal } from "./call-refusal.ts";
import type { Decision, DecisionContext } from "./decision.ts";
import { askBackUp } from "./dispatch-rules.ts";
import type { Refusal } from "./refusal.ts";

type Of<Kind extends Command["kind"]> = Extract<Command, { kind: Kind }>;
const BESIDE_COMMANDS = [
  "ask-back-up",
  "merge-incident",
  "split-incident",
  "link-incident",
  "decline-merge",
  "tag-incident",
  "propose-tag",
  "fill-template",
  "set-time-limits",
] as const satisfies readonly Command["kind"][];
export type BesideCommand = Of<(typeof BESIDE_COMMANDS)[number]>;

export function isBesideCommand(command: Command): command is BesideCommand {
  return BESIDE_COMMANDS.some((kind) => kind === command.kind);
}

/** What stands beside a call's way from the first word to the archive. */
export function decideBeside(
  wall: WallState,
  command: BesideCommand,
  context: DecisionContext,
): Decision {
  const { now } = context;
  switch (command.kind) {
    case "ask-back-up":
      return askBackUp(wall, command, context);
    case "merge-incident":
      return mergeIncident(wall, command, context);
    case "split-incident": {
      const { incidentId, reason } = command;
      const found = atStep(wall, incidentId, "split");
      if (!found.ok) return found;
      const parentId = found.value.mergedInto ?? "";
      const split = { incidentId, parentId, reason, at: now };
      return ok([{ kind: "incident-split", v: 1, ...split }]);
    }
    case "link-incident":
    case "decline-merge":
      return relate(wall, command, context);
    case "tag-incident":
      return tagIncident(wall, command, context);
    case "propose-tag": {
      const text = command.text.trim();
      if (text === "" || isBlockedTag(text)) return err({ kind: "tag-blocked", thing: text });
      return ok([{ kind: "tag-proposed", v: 1, text, at: now }]);
    }
    case "fill-template":
      return fillTemplate(wall, command, context);
    case "set-time-limits":
      return ok([{ kind: "time-limits-set", v: 1, limits: command.limits, at: now }]);
    default:
      return unreachable(command);
  }
}

/** Both are kept.  Only a call that nobody was sent to is merged, and only into one that is open
 *  and lives by itself. */
function mergeIncident(
  wall: WallState,
  { incidentId, parentId }: Of<"merge-incident">,
  { now }: DecisionContext,
): Decision {
  const found = atStep(wall, incidentId, "merged");
  if (!found.ok) return found;
  const parent = wall.incident.get(parentId);
  if (parent === undefined) return err({ kind: "incident-unknown", incidentId: parentId });
  const possible =
    parentId !== incidentId && isOpenStage(parent.stage) && found.value.parts.length === 0;
  if (!possible) return err({ kind: "merge-impossible", incidentId, otherId: parentId });
  return ok([{ kind: "incident-merged", v: 1, incidentId, parentId, at: now }]);
}

function relate(
  wall: WallState,
  { kind, incidentId, otherId }: Of<"link-incident" | "decline-merge">,
  { now }: DecisionContext,
): Decision {
  const missing = [incidentId, otherId].find((id) => !wall.incident.has(id));
  if (missing !== undefined) return err({ kind: "incident-unknown", incidentId: missing });
  if (incidentId === otherId) return err({ kind: "merge-impossible", incidentId, otherId });
  const related = kind === "link-incident" ? "incident-linked" : "merge-declined";
  return ok([{ kind: related, v: 1, incidentId, otherId, at: now }]);
}

function tagIncident(
  wall: WallState,
  { incidentId, tag, present }: Of<"tag-incident">,
  { now }: DecisionContext,
): Decision {
  const incident = wall.incident.get(incidentId);
  if (incident === undefined) return err({ kind: "incident-unknown", incidentId });
  if (!isTag(tag)) {
    return err({ kind: isBlockedTag(tag) ? "tag-blocked" : "tag-unknown", thing: tag });
  }
  if (incident.tags.includes(tag) === present) return ok([]);
  return ok([{ kind: "incident-tagged", v: 1, incidentId, tag, present, at: now }]);
}

function fillTemplate(
  wall: WallState,
  command: Of<"fill-template">,
  context: DecisionContext,
): Decision {
  const { incidentId, template, values } = command;
  const incident = wall.incident.get(incidentId);
  if (incident === undefined) return err({ kind: "incident-unknown", incidentId });
  if (!isOpenStage(incident.stage)) {
    return err(callRefusal(incident, "back-up") ?? { kind: "incident-unknown", incidentId });
  }
  const { fields } = TEMPLATES[template];
  for (const [id, value] of Object.entries(values)) {
    const field = fields.find((candidate) => candidate.id === id);
    if (field === undefined || !fits(field, value)) return err({ kind: "answer-wrong", thing: id });
  }
  const filled = { incidentId, template, values, at: context.now };
  return ok([
    { kind: "template-filled", v: 1, ...filled },
    ...injuryEvents(wall, incident, command, context),
  ]);
}

type Found =
  | { readonly ok: true; readonly value: IncidentState }
  | { readonly ok: false; readonly refusal: Refusal };

/** The call, if this step may follow now. */
function atStep(wall: WallState, incidentId: string, step: CallStep): Found {
  const incident = wall.incident.get(incidentId);
  if (incident === undefined) return err({ kind: "incident-unknown", incidentId });
  const refused = callRefusal(incident, step);
  return refused === null ? ok(incident) : err(refused);
}
