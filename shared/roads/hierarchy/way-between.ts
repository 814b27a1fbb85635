import { present } from "../../kit/assert.ts";
import { turnAllowed } from "../network.ts";
import type { Network } from "../network.ts";
import { beginClimb, climb, climberOf, SEED, seedClimb } from "./climb.ts";
import type { Climb, Climber } from "./climb.ts";
import { NO_RANK, NO_WAY } from "./hierarchy.ts";
import type { Hierarchy } from "./hierarchy.ts";
import { Unpacker } from "./unpack.ts";

/** An arc and the milliseconds from the start to its head, or from its head to the goal (below zero
 *  where the goal lies along it). */
export type Seed = { readonly arc: number; readonly millis: number };

/** Where a way begins and ends: one or two seeds each. */
export type Ends = { readonly starts: readonly Seed[]; readonly goals: readonly Seed[] };

/** A fastest way: its milliseconds and its arcs, those of the start and the goal included. */
export type Way = { readonly millis: number; readonly arcs: readonly number[] };

/** Fastest way between seeds, null where there is none.  No start may lie on the arc of a goal:
 *  whether the goal lies ahead there or a loop leads to it is not for the hierarchy to know. */
export function wayBetween(hierarchy: Hierarchy, { starts, goals }: Ends): Way | null {
  const climber = climberOf(hierarchy);
  const { up, down } = climber;
  const lift = liftOf(goals);
  climbFrom(hierarchy, climber, starts);
  climbBackFrom(hierarchy, climber, goals, lift);
  const top = meeting(up, down);
  if (top === NO_RANK) return null;
  const millis = (up.millis[top] ?? 0) + (down.millis[top] ?? 0) - lift;
  return { millis, arcs: arcsThrough(hierarchy, climber, { top, starts }) };
}

/** Fastest way from the head of one arc to the head of another, or round to its own again; the
 *  first arc is part of it.  Null where there is none. */
export function wayOfArcs(
  hierarchy: Hierarchy,
  network: Network,
  from: number,
  to: number,
): Way | null {
  const goals = [{ arc: to, millis: 0 }];
  if (from !== to) return wayBetween(hierarchy, { starts: [{ arc: from, millis: 0 }], goals });
  let best: Way | null = null;
  const head = network.arcHead[from] ?? 0;
  const end = network.firstArc[head + 1] ?? 0;
  for (let next = network.firstArc[head] ?? 0; next < end; next += 1) {
    if (!turnAllowed(network, from, next)) continue;
    const millis = network.arcMillis[next] ?? 0;
    const starts = [{ arc: next, millis }];
    const way = next === to ? { millis, arcs: [next] } : wayBetween(hierarchy, { starts, goals });
    if (way !== null && way.millis < (best?.millis ?? NO_WAY)) best = way;
  }
  return best === null ? null : { millis: best.millis, arcs: [from, ...best.arcs] };
}

/** What makes every label of the goals at least zero. */
export function liftOf(goals: readonly Seed[]): number {
  let lift = 0;
  for (const { millis } of goals) if (-millis > lift) lift = -millis;
  return lift;
}

export function climbFrom(
  { rank }: Hierarchy,
  { up, upEdges }: Climber,
  starts: readonly Seed[],
): void {
  beginClimb(up);
  climb(up, upEdges, seeded(rank, up, starts[0], 0), seeded(rank, up, starts[1], 0));
}

export function climbBackFrom(
  { rank }: Hierarchy,
  { down, downEdges }: Climber,
  goals: readonly Seed[],
  lift: number,
): void {
  beginClimb(down);
  climb(down, downEdges, seeded(rank, down, goals[0], lift), seeded(rank, down, goals[1], lift));
}

/** Seeds a climb; the rank of the seed, NO_RANK where there is none. */
function seeded(rank: Uint32Array, climbed: Climb, seed: Seed | undefined, lift: number): number {
  if (seed === undefined) return NO_RANK;
  const at = rank[seed.arc] ?? NO_RANK;
  seedClimb(climbed, at, seed.millis + lift);
  return at;
}

/** The rank where both climbs together are fastest. */
function meeting(up: Climb, down: Climb): number {
  let best = NO_WAY;
  let top = NO_RANK;
  for (let at = 0; at < up.length; at += 1) {
    const rank = up.path[at] ?? 0;
    const whole = (up.millis[rank] ?? NO_WAY) + (down.millis[rank] ?? NO_WAY);
    if (whole >= best) continue;
    best = whole;
    top = rank;
  }
  return top;
}

/** Arcs of the way that climbs to a rank and falls from there. */
function arcsThrough(
  hierarchy: Hierarchy,
  { up, down }: Climber,
  { top, starts }: { readonly top: number; readonly starts: readonly Seed[] },
): number[] {
  const climbed: number[] = [];
  let rank = top;
  for (; up.edge[rank] !== SEED; rank = up.from[rank] ?? 0) climbed.push(rank);
  const start = starts.find(({ arc }) => hierarchy.rank[arc] === rank);
  const unpacker = new Unpacker(hierarchy, present(start, "a climb begins at a seed").arc);
  for (const to of climbed.reverse()) unpacker.up(up.edge[to] ?? 0, up.from[to] ?? 0);
  for (rank = top; down.edge[rank] !== SEED; rank = down.from[rank] ?? 0) {
    unpacker.down(down.edge[rank] ?? 0, down.from[rank] ?? 0);
  }
  return unpacker.arcs;
}
