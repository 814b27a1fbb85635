import type { Command } from "../commands/command.ts";
import { isActiveStep, isOpenStage } from "../fold/incident-state.ts";
import type { WallState } from "../fold/wall-state.ts";
import { err, ok } from "../kit/result.ts";
import { DIVERSION_KINDS, dangerWordsIn } from "../model/diversion.ts";
import type { Decision, DecisionContext } from "./decision.ts";
import { eventsSending, fieldsOfIncident, openPartnerOf, payloadFor } from "./handoff-draft.ts";
import { openItemsOf } from "./handoff-rules.ts";

type Divert = Extract<Command, { kind: "divert-incident" }>;

/** 非警务分流: danger words ask for a second look, a closed destination leaves it with the police,
 *  and until somebody accepts it the call stays where it was. */
export function divertIncident(
  wall: WallState,
  command: Divert,
  context: DecisionContext,
): Decision {
  const { incidentId, partnerId, reason, fields, dangerSeen } = command;
  const incident = wall.incident.get(incidentId);
  if (incident === undefined) return err({ kind: "incident-unknown", incidentId });
  const attended = incident.assignments.some(({ step }) => isActiveStep(step));
  if (!isOpenStage(incident.stage) || attended) {
    const allowed = isOpenStage(incident.stage) ? [] : ["reopened"];
    return err({ kind: "stage-out-of-order", from: incident.stage, asked: "diverted", allowed });
  }
  const open = openPartnerOf(wall, partnerId);
  if (!open.ok) return open;
  const { partner } = open.value;
  if (!DIVERSION_KINDS.some((kind) => kind === partner.kind)) {
    return err({ kind: "partner-unfit", thing: partner.name });
  }
  const under = openItemsOf(wall, incidentId).find(({ handoff }) => {
    return handoff.purpose.kind === "divert";
  });
  if (under !== undefined) {
    const at = wall.partner.get(under.handoff.partnerId)?.partner?.name;
    return err({ kind: "handoff-open", thing: at ?? under.handoff.partnerId });
  }
  const { title, text } = incident.report;
  const dangerWords = [...dangerWordsIn(`${title} ${text}`)];
  if (dangerWords.length > 0 && !dangerSeen) {
    return err({ kind: "danger-words", thing: dangerWords.join(" / ") });
  }
  const known = { ...fieldsOfIncident(wall, incidentId), reason };
  const payload = payloadFor(wall, partner, { known, written: fields });
  if (!payload.ok) return payload;
  const purpose = { kind: "divert", reason, dangerWords } as const;
  return ok(eventsSending(open.value, [{ incidentId, purpose, payload: payload.value }], context));
}
