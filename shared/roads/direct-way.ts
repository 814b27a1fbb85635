import type { Snapped, SnappedArc } from "./snap.ts";

/** A way along a single arc. */
export type DirectWay = {
  readonly millis: number;
  readonly start: SnappedArc;
  readonly end: SnappedArc;
};

/** Time along a single arc, where the goal lies ahead of the start on it. */
export function directMillis(from: Snapped, to: Snapped): DirectWay | null {
  if (from.chain !== to.chain) return null;
  let best: DirectWay | null = null;
  for (const start of from.arcs) {
    const end = to.arcs.find((candidate) => candidate.arc === start.arc);
    if (end === undefined || end.metresBefore < start.metresBefore) continue;
    const millis = Math.max(0, end.millisBefore - start.millisBefore);
    if (best === null || millis < best.millis) best = { millis, start, end };
  }
  return best;
}
