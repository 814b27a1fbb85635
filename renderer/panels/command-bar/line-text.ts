import { halfWidth } from "../../ui/key-name.ts";

/** A line as it was typed and as it is read: half width and lower case, sign for sign. */
export type Line = { readonly raw: string; readonly plain: string };

/** The line without the stroke that opened the bar.
 *  Shape: both texts have the same length, so that free words are taken as they were written. */
export function lineOf(typed: string): Line {
  const plain = [...typed].map(plainSign).join("");
  const front = /^[\s/]*/.exec(plain)?.[0].length ?? 0;
  return { raw: typed.slice(front), plain: plain.slice(front) };
}

function plainSign(sign: string): string {
  const read = (PAUSES[sign] ?? halfWidth(sign)).toLowerCase();
  return read.length === sign.length ? read : sign;
}

/** Marks between objects, however the input method writes them. */
const PAUSES: Readonly<Record<string, string>> = { "、": ",", "。": ".", "》": ">", "〉": ">" };

/** The line behind its first signs, without the room between. */
export function behind({ raw, plain }: Line, length: number): Line {
  const room = /^[\s,]*/.exec(plain.slice(length))?.[0].length ?? 0;
  return { raw: raw.slice(length + room), plain: plain.slice(length + room) };
}

/** To what something is done: "07,12>3" → objects 07 and 12, target 3. */
export type LineObjects = {
  readonly objects: readonly string[];
  /** After `>`; null: what is selected. */
  readonly target: string | null;
};

export function objectsOf({ plain }: Line): LineObjects {
  const [before = "", ...after] = plain.split(">");
  const objects = before.split(/[\s,]+/).filter((object) => object !== "");
  return { objects, target: after.length === 0 ? null : after.join(">").trim() };
}

/** The first object, and the free words that follow it. */
export function firstAndRest(line: Line): { readonly first: string; readonly rest: Line } {
  const first = /^[^\s,]*/.exec(line.plain)?.[0] ?? "";
  return { first, rest: behind(line, first.length) };
}
