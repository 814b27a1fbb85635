import { foldedText, runsOf } from "./name-key.ts";
import type { Run } from "./name-key.ts";
import { SPELLING_LENGTH_MAX, addSpellings } from "./spelled-out.ts";

/** Shortest ending of a word by which it is found: "gasse" finds Mühlgasse, "se" does not. */
const WORD_TAIL_MIN = 3;
/** Longest ending of a number by which it is found, beside the whole of it. */
const DIGIT_TAIL_MAX = 8;
/** Tokens one column may hold; a name beyond it is found by its beginning. */
const TOKENS_MAX = 400;
/** Stands between two texts of one thing, so that no phrase runs across. */
const BORDER = "xxborderxx";

/** The text of each column of the word index. */
export type NameWords = {
  readonly signs: string;
  readonly tails: string;
  readonly pinyin: string;
  readonly initials: string;
};

/** Words by which a thing is found: its names, and other texts that have no pinyin. */
export function nameWords(names: readonly string[], more: readonly string[]): NameWords {
  const signs: string[] = [];
  const tails = new Set<string>();
  const spellings = { full: new Set<string>(), initials: new Set<string>() };
  for (const [at, text] of [...names, ...more].entries()) {
    const runs = runsOf(foldedText(text));
    if (signs.length > 0) signs.push(BORDER);
    for (const run of runs) {
      if (run.kind === "signs") signs.push(...run.text);
      else if (run.kind === "letters") addTails(tails, run.text, WORD_TAIL_MIN, Infinity);
      else addTails(tails, run.text, 1, DIGIT_TAIL_MAX);
    }
    if (at < names.length) for (const part of spoken(runs)) addSpellings(spellings, part);
  }
  return {
    signs: joined(signs),
    tails: joined(tails),
    pinyin: joined(spellings.full),
    initials: joined(spellings.initials),
  };
}

/** Ways in which a question may be meant, strictest first; each is an expression of the index. */
export function questionsOf(text: string): Question[] {
  const runs = runsOf(foldedText(text));
  if (runs.length === 0) return [];
  const asText = runs.map((run) => termOf(run, "tails")).join(" AND ");
  const letters = runs.filter(({ kind }) => kind === "letters");
  if (!letters.some((run) => /^[a-z]+$/.test(run.text))) return [{ kind: "text", match: asText }];
  const said = withLettersJoined(runs);
  const match = (columns: string) => said.map((run) => termOf(run, columns)).join(" AND ");
  // One letter begins whatever it begins as an initial.
  const short = said.every(({ text }) => text.length === 1);
  if (short)
    return [
      { kind: "text", match: asText },
      { kind: "initials", match: match("initials tails") },
    ];
  return [
    { kind: "text", match: asText },
    { kind: "pinyin", match: match("pinyin tails") },
    { kind: "initials", match: match("initials pinyin tails") },
  ];
}

type Question = {
  readonly kind: "text" | "pinyin" | "initials";
  readonly match: string;
};

function termOf({ kind, text }: Run, columns: string): string {
  if (kind === "signs") return `signs : "${[...text].join(" ")}"`;
  const start = kind === "letters" ? text.slice(0, SPELLING_LENGTH_MAX) : text;
  return `{${columns}} : "${start}" *`;
}

/** "jie fang lu" and "jiefanglu" are the same question; "xi'an" is one word. */
function withLettersJoined(runs: readonly Run[]): Run[] {
  const said: Run[] = [];
  for (const run of runs) {
    const last = said.at(-1);
    if (run.kind === "letters" && last?.kind === "letters") {
      said[said.length - 1] = { kind: "letters", text: last.text + run.text };
    } else said.push(run);
  }
  return said;
}

type Spoken = { readonly kind: "signs" | "letters"; readonly text: string };

/** Stretches between numbers that have a sign in them; a Latin name is found by its words. */
function spoken(runs: readonly Run[]): Spoken[][] {
  const parts: Spoken[][] = [[]];
  for (const { kind, text } of runs) {
    if (kind === "digits") parts.push([]);
    else parts.at(-1)?.push({ kind, text });
  }
  return parts.filter((part) => part.some(({ kind }) => kind === "signs"));
}

function addTails(tails: Set<string>, word: string, min: number, max: number): void {
  tails.add(word);
  for (let from = 1; from <= word.length - min; from++) {
    if (word.length - from <= max) tails.add(word.slice(from));
  }
}

function joined(tokens: Iterable<string>): string {
  return [...tokens].slice(0, TOKENS_MAX).join(" ");
}
