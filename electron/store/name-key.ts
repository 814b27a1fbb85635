/** A stretch of a text that is looked for in one way. */
export type Run = { readonly kind: "signs" | "letters" | "digits"; readonly text: string };

/** Small letters without diacritics, full-width forms made plain: what is compared when a person
 *  looks for a name. */
export function foldedText(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[ßæœøðđłþı]/g, (letter) => SPELT[letter] ?? letter);
}

/** Signs are written without spaces; letters and digits come in words; all else separates. */
export function runsOf(folded: string): Run[] {
  const runs: Run[] = [];
  for (const { groups } of folded.matchAll(RUN)) {
    if (groups?.["signs"] !== undefined) runs.push({ kind: "signs", text: groups["signs"] });
    else if (groups?.["digits"] !== undefined)
      runs.push({ kind: "digits", text: groups["digits"] });
    else if (groups?.["letters"] !== undefined) {
      runs.push({ kind: "letters", text: groups["letters"] });
    }
  }
  return runs;
}

/** A name as it is compared whole: folded, with nothing between its runs. */
export function nameKey(name: string): string {
  return runsOf(foldedText(name))
    .map(({ text }) => text)
    .join("");
}

const PLAIN = /^[\x20-\x7e\u4e00-\u9fff]*$/;
const SPELT: Readonly<Record<string, string>> = {
  ...{ ß: "ss", æ: "ae", œ: "oe", ø: "o", ð: "d", đ: "d", ł: "l", þ: "th", ı: "i" },
};
const SIGN = ["Han", "Hiragana", "Katakana", "Hangul", "Thai"]
  .map((script) => `\\p{Script=${script}}`)
  .join("");
const RUN = new RegExp(
  `(?<signs>[${SIGN}]+)|(?<digits>\\p{Nd}+)|(?<letters>(?:(?![${SIGN}])\\p{L})+)`,
  "gu",
);
