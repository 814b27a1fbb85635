import type { Command } from "../../../shared/commands/command.ts";
import {
  DIVERSION_KINDS,
  DIVERSION_REASONS,
  dangerWordsIn,
} from "../../../shared/model/diversion.ts";
import type { DiversionReason } from "../../../shared/model/diversion.ts";
import { isEndedStage } from "../../../shared/model/handoff.ts";
import type { Partner } from "../../../shared/model/partner.ts";
import { incidentMeant } from "./find-things.ts";
import { firstAndRest, lineOf } from "./line-text.ts";
import type { Line } from "./line-text.ts";
import { OPTIONS_MAX, commands, lacks, outcomeOf } from "./reading.ts";
import type { BarContext, Option, Outcome } from "./reading.ts";
import { diversionsSaid } from "./said-words.ts";

/** 分流: to whom, and why by its digit.  What speaks of danger is looked at twice. */
export function readDivert(context: BarContext, line: Line, verb: string): Outcome {
  const meant = incidentMeant(context, null);
  if ("outcome" in meant) return meant.outcome;
  const { id: incidentId, title, text } = meant.incident.report;
  const { first, rest } = firstAndRest(line);
  const partners = partnersMeant(context, first);
  const [partner] = partners;
  if (partner === undefined) return lacks({ kind: "partner" });
  if (partners.length > 1) {
    const options = partners.slice(0, OPTIONS_MAX).map(({ id: partnerId, name }): Option => {
      const then = { kind: "line", line: `${verb} ${name} ` } as const;
      return { of: { kind: "partner", partnerId, name }, then };
    });
    return { kind: "choose", options };
  }
  const word = firstAndRest(rest).first;
  const reasons = word === "" ? DIVERSION_REASONS : diversionsSaid(word);
  const danger = dangerWordsIn(`${title} ${text}`);
  const send = (reason: DiversionReason) => {
    const of = { kind: "divert-incident", incidentId, partnerId: partner.id, reason } as const;
    const dangerSeen = danger.length > 0;
    return one({ ...of, fields: {}, dangerSeen });
  };
  const [reason] = reasons;
  if (reason !== undefined && reasons.length === 1 && danger.length > 0) {
    const then = { kind: "deed", deed: send(reason) } as const;
    return { kind: "choose", options: [{ of: { kind: "danger", words: danger }, then }] };
  }
  const options = reasons.map((of): Option => {
    const then =
      danger.length > 0
        ? ({ kind: "line", line: `${verb} ${partner.name} ${digitOf(of)}` } as const)
        : ({ kind: "deed", deed: send(of) } as const);
    return { of: { kind: "diversion", reason: of }, then };
  });
  return outcomeOf(options, { kind: "nothing-found", word });
}

const digitOf = (reason: DiversionReason) => DIVERSION_REASONS.indexOf(reason) + 1;

/** Bodies that take diverted calls and are open, by a part of their name or id. */
function partnersMeant({ wall }: BarContext, word: string): readonly Partner[] {
  const open = [...wall.partner.values()].flatMap(({ partner, isOpen }) => {
    const takes = DIVERSION_KINDS.some((kind) => kind === partner?.kind);
    return partner !== null && isOpen && takes ? [partner] : [];
  });
  const named = open.filter(({ id, name }) => {
    return lineOf(name).plain.includes(word) || lineOf(id).plain.includes(word);
  });
  const exact = named.filter(({ name }) => lineOf(name).plain === word);
  return exact.length === 1 ? exact : named;
}

/** 转警: a call that was handed on comes back to the police. */
export function readRecall(context: BarContext, line: Line): Outcome {
  const meant = incidentMeant(context, null);
  if ("outcome" in meant) return meant.outcome;
  const { id } = meant.incident.report;
  const under = [...context.wall.handoff.values()].find(({ handoff, stage }) => {
    return handoff.incidentId === id && handoff.purpose.kind === "divert" && !isEndedStage(stage);
  });
  if (under === undefined) return lacks({ kind: "handoff" });
  const reason = line.raw.trim();
  if (reason === "") return lacks({ kind: "reason" });
  return commands({ kind: "recall-handoff", handoffId: under.handoff.id, reason });
}

/** 推送: 1 to those on duty at once, 3 to 四平台; 2 is the daily roll-up and goes by itself. */
export function readPush(context: BarContext, line: Line): Outcome {
  const meant = incidentMeant(context, null);
  if ("outcome" in meant) return meant.outcome;
  const { id: incidentId } = meant.incident.report;
  const { first } = firstAndRest(line);
  const options = ([1, 3] as const).flatMap((lane): Option[] => {
    if (first !== "" && first !== String(lane)) return [];
    const deed = one({ kind: "push-dispute", incidentId, lane, consult: null });
    return [{ of: { kind: "lane", lane }, then: { kind: "deed", deed } }];
  });
  return outcomeOf(options, { kind: "nothing-found", word: first });
}

const one = (command: Command) => ({ kind: "commands", commands: [command] }) as const;
