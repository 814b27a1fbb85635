import { bearingBetween } from "../../../shared/units/lng-lat.ts";
import type { LngLat } from "../../../shared/units/lng-lat.ts";
import { worldX, worldY } from "../screen.ts";

export type Tick = { readonly lngLat: LngLat; readonly heading: number };

/** Places along a line, `apart` shares of the world's width from one to the next, the first half
 *  as far from the start, each with the way the line goes there. */
export function ticksAlong(line: readonly LngLat[], apart: number): Tick[] {
  const ticks: Tick[] = [];
  let next = apart / 2;
  let walked = 0;
  for (let at = 1; at < line.length; at += 1) {
    const [from, to] = [line[at - 1], line[at]];
    if (from === undefined || to === undefined) continue;
    const length = Math.hypot(worldX(to[0]) - worldX(from[0]), worldY(to[1]) - worldY(from[1]));
    while (length > 0 && walked + length >= next) {
      const share = (next - walked) / length;
      const lngLat: LngLat = [
        from[0] + share * (to[0] - from[0]),
        from[1] + share * (to[1] - from[1]),
      ];
      ticks.push({ lngLat, heading: bearingBetween(from, to) });
      next += apart;
    }
    walked += length;
  }
  return ticks;
}
