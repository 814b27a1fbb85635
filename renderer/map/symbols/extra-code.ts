import { GLYPH_CODES } from "./glyph.ts";

/** Pictures beside the symbols themselves: they are turned or laid round them. */
export const EXTRAS = [
  "notch-rest",
  "notch-busy",
  "notch-alarm",
  "ring-selected",
  "ring-hovered",
  "tick-dispatch",
  "tick-patrol-0",
  "tick-patrol-1",
  "tick-patrol-2",
  "tick-patrol-3",
  "tick-proposal-0",
  "tick-proposal-1",
  "tick-proposal-2",
  "tick-proposal-3",
  "life-ring",
] as const;
export type Extra = (typeof EXTRAS)[number];

export function extraCode(extra: Extra): number {
  return GLYPH_CODES + EXTRAS.indexOf(extra);
}

export const ALL_CODES = GLYPH_CODES + EXTRAS.length;
