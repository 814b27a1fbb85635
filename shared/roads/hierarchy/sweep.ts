import { climberOf } from "./climb.ts";
import { NO_WAY } from "./hierarchy.ts";
import type { Hierarchy } from "./hierarchy.ts";
import { climbFrom } from "./way-between.ts";
import type { Seed } from "./way-between.ts";

/** Fastest milliseconds from one or two starts to the head of every arc; the arcs of the starts
 *  count as reached by starting on them.
 *  Shape: Int32Array(arcs), NO_WAY where there is no way.   Source: Delling, Goldberg, Nowatzyk,
 *  Werneck 2011 (one climb, then one sweep down over all ranks). */
export function millisToAll(hierarchy: Hierarchy, starts: readonly Seed[]): Int32Array {
  const climber = climberOf(hierarchy);
  climbFrom(hierarchy, climber, starts);
  const { rank } = hierarchy;
  const byRank = scratch.get(hierarchy) ?? new Int32Array(rank.length);
  scratch.set(hierarchy, byRank);
  sweepDown(hierarchy, climber.up.millis, byRank);
  const byArc = new Int32Array(rank.length);
  for (let arc = 0; arc < rank.length; arc += 1) byArc[arc] = byRank[rank[arc] ?? 0] ?? NO_WAY;
  return byArc;
}

const scratch = new WeakMap<Hierarchy, Int32Array>();

function sweepDown(
  { firstDown, downTail, downMillis }: Hierarchy,
  climbed: Int32Array,
  millis: Int32Array,
): void {
  const noWay = NO_WAY;
  for (let rank = millis.length - 1; rank >= 0; rank -= 1) {
    let best = climbed[rank] ?? noWay;
    const end = firstDown[rank + 1] ?? 0;
    for (let down = firstDown[rank] ?? 0; down < end; down += 1) {
      const whole = (downMillis[down] ?? noWay) + (millis[downTail[down] ?? 0] ?? noWay);
      if (whole < best) best = whole;
    }
    millis[rank] = best;
  }
}
