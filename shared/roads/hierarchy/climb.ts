import { NO_RANK, NO_WAY } from "./hierarchy.ts";
import type { Hierarchy } from "./hierarchy.ts";

/** Labels of climbs in one direction, used again for the next climb. */
export type Climb = {
  /** Milliseconds at each rank, NO_WAY where the present climb did not come. */
  readonly millis: Int32Array;
  /** The edge by which the label came, SEED where the climb began, and the rank before it. */
  readonly edge: Int32Array;
  readonly from: Uint32Array;
  /** Ranks of the present climb, ascending: path[0] up to but not path[length]. */
  readonly path: Uint32Array;
  length: number;
};

/** What a climb goes by: the edges of one direction. */
export type ClimbEdges = {
  readonly first: Uint32Array;
  readonly end: Uint32Array;
  readonly time: Int32Array;
  readonly parent: Uint32Array;
};

/** Both directions of a hierarchy with their scratch. */
export type Climber = {
  /** From a start on. */
  readonly up: Climb;
  /** To a goal. */
  readonly down: Climb;
  readonly upEdges: ClimbEdges;
  readonly downEdges: ClimbEdges;
};

export const SEED = -1;

/** The climber of a hierarchy, kept with it. */
export function climberOf(hierarchy: Hierarchy): Climber {
  const known = climbers.get(hierarchy);
  if (known !== undefined) return known;
  const { parent, firstUp, upHead, upMillis, firstDown, downTail, downMillis } = hierarchy;
  const climber: Climber = {
    up: climbOf(parent.length),
    down: climbOf(parent.length),
    upEdges: { first: firstUp, end: upHead, time: upMillis, parent },
    downEdges: { first: firstDown, end: downTail, time: downMillis, parent },
  };
  climbers.set(hierarchy, climber);
  return climber;
}

const climbers = new WeakMap<Hierarchy, Climber>();

function climbOf(count: number): Climb {
  return {
    millis: new Int32Array(count).fill(NO_WAY),
    edge: new Int32Array(count),
    from: new Uint32Array(count),
    path: new Uint32Array(count),
    length: 0,
  };
}

/** Makes every label of the last climb void. */
export function beginClimb(climbed: Climb): void {
  const { millis, path, length } = climbed;
  for (let at = 0; at < length; at += 1) millis[path[at] ?? 0] = NO_WAY;
  climbed.length = 0;
}

/** A place to begin from: may be called for two ranks between begin and climb. */
export function seedClimb(climb: Climb, rank: number, millis: number): void {
  if (millis >= (climb.millis[rank] ?? 0)) return;
  climb.millis[rank] = millis;
  climb.edge[rank] = SEED;
}

/** Climbs from one or two seeded ranks (the second may be NO_RANK) to the top. */
export function climb(climbed: Climb, edges: ClimbEdges, one: number, two: number): void {
  const { millis, edge, from, path } = climbed;
  const { first, end, time, parent } = edges;
  const [none, noWay] = [NO_RANK, NO_WAY];
  let left = one;
  let right = two;
  let length = 0;
  while (left !== none || right !== none) {
    const rank = left < right ? left : right;
    if (left === rank) left = parent[rank] ?? none;
    if (right === rank) right = parent[rank] ?? none;
    path[length] = rank;
    length += 1;
    const here = millis[rank] ?? noWay;
    if (here >= noWay) continue;
    const last = first[rank + 1] ?? 0;
    for (let at = first[rank] ?? 0; at < last; at += 1) {
      const to = end[at] ?? 0;
      const there = here + (time[at] ?? noWay);
      if (there >= (millis[to] ?? 0)) continue;
      millis[to] = there;
      edge[to] = at;
      from[to] = rank;
    }
  }
  climbed.length = length;
}
