import { isOpenStage } from "../../../shared/fold/incident-state.ts";
import type { IncidentState } from "../../../shared/fold/incident-state.ts";
import { TAG_VOCABULARY, isTag } from "../../../shared/model/tag-vocabulary.ts";
import type { IncidentTag } from "../../../shared/model/tag-vocabulary.ts";
import { incidentTagWords } from "../../words/incident-tag-words.ts";
import { incidentMeant } from "./find-things.ts";
import { lineOf } from "./line-text.ts";
import type { Line } from "./line-text.ts";
import { OPTIONS_MAX, commands, lacks, outcomeOf } from "./reading.ts";
import type { BarContext, Deed, Option, Outcome } from "./reading.ts";

/** 合并 and 关联: the selected call with another, by the tail of its number or a part of its name. */
export function readBeside(context: BarContext, line: Line, kind: "merge" | "link"): Outcome {
  const meant = incidentMeant(context, null);
  if ("outcome" in meant) return meant.outcome;
  const { id } = meant.incident.report;
  const deedWith = (otherId: string): Deed => ({
    kind: "commands",
    commands: [
      kind === "merge"
        ? { kind: "merge-incident", incidentId: id, parentId: otherId }
        : { kind: "link-incident", incidentId: id, otherId },
    ],
  });
  const word = line.plain.trim().replace(/^>/, "");
  const others = othersMeant(context, word, id);
  const options = others.slice(0, OPTIONS_MAX).map(({ report }): Option => {
    const then = { kind: "deed", deed: deedWith(report.id) } as const;
    return { of: { kind: "incident", incidentId: report.id }, then };
  });
  if (word === "" && options.length > 0) return { kind: "choose", options };
  return outcomeOf(options, { kind: "incident-unknown", word });
}

/** Other open calls: by number where the word is one, else by name; without a word all of them. */
function othersMeant({ wall }: BarContext, word: string, but: string): readonly IncidentState[] {
  const others = [...wall.incident.values()].filter(({ report }) => report.id !== but);
  const numbered = others.filter(({ report }) => {
    const id = lineOf(report.id).plain;
    return id === word || (/^\d+$/.test(word) && /\d+$/.exec(id)?.[0] === word);
  });
  if (numbered.length > 0) return numbered;
  const named = others.filter(({ report, stage }) => {
    return isOpenStage(stage) && lineOf(report.title).plain.includes(word);
  });
  return named.sort((a, b) => b.report.reportedAt - a.report.reportedAt);
}

/** 拆分: a merged call lives by itself again. */
export function readSplit(context: BarContext, line: Line): Outcome {
  const meant = incidentMeant(context, null);
  if ("outcome" in meant) return meant.outcome;
  const { id: incidentId } = meant.incident.report;
  return commands({ kind: "split-incident", incidentId, reason: line.raw.trim() });
}

/** 标签: a word of the vocabulary, put on, or taken off where it stands already. */
export function readTag(context: BarContext, line: Line): Outcome {
  const meant = incidentMeant(context, null);
  if ("outcome" in meant) return meant.outcome;
  const { report, tags } = meant.incident;
  const word = line.plain.trim();
  if (word === "") return lacks({ kind: "tag" });
  const options = tagsSaid(word).map((tag): Option => {
    const { id: incidentId } = report;
    const present = !tags.includes(tag);
    const command = { kind: "tag-incident", incidentId, tag, present } as const;
    const then = { kind: "deed", deed: { kind: "commands", commands: [command] } } as const;
    return { of: { kind: "tag", tag, present }, then };
  });
  return outcomeOf(options, { kind: "tag-unknown", word });
}

/** Tags by their initials, or the beginning of their name in either language. */
function tagsSaid(word: string): readonly IncidentTag[] {
  const all = Object.keys(TAG_VOCABULARY).filter(isTag);
  const forms = (tag: IncidentTag) => {
    const { "zh-CN": chinese, en } = incidentTagWords;
    return [TAG_VOCABULARY[tag], chinese.name[tag], en.name[tag]].map((text) => lineOf(text).plain);
  };
  const whole = all.filter((tag) => forms(tag).includes(word));
  if (whole.length > 0) return whole;
  return all.filter((tag) => forms(tag).some((form) => form.startsWith(word)));
}
