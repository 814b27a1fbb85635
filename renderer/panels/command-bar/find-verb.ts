import { behind } from "./line-text.ts";
import type { Line } from "./line-text.ts";
import { ALL_VERBS } from "./verbs.ts";
import type { Verb } from "./verbs.ts";

/** How the head of a line is understood. */
export type Head =
  | { readonly kind: "verb"; readonly verb: Verb; readonly rest: Line }
  /** Several verbs may be meant, or one is only begun. */
  | { readonly kind: "verbs"; readonly verbs: readonly Verb[]; readonly rest: Line }
  | { readonly kind: "unknown"; readonly word: string; readonly nearest: readonly Verb[] };

const NEAREST = 3;
const HAN = /^\p{Script=Han}/u;

/** Finds the verb a line begins with: written out it wins, else the only one that it begins;
 *  never a guess among several.  An unknown word gets the three nearest verbs. */
export function headOf(line: Line): Head {
  const word = wordOf(line.plain);
  const rest = behind(line, word.length);
  const whole = ALL_VERBS.filter(({ forms }) => forms.includes(word));
  const [only] = whole;
  if (only !== undefined && whole.length === 1) return { kind: "verb", verb: only, rest };
  if (whole.length > 1) return { kind: "verbs", verbs: whole, rest };
  const begun = ALL_VERBS.filter(({ forms }) => forms.some((form) => form.startsWith(word)));
  const [first] = begun;
  if (first !== undefined && begun.length === 1) return { kind: "verb", verb: first, rest };
  if (begun.length > 1) return { kind: "verbs", verbs: begun, rest };
  return { kind: "unknown", word, nearest: nearestVerbs(word) };
}

/** Letters up to what is no letter; signs as far as they are a verb, for nothing stands between
 *  them and their object. */
function wordOf(line: string): string {
  if (!HAN.test(line)) return /^[^\s,>\p{Script=Han}\d]+/u.exec(line)?.[0] ?? line;
  const signs = /^\p{Script=Han}+/u.exec(line)?.[0] ?? "";
  const forms = ALL_VERBS.flatMap((verb) => verb.forms).filter((form) => line.startsWith(form));
  return (
    forms.reduce((longest, form) => (form.length > longest.length ? form : longest), "") || signs
  );
}

export function nearestVerbs(word: string): readonly Verb[] {
  const ranked = ALL_VERBS.map((verb) => {
    return { verb, steps: Math.min(...verb.forms.map((form) => editSteps(word, form))) };
  });
  // The sort is stable: of equally near ones those that stand first in the table come first.
  return ranked
    .sort((a, b) => a.steps - b.steps)
    .slice(0, NEAREST)
    .map(({ verb }) => verb);
}

/** Letters put in, left out, changed or swapped until one word is the other.
 *  Source: optimal string alignment, Damerau 1964. */
export function editSteps(a: string, b: string): number {
  const [from, to] = [[...a], [...b]];
  let before: number[] = [];
  let last = to.map((_sign, j) => j + 1);
  last.unshift(0);
  from.forEach((sign, i) => {
    const row = [i + 1];
    to.forEach((other, j) => {
      const same = sign === other ? 0 : 1;
      let least = Math.min((row[j] ?? 0) + 1, (last[j + 1] ?? 0) + 1, (last[j] ?? 0) + same);
      const swapped = i > 0 && j > 0 && sign === to[j - 1] && from[i - 1] === other;
      if (swapped) least = Math.min(least, (before[j - 1] ?? 0) + 1);
      row.push(least);
    });
    before = last;
    last = row;
  });
  return last[to.length] ?? from.length;
}
