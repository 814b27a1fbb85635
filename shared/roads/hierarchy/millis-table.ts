import { GrowingInts } from "../../kit/growing.ts";
import { climberOf } from "./climb.ts";
import type { Climb } from "./climb.ts";
import { NO_WAY } from "./hierarchy.ts";
import type { Hierarchy } from "./hierarchy.ts";
import { climbBackFrom, climbFrom, liftOf } from "./way-between.ts";
import type { Seed } from "./way-between.ts";

/** Fastest milliseconds from every start to every goal, one or two seeds each.  Pairs that share
 *  an arc are void: see `wayBetween`.
 *  Shape: Int32Array(starts.length * goals.length), row by row; NO_WAY where there is none.
 *  Source: Knopp, Sanders, Schultes, Schulz, Wagner 2007 (buckets). */
export function millisTable(
  hierarchy: Hierarchy,
  starts: readonly (readonly Seed[])[],
  goals: readonly (readonly Seed[])[],
): Int32Array {
  const climber = climberOf(hierarchy);
  const buckets = bucketsOf(hierarchy, goals);
  const table = new Int32Array(starts.length * goals.length).fill(NO_WAY);
  for (const [row, seeds] of starts.entries()) {
    climbFrom(hierarchy, climber, seeds);
    const own = table.subarray(row * goals.length, (row + 1) * goals.length);
    lookIntoBuckets(climber.up, buckets, own);
  }
  return table;
}

/** Labels of the climbs of all goals by rank: [first[r], first[r + 1]). */
type Buckets = {
  readonly first: Uint32Array;
  readonly goal: Uint32Array;
  readonly millis: Int32Array;
};

function bucketsOf(hierarchy: Hierarchy, goals: readonly (readonly Seed[])[]): Buckets {
  const climber = climberOf(hierarchy);
  const { down } = climber;
  const ranks = new GrowingInts(goals.length * 128);
  const labels = new GrowingInts(goals.length * 128);
  const ends = new Uint32Array(goals.length);
  for (const [goal, seeds] of goals.entries()) {
    const lift = liftOf(seeds);
    climbBackFrom(hierarchy, climber, seeds, lift);
    for (let at = 0; at < down.length; at += 1) {
      const rank = down.path[at] ?? 0;
      const millis = down.millis[rank] ?? NO_WAY;
      if (millis >= NO_WAY) continue;
      ranks.push(rank);
      labels.push(millis - lift);
    }
    ends[goal] = ranks.length;
  }
  return sortedBuckets(hierarchy.rank.length, { ranks: ranks.view(), labels: labels.view(), ends });
}

function sortedBuckets(
  count: number,
  {
    ranks,
    labels,
    ends,
  }: { readonly ranks: Int32Array; readonly labels: Int32Array; readonly ends: Uint32Array },
): Buckets {
  const first = new Uint32Array(count + 1);
  for (let at = 0; at < ranks.length; at += 1) {
    const slot = (ranks[at] ?? 0) + 1;
    first[slot] = (first[slot] ?? 0) + 1;
  }
  for (let rank = 0; rank < count; rank += 1) {
    first[rank + 1] = (first[rank + 1] ?? 0) + (first[rank] ?? 0);
  }
  const next = first.slice();
  const goals = new Uint32Array(ranks.length);
  const millis = new Int32Array(ranks.length);
  let at = 0;
  for (let goal = 0; goal < ends.length; goal += 1) {
    for (; at < (ends[goal] ?? 0); at += 1) {
      const rank = ranks[at] ?? 0;
      const place = next[rank] ?? 0;
      next[rank] = place + 1;
      goals[place] = goal;
      millis[place] = labels[at] ?? 0;
    }
  }
  return { first, goal: goals, millis };
}

/** Enters what a climb finds in the buckets of its ranks into its row of the table. */
function lookIntoBuckets(up: Climb, { first, goal, millis }: Buckets, row: Int32Array): void {
  const noWay = NO_WAY;
  for (let at = 0; at < up.length; at += 1) {
    const rank = up.path[at] ?? 0;
    const here = up.millis[rank] ?? noWay;
    if (here >= noWay) continue;
    const end = first[rank + 1] ?? 0;
    for (let entry = first[rank] ?? 0; entry < end; entry += 1) {
      const whole = here + (millis[entry] ?? 0);
      const to = goal[entry] ?? 0;
      if (whole < (row[to] ?? 0)) row[to] = whole;
    }
  }
}
