import type { Network } from "../network.ts";
import { NO_RANK, NO_WAY } from "./hierarchy.ts";
import type { Hierarchy, HierarchyShape, HierarchyTimes } from "./hierarchy.ts";
import { turnStepsOf } from "./turn-steps.ts";
import type { TurnSteps } from "./turn-steps.ts";

/** The times of a hierarchy.
 *  Shape: columns as in HierarchyTimes.   Source: Dibbelt, Strasser, Wagner 2016. */
export function customize(
  network: Network,
  shape: HierarchyShape,
  steps: TurnSteps = turnStepsOf(network, shape.rank),
): HierarchyTimes {
  const frame = frameOf(network, shape, steps);
  const up = { ...frame.up, ...emptyTimes(shape.upHead.length) };
  const down = { ...frame.down, ...emptyTimes(shape.downTail.length) };
  for (let rank = 0; rank < steps.count; rank += 1) makeRows(frame, up, down, rank);
  return timesOf(up, down);
}

/** The times of a hierarchy when nothing may turn into some arcs: only the rows above them are made
 *  anew, the others are copied.
 *  Shape: columns as in HierarchyTimes; `hierarchy` has the times of the open network. */
export function customizeClosed(
  network: Network,
  hierarchy: Hierarchy,
  closed: readonly number[],
): HierarchyTimes {
  const frame = keptFrame(network, hierarchy);
  const { upMillis, upVia, downMillis, downVia } = hierarchy;
  const up = { ...frame.up, millis: upMillis.slice(), via: upVia.slice() };
  const down = { ...frame.down, millis: downMillis.slice(), via: downVia.slice() };
  const { rank } = hierarchy;
  for (const arc of closed) frame.row.millis[rank[arc] ?? 0] = NO_WAY;
  const touched = touchedRanks(frame.steps, hierarchy, closed);
  for (let at = 0; at < touched.length; at += 1) {
    if (touched[at] === 1) makeRows(frame, up, down, at);
  }
  for (const arc of closed) frame.row.millis[rank[arc] ?? 0] = network.arcMillis[arc] ?? NO_WAY;
  return timesOf(up, down);
}

/** Rows that may change: where a step leads into a closed arc, and every rank above. */
function touchedRanks(
  { count, firstBack, backFrom }: TurnSteps,
  { rank, parent }: HierarchyShape,
  closed: readonly number[],
): Uint8Array {
  const touched = new Uint8Array(count);
  const touch = (from: number): void => {
    for (let at = from; at !== NO_RANK && touched[at] === 0; at = parent[at] ?? NO_RANK) {
      touched[at] = 1;
    }
  };
  for (const arc of closed) {
    const own = rank[arc] ?? NO_RANK;
    touch(own);
    const end = firstBack[own + 1] ?? 0;
    for (let back = firstBack[own] ?? 0; back < end; back += 1) touch(backFrom[back] ?? NO_RANK);
  }
  return touched;
}

/** What every customization of a shape needs, times aside. */
type Frame = {
  readonly steps: TurnSteps;
  readonly up: Edges;
  readonly down: Edges;
  readonly row: Row;
};

function frameOf(network: Network, shape: HierarchyShape, steps: TurnSteps): Frame {
  const { count } = steps;
  const arcAt = arcsByRank(shape.rank);
  const millis = new Int32Array(count);
  for (let rank = 0; rank < count; rank += 1) {
    millis[rank] = network.arcMillis[arcAt[rank] ?? 0] ?? NO_WAY;
  }
  const scratch = { best: new Int32Array(count), via: new Int32Array(count) };
  return {
    steps,
    up: edgesOf(shape.firstUp, shape.upHead),
    down: edgesOf(shape.firstDown, shape.downTail),
    row: { rank: 0, arcAt, millis, ...scratch },
  };
}

/** The frame of a hierarchy, kept with it once something was closed. */
function keptFrame(network: Network, { rank, ...shape }: Hierarchy): Frame {
  const known = frames.get(rank);
  if (known !== undefined) return known;
  const frame = frameOf(network, { rank, ...shape }, turnStepsOf(network, rank));
  frames.set(rank, frame);
  return frame;
}

const frames = new WeakMap<Uint32Array, Frame>();

const emptyTimes = (edges: number): Pick<Side, "millis" | "via"> => ({
  millis: new Int32Array(edges),
  via: new Int32Array(edges),
});

const timesOf = (up: Side, down: Side): HierarchyTimes => ({
  upMillis: up.millis,
  upVia: up.via,
  downMillis: down.millis,
  downVia: down.via,
});

function makeRows({ steps, row }: Frame, up: Side, down: Side, rank: number): void {
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

/** Arc of each rank. */
export function arcsByRank(rank: Uint32Array): Uint32Array {
  const arcAt = new Uint32Array(rank.length);
  for (let arc = 0; arc < rank.length; arc += 1) arcAt[rank[arc] ?? 0] = arc;
  return arcAt;
}

/** Edges of one direction. */
type Edges = {
  readonly first: Uint32Array;
  readonly end: Uint32Array;
  /** Edges that end at rank r: arrivals[firstArrival[r]] up to but not [firstArrival[r + 1]]. */
  readonly firstArrival: Uint32Array;
  readonly arrivals: Uint32Array;
  /** Row of each edge. */
  readonly row: Uint32Array;
};

/** The same with their times. */
type Side = Edges & { readonly millis: Int32Array; readonly via: Int32Array };

/** The row that is being made: times from (or to) one rank by the rank at the other end. */
type Row = {
  rank: number;
  readonly arcAt: Uint32Array;
  /** Milliseconds of the arc at each rank. */
  readonly millis: Int32Array;
  readonly best: Int32Array;
  readonly via: Int32Array;
};

function edgesOf(first: Uint32Array, end: Uint32Array): Edges {
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
  return { first, end, firstArrival, arrivals, row };
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
