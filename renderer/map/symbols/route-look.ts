import type { Rgba, RouteTones } from "./symbol-tones.ts";

/** Dash and gap in widths of the line; the first is a whole line. */
const DASHES = [
  [1, 0],
  [7, 2.6],
  [2.6, 2],
  [0.5, 1.9],
] as const;

/** How a route is told from its neighbours without its colour: by one of four steps of lightness
 *  and one of four lines.  Both change from one route to the next; sixteen are all different. */
export function routeLook(order: number): {
  readonly tone: 0 | 1 | 2 | 3;
  readonly dash: readonly [dash: number, gap: number];
} {
  const step = Math.max(0, order - 1);
  const dash = DASHES[(step + Math.floor(step / 4)) % 4] ?? DASHES[0];
  return { tone: STEPS[step % 4] ?? 0, dash };
}

const STEPS = [0, 1, 2, 3] as const;

export function routeTone(tones: RouteTones, order: number): Rgba {
  return tones[routeLook(order).tone];
}
