import type { Source } from "./source.ts";

export type Finding = { readonly line: number; readonly what: string };

/** One rule of style.md that a program can hold. */
export type Check = {
  readonly name: string;
  /** What to do about a finding. */
  readonly mend: string;
  readonly find: (source: Source) => readonly Finding[];
  /** A file that breaks the rule and the same file mended: a check that cannot fail is a defect. */
  readonly bad: Sample;
  readonly good: Sample;
};

export type Sample = { readonly path: string; readonly text: string };

/** One finding for each line that the pattern is found on. */
export function linesWith(text: string, pattern: RegExp): Finding[] {
  return text.split("\n").flatMap((line, index) => {
    const match = pattern.exec(line);
    return match === null ? [] : [{ line: index + 1, what: match[0].trim() }];
  });
}
