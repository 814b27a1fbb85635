import type { Command } from "../../../shared/commands/command.ts";
import { isTag } from "../../../shared/model/tag-vocabulary.ts";
import { INCIDENT_STAGES } from "../../../shared/model/incident.ts";
import { durationText } from "../../ui/time-text.ts";
import { said } from "../../ui/window-preferences.svelte.ts";
import { breathing } from "../../words/breathing.ts";
import { ringWords } from "../../words/ring-words.ts";
import { closureWords } from "../../words/closure-words.ts";
import { commandWords } from "../../words/command-words.ts";
import { controlWords } from "../../words/control-words.ts";
import { handoffWords } from "../../words/handoff-words.ts";
import { incidentCardWords } from "../../words/incident-card-words.ts";
import { incidentTagWords } from "../../words/incident-tag-words.ts";
import { incidentWords } from "../../words/incident-words.ts";
import { unitWords } from "../../words/unit-words.ts";
import { streetsText } from "../closure-texts.ts";
import { markingWords } from "../../words/marking-words.ts";
import { musterWords } from "../../words/muster-words.ts";
import type { Desk } from "../desk.svelte.ts";
import { callSignOf, thingName } from "../thing-name.ts";

/** What a command does, as one sentence in the window's language. */
export function commandText(desk: Desk, command: Command): string {
  const { wall } = desk.live;
  const words = said(commandWords).do;
  const incident = (id: string) => thingName(wall, "incident", id);
  if (command.kind === "dispatch-units") {
    const units = command.units.map(({ unitId, eta }) => {
      const sign = callSignOf(wall, unitId);
      return eta === null ? sign : words.eta(sign, durationText(eta, said(controlWords).days));
    });
    return words.dispatch(units.join(" "), incident(command.incidentId));
  }
  if (command.kind === "advance-assignment") {
    const step = said(incidentWords).step[command.step];
    return words.step(callSignOf(wall, command.unitId), step, incident(command.incidentId));
  }
  if (command.kind === "feed-back-incident") {
    const result = said(incidentWords).result[command.result];
    return words.feedBack(incident(command.incidentId), result, breathing(command.text));
  }
  if (command.kind === "close-incident") {
    const { incidentId, stage, reason } = command;
    return words.close(incident(incidentId), stageWord(stage), breathing(reason));
  }
  if (command.kind === "reopen-incident") {
    const { incidentId, reason } = command;
    return words.close(incident(incidentId), said(incidentCardWords).reopen, breathing(reason));
  }
  if (command.kind === "locate-incident") {
    return words.locate(incident(command.incidentId), breathing(command.address));
  }
  if (command.kind === "change-duty") {
    const { onDuty, offDuty } = said(unitWords);
    const duty = command.duty === "on" ? onDuty : offDuty;
    return words.duty(callSignOf(wall, command.unitId), duty);
  }
  if (command.kind === "arrange-wall") {
    return words.layout;
  }
  return besideText(desk, command);
}

/** What is said of a call beside its own way: back-up, other calls, tags. */
function besideText(desk: Desk, command: Command): string {
  const { wall } = desk.live;
  const words = said(commandWords).do;
  const incident = (id: string) => thingName(wall, "incident", id);
  if (command.kind === "ask-back-up") {
    return words.backUp(incident(command.incidentId), breathing(command.text));
  }
  if (command.kind === "merge-incident") {
    return words.merge(incident(command.incidentId), incident(command.parentId));
  }
  if (command.kind === "split-incident") {
    return words.split(incident(command.incidentId));
  }
  if (command.kind === "link-incident") {
    return words.link(incident(command.incidentId), incident(command.otherId));
  }
  if (command.kind === "tag-incident") {
    const tag = isTag(command.tag) ? said(incidentTagWords).name[command.tag] : command.tag;
    const sentence = command.present ? words.tag : words.untag;
    return sentence(incident(command.incidentId), tag);
  }
  return handoffText(desk, command);
}

function handoffText(desk: Desk, command: Command): string {
  const { wall } = desk.live;
  const words = said(commandWords).do;
  if (command.kind === "divert-incident") {
    const { incidentId, partnerId, reason } = command;
    const partner = breathing(wall.partner.get(partnerId)?.partner?.name ?? partnerId);
    const why = said(handoffWords).reason[reason];
    return words.divert(thingName(wall, "incident", incidentId), partner, why);
  }
  if (command.kind === "recall-handoff") {
    return words.recall(breathing(command.reason));
  }
  if (command.kind === "push-dispute") {
    const lane = said(handoffWords).lane[command.lane];
    return words.push(thingName(wall, "incident", command.incidentId), lane);
  }
  if (command.kind === "end-muster") {
    return said(musterWords).doEnd(thingName(wall, "muster", command.musterId));
  }
  return closureText(desk, command);
}

function closureText(desk: Desk, command: Command): string {
  const words = said(closureWords);
  if (command.kind === "open-street") {
    return words.doOpen(thingName(desk.live.wall, "closure", command.closureId));
  }
  if (command.kind === "close-street") {
    return words.doCloseAgain(streetsText(command.stretches, words.nameless));
  }
  return markingText(desk, command);
}

function markingText(desk: Desk, command: Command): string {
  const words = said(markingWords);
  if (command.kind === "erase-marking") return words.doErase;
  if (command.kind === "draw-marking") return words.doDraw(breathing(command.name));
  if (command.kind === "fence-marking") {
    const name = thingName(desk.live.wall, "marking", command.markingId);
    return words.fenced(name, words.fences[command.fence ?? "none"]);
  }
  return ringText(command);
}

function ringText(command: Command): string {
  const words = said(ringWords);
  if (command.kind === "end-ring") return words.end;
  if (command.kind === "change-sector") return words.sectorBack(command.number);
  return said(commandWords).do.other;
}

function stageWord(stage: string): string {
  const known = INCIDENT_STAGES.find((name) => name === stage);
  return known === undefined ? stage : said(incidentWords).stage[known];
}
