import type { Command } from "../../../shared/commands/command.ts";
import { INCIDENT_RESULTS } from "../../../shared/model/incident.ts";
import type { IncidentCategory } from "../../../shared/model/incident.ts";
import { incidentMeant } from "./find-things.ts";
import { firstAndRest } from "./line-text.ts";
import type { Line } from "./line-text.ts";
import { commands, deed, lacks, outcomeOf } from "./reading.ts";
import type { BarContext, Option, Outcome } from "./reading.ts";
import { categoriesSaid, resultsSaid } from "./said-words.ts";

/** 接警: the form opens with what was said already; a first word that is a category is one. */
export function readReport(line: Line, category: IncidentCategory | null): Outcome {
  const { first, rest } = firstAndRest(line);
  const said = category === null && first !== "" ? categoriesSaid(first) : [];
  const [only] = said;
  if (only !== undefined && said.length === 1) {
    return deed({ kind: "report", category: only, title: rest.raw.trim() });
  }
  return deed({ kind: "report", category, title: line.raw.trim() });
}

/** 反馈: a result by digit, signs or pinyin, then free words. */
export function readFeedBack(context: BarContext, line: Line): Outcome {
  const meant = incidentMeant(context, null);
  if ("outcome" in meant) return meant.outcome;
  const { id: incidentId } = meant.incident.report;
  const { first, rest } = firstAndRest(line);
  const results = first === "" ? INCIDENT_RESULTS : resultsSaid(first);
  const options = results.map((result): Option => {
    const text = rest.raw.trim();
    const command = { kind: "feed-back-incident", incidentId, result, text } as const;
    const of = { kind: "result", result } as const;
    return { of, then: { kind: "deed", deed: one(command) } };
  });
  return outcomeOf(options, { kind: "result-unknown", word: first });
}

/** 复核, 归档 and 撤销; without a reason a call is not cancelled. */
export function readClose(
  context: BarContext,
  line: Line,
  stage: "reviewed" | "archived" | "cancelled",
): Outcome {
  const meant = incidentMeant(context, null);
  if ("outcome" in meant) return meant.outcome;
  const reason = line.raw.trim();
  if (stage === "cancelled" && reason === "") return lacks({ kind: "reason" });
  const { id: incidentId } = meant.incident.report;
  return commands({ kind: "close-incident", incidentId, stage, reason });
}

export function readReopen(context: BarContext, line: Line): Outcome {
  const meant = incidentMeant(context, null);
  if ("outcome" in meant) return meant.outcome;
  const reason = line.raw.trim();
  if (reason === "") return lacks({ kind: "reason" });
  return commands({ kind: "reopen-incident", incidentId: meant.incident.report.id, reason });
}

/** 定位: an address becomes the place of the call. */
export function readLocate(context: BarContext, line: Line): Outcome {
  const meant = incidentMeant(context, null);
  if ("outcome" in meant) return meant.outcome;
  const { id: incidentId } = meant.incident.report;
  const text = line.raw.trim();
  if (text === "") return lacks({ kind: "address" });
  const hits = context.hits(text);
  if (hits === null) return { kind: "asking", question: { kind: "search", text } };
  const options = hits.flatMap((hit): Option[] => {
    const { lngLat, name: address } = hit;
    if (lngLat === null) return [];
    const command = { kind: "locate-incident", incidentId, lngLat, address } as const;
    return [{ of: { kind: "hit", hit }, then: { kind: "deed", deed: one(command) } }];
  });
  return outcomeOf(options, { kind: "nothing-found", word: text });
}

const one = (command: Command) => ({ kind: "commands", commands: [command] }) as const;
