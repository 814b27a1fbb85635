import type { WallState } from "../../shared/fold/wall-state.ts";
import type { Notice } from "../ui/notices.svelte.ts";
import { said } from "../ui/window-preferences.svelte.ts";
import { handoffWords } from "../words/handoff-words.ts";
import { importRefusalWords } from "../words/import-refusal-words.ts";
import { incidentWords } from "../words/incident-words.ts";
import { questionRefusalWords } from "../words/question-refusal-words.ts";
import { REFUSAL_SEVERITY, refusalWords } from "../words/refusal-words.ts";
import type { RefusalFacts } from "../words/refusal-words.ts";
import { wallWords } from "../words/wall-words.ts";
import { callSignOf } from "./thing-name.ts";

/** A refusal as it crosses the wire: its kind, and facts that depend on it. */
export type LooseRefusal = { readonly kind: string; readonly [fact: string]: unknown };

/** What happened and what to do, in the window's language; ids become names. */
export function refusalNotice(refusal: LooseRefusal, wall: WallState): Omit<Notice, "id"> {
  const { kind } = refusal;
  const words = said(refusalWords);
  if (isKindOf(kind, REFUSAL_SEVERITY)) {
    const facts = factsOf(refusal, wall);
    const severity = REFUSAL_SEVERITY[kind];
    return { severity, text: words.sentence[kind](facts), mend: words.mend[kind](facts) };
  }
  const detail = detailOf(refusal);
  for (const { sentence, mend } of [said(questionRefusalWords), said(importRefusalWords)]) {
    const [plain, what] = [textOf(sentence, kind), textOf(mend, kind)];
    if (plain === null) continue;
    const text = detail === "" ? plain : `${plain}: ${detail}`;
    return { severity: "note", text, mend: what ?? "" };
  }
  return { severity: "fault", text: words.unknown(kind), mend: words.unknownMend };
}

function isKindOf<Table extends object>(kind: string, table: Table): kind is keyof Table & string {
  return Object.hasOwn(table, kind);
}

function textOf(words: Readonly<Record<string, string>>, kind: string): string | null {
  return words[kind] ?? null;
}

/** What the refusal names: the missing part, the columns, the broken place. */
function detailOf(refusal: LooseRefusal): string {
  const named = ["what", "missing", "crs", "column", "columns", "candidates"].map(
    (name) => refusal[name],
  );
  const texts = named.flatMap((fact) => (Array.isArray(fact) ? fact.map(String) : [fact]));
  return texts.filter((text) => typeof text === "string").join(" / ");
}

function factsOf(refusal: LooseRefusal, wall: WallState): RefusalFacts {
  const text = (name: string): string => {
    const fact = refusal[name];
    return typeof fact === "string" ? fact : "";
  };
  const list = (name: string, word: (item: string) => string): string => {
    const items = refusal[name];
    const texts = Array.isArray(items) ? items.map((item) => word(String(item))) : [];
    return texts.length === 0 ? said(refusalWords).noneAllowed : texts.join(" / ");
  };
  // Some names are a stage of a call and of a hand-off, with a word of its own for each.
  const progressWord = refusal.kind === "answer-out-of-order" ? handoffWord : callWord;
  return {
    incident: text("incidentId"),
    unit: callSignOf(wall, text("unitId")),
    from: progressWord(text("from")),
    asked: progressWord(text("asked")),
    allowed: list("allowed", progressWord),
    role: roleWord(text("role")),
    needs: list("needs", roleWord),
    thing: text("thing"),
  };
}

/** The word of a stage or a step of a call; both are asked for by the same refusals. */
function callWord(name: string): string {
  const words = said(incidentWords);
  const all: Readonly<Record<string, string>> = {
    ...words.callStep,
    ...words.stage,
    ...words.step,
  };
  return all[name] ?? name;
}

function handoffWord(name: string): string {
  const all: Readonly<Record<string, string>> = said(handoffWords).stage;
  return all[name] ?? name;
}

function roleWord(name: string): string {
  const all: Readonly<Record<string, string>> = said(wallWords).role;
  return all[name] ?? name;
}
