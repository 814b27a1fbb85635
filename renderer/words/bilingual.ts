import { breathing } from "./breathing.ts";

export const LANGUAGES = ["zh-CN", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

/** A sentence, or one that is told figures and names, or a group of them. */
export type Words = { readonly [name: string]: Word };
type Word = string | ((...facts: never[]) => string) | Words;

/** The same words in another language: every name, every fact, nothing more. */
export type Translated<Original> = {
  readonly [Name in keyof Original]: Original[Name] extends string
    ? string
    : Original[Name] extends (...facts: infer Facts) => string
      ? (...facts: Facts) => string
      : Translated<Original[Name]>;
};

/** One subject in both languages. */
export type Catalogue<Subject> = { readonly [Name in Language]: Translated<Subject> };

/** A catalogue whose English does not compile unless it says exactly what the Chinese says. */
export function bilingual<Subject extends Words>(
  chinese: Subject,
  english: NoInfer<Translated<Subject>>,
): Catalogue<Subject> {
  return { "zh-CN": spaced<Subject>(chinese), en: english };
}

/** The same words with room between 汉字 and Latin, also in sentences made later. */
function spaced<Subject>(words: unknown): Translated<Subject>;
function spaced(words: unknown): unknown {
  if (typeof words === "string") return breathing(words);
  if (isSentence(words)) return (...facts: readonly unknown[]) => breathing(words(...facts));
  const entries = Object.entries(words ?? {});
  return Object.fromEntries(entries.map(([name, word]) => [name, spaced(word)]));
}

function isSentence(word: unknown): word is (...facts: readonly unknown[]) => string {
  return typeof word === "function";
}
