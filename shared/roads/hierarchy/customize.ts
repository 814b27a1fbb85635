import { ARC_FLAG } from "../network.ts";
import type { Network } from "../network.ts";
import { NO_WAY } from "./hierarchy.ts";
import type { HierarchyShape, HierarchyTimes } from "./hierarchy.ts";
import { turnStepsOf } from "./turn-steps.ts";
import type { TurnSteps } from "./turn-steps.ts";

/** The times of a hierarchy by what may be travelled now: nothing leads into a closed arc.
 *  Shape: columns as in HierarchyTimes.   Source: Dibbelt, Strasser, Wagner 2016. */
export function customize(
  network: Network,
  shape: HierarchyShape,
  steps: TurnSteps = turnStepsOf(network, shape.rank),
): HierarchyTimes {
  const { count } = steps;
  const up = sideOf(shape.firstUp, shape.upHead);
  const down = sideOf(shape.firstDown, shape.downTail);
  const row: Row = {
    rank: 0,
    arcAt: arcsByRank(shape.rank),
    millis: new Int32Array(count),
    best: new Int32Array(count),
    via: new Int32Array(count),
  };
  for (let rank = 0; rank < count; rank += 1) {
    const arc = row.arcAt[rank] ?? 0;
    const closed = ((network.arcFlags[arc] ?? 0) & ARC_FLAG.closed) !== 0;
    row.millis[rank] = closed ? NO_WAY : (network.arcMillis[arc] ?? NO_WAY);
  }
  for (let rank = 0; rank < count; rank += 1) {
    row.rank = rank;
    emptyRow(up, row);
    stepsUp(steps, row);
    throughLower(up, down, row);
    writeRow(up, row);
    emptyRow(down, row);
    stepsDown(steps, row);
    throughLower(down, up, row);
    writeRow(down, row);
  }
  return { upMillis: up.millis, upVia: up.via, downMillis: down.millis, downVia: down.via };
}

/** Arc of each rank. */
export function arcsByRank(rank: Uint32Array): Uint32Array {
  const arcAt = new Uint32Array(rank.length);
  for (let arc = 0; arc < rank.length; arc += 1) arcAt[rank[arc] ?? 0] = arc;
  return arcAt;
}

/** Edges of one direction. */
type Side = {
  readonly first: Uint32Array;
  readonly end: Uint32Array;
  readonly millis: Int32Array;
  readonly via: Int32Array;
  /** Edges that end at rank r: arrivals[firstArrival[r]] up to but not [firstArrival[r + 1]]. */
  readonly firstArrival: Uint32Array;
  readonly arrivals: Uint32Array;
  /** Row of each edge. */
  readonly row: Uint32Array;
};

/** The row that is being made: times from (or to) one rank by the rank at the other end. */
type Row = {
  rank: number;
  readonly arcAt: Uint32Array;
  /** Milliseconds of the arc at each rank. */
  readonly millis: Int32Array;
  readonly best: Int32Array;
  readonly via: Int32Array;
};

function sideOf(first: Uint32Array, end: Uint32Array): Side {
  const count = first.length - 1;
  const row = new Uint32Array(end.length);
  const firstArrival = new Uint32Array(count + 1);
  for (let rank = 0; rank < count; rank += 1) {
    const last = first[rank + 1] ?? 0;
    for (let edge = first[rank] ?? 0; edge < last; edge += 1) {
      row[edge] = rank;
      const slot = (end[edge] ?? 0) + 1;
      firstArrival[slot] = (firstArrival[slot] ?? 0) + 1;
    }
  }
  for (let rank = 0; rank < count; rank += 1) {
    firstArrival[rank + 1] = (firstArrival[rank + 1] ?? 0) + (firstArrival[rank] ?? 0);
  }
  const arrivals = new Uint32Array(end.length);
  const next = firstArrival.slice();
  for (let edge = 0; edge < end.length; edge += 1) {
    const to = end[edge] ?? 0;
    const place = next[to] ?? 0;
    next[to] = place + 1;
    arrivals[place] = edge;
  }
  const millis = new Int32Array(end.length);
  const via = new Int32Array(end.length);
  return { first, end, millis, via, firstArrival, arrivals, row };
}

function emptyRow({ first, end }: Side, { rank, best }: Row): void {
  const last = first[rank + 1] ?? 0;
  for (let edge = first[rank] ?? 0; edge < last; edge += 1) best[end[edge] ?? 0] = NO_WAY;
}

/** Steps from the rank into higher arcs, each as long as the arc it enters. */
function stepsUp({ firstStep, stepTo }: TurnSteps, { rank, arcAt, millis, best, via }: Row): void {
  const last = firstStep[rank + 1] ?? 0;
  for (let step = firstStep[rank] ?? 0; step < last; step += 1) {
    const to = stepTo[step] ?? 0;
    const time = millis[to] ?? NO_WAY;
    if (to <= rank || time >= (best[to] ?? 0)) continue;
    best[to] = time;
    via[to] = -1 - (arcAt[to] ?? 0);
  }
}

/** Steps from higher arcs into the arc of the rank. */
function stepsDown(
  { firstBack, backFrom }: TurnSteps,
  { rank, arcAt, millis, best, via }: Row,
): void {
  const time = millis[rank] ?? NO_WAY;
  const last = firstBack[rank + 1] ?? 0;
  for (let step = firstBack[rank] ?? 0; step < last; step += 1) {
    const from = backFrom[step] ?? 0;
    if (from <= rank || time >= (best[from] ?? 0)) continue;
    best[from] = time;
    via[from] = -1 - (arcAt[rank] ?? 0);
  }
}

/** Ways over a lower rank: there by its edge of the other direction, on by one of its own. */
function throughLower(own: Side, other: Side, { rank, best, via }: Row): void {
  const { first, end, millis } = own;
  const noWay = NO_WAY;
  const last = other.firstArrival[rank + 1] ?? 0;
  for (let at = other.firstArrival[rank] ?? 0; at < last; at += 1) {
    const edge = other.arrivals[at] ?? 0;
    const time = other.millis[edge] ?? noWay;
    if (time >= noWay) continue;
    const lower = other.row[edge] ?? 0;
    const start = first[lower] ?? 0;
    for (let next = (first[lower + 1] ?? 0) - 1; next >= start; next -= 1) {
      const to = end[next] ?? 0;
      if (to <= rank) break;
      const whole = time + (millis[next] ?? 0);
      if (whole >= (best[to] ?? 0)) continue;
      best[to] = whole;
      via[to] = lower;
    }
  }
}

function writeRow({ first, end, millis, via }: Side, row: Row): void {
  const last = first[row.rank + 1] ?? 0;
  for (let edge = first[row.rank] ?? 0; edge < last; edge += 1) {
    const to = end[edge] ?? 0;
    const time = row.best[to] ?? NO_WAY;
    millis[edge] = time;
    via[edge] = time < NO_WAY ? (row.via[to] ?? 0) : 0;
  }
}
