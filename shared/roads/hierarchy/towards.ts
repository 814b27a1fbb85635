import { climberOf, SEED } from "./climb.ts";
import type { Climber } from "./climb.ts";
import { NO_RANK, NO_WAY } from "./hierarchy.ts";
import type { Hierarchy } from "./hierarchy.ts";
import { Unpacker } from "./unpack.ts";
import { climbBackFrom, liftOf } from "./way-between.ts";
import type { Seed } from "./way-between.ts";

/** Times to one goal from many ranks, each rank looked at once.
 *  Source: Strasser and Zeitz 2022 (lazy one-to-many on hierarchies). */
export type Towards = {
  readonly hierarchy: Hierarchy;
  readonly climber: Climber;
  /** Milliseconds to the goal plus `lift`, valid where the stamp is the present round. */
  readonly millis: Int32Array;
  readonly stamp: Uint32Array;
  /** The edge to climb by, SEED where the way falls from here. */
  readonly edge: Int32Array;
  readonly path: Uint32Array;
  round: number;
  lift: number;
};

/** The scratch of a hierarchy, made ready for a goal of one or two seeds. */
export function towards(hierarchy: Hierarchy, goals: readonly Seed[]): Towards {
  const count = hierarchy.rank.length;
  const own = known.get(hierarchy) ?? {
    hierarchy,
    climber: climberOf(hierarchy),
    millis: new Int32Array(count),
    stamp: new Uint32Array(count),
    edge: new Int32Array(count),
    path: new Uint32Array(count),
    round: 0,
    lift: 0,
  };
  known.set(hierarchy, own);
  own.round += 1;
  if (own.round > 0xfffffff0) {
    own.stamp.fill(0);
    own.round = 1;
  }
  own.lift = liftOf(goals);
  climbBackFrom(hierarchy, own.climber, goals, own.lift);
  return own;
}

const known = new WeakMap<Hierarchy, Towards>();

/** Fastest milliseconds from the head of an arc to the goal, NO_WAY where there is no way. */
export function millisTowards(to: Towards, arc: number): number {
  const rank = to.hierarchy.rank[arc] ?? NO_RANK;
  settle(to, rank);
  const millis = to.millis[rank] ?? NO_WAY;
  return millis >= NO_WAY ? NO_WAY : millis - to.lift;
}

/** Arcs of that way, from the given one on; it must have been asked for before. */
export function arcsTowards(to: Towards, arc: number): readonly number[] {
  const { hierarchy, edge, climber } = to;
  const { down } = climber;
  const unpacker = new Unpacker(hierarchy, arc);
  let rank = hierarchy.rank[arc] ?? NO_RANK;
  for (let by = edge[rank] ?? SEED; by !== SEED; by = edge[rank] ?? SEED) {
    unpacker.up(by, rank);
    rank = hierarchy.upHead[by] ?? NO_RANK;
  }
  for (; down.edge[rank] !== SEED; rank = down.from[rank] ?? NO_RANK) {
    unpacker.down(down.edge[rank] ?? 0, down.from[rank] ?? 0);
  }
  return unpacker.arcs;
}

/** Settles a rank and those above it that are not yet. */
function settle({ hierarchy, climber, millis, stamp, edge, path, round }: Towards, rank: number) {
  const { parent, firstUp, upHead, upMillis } = hierarchy;
  const falls = climber.down.millis;
  const [none, noWay, seed] = [NO_RANK, NO_WAY, SEED];
  let length = 0;
  let at = rank;
  while (at !== none && stamp[at] !== round) {
    path[length] = at;
    length += 1;
    at = parent[at] ?? none;
  }
  while (length > 0) {
    length -= 1;
    const here = path[length] ?? 0;
    let best = falls[here] ?? noWay;
    let by = seed;
    const end = firstUp[here + 1] ?? 0;
    for (let up = firstUp[here] ?? 0; up < end; up += 1) {
      const whole = (upMillis[up] ?? noWay) + (millis[upHead[up] ?? 0] ?? noWay);
      if (whole >= best) continue;
      best = whole;
      by = up;
    }
    millis[here] = best;
    edge[here] = by;
    stamp[here] = round;
  }
}
