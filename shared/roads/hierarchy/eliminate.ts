import { GrowingInts } from "../../kit/growing.ts";
import { NO_RANK } from "./hierarchy.ts";
import type { HierarchyShape } from "./hierarchy.ts";
import type { TurnSteps } from "./turn-steps.ts";

/** The edges of a hierarchy: from x to y wherever a way from x to y leads through ranks below both.
 *  Shape: columns as in HierarchyShape.   Source: Rose, Tarjan, Lueker 1976. */
export function eliminate(steps: TurnSteps): Omit<HierarchyShape, "rank"> {
  const { count } = steps;
  const up = new Side(count);
  const down = new Side(count);
  const mark = new Int32Array(count).fill(-1);
  for (let rank = 0; rank < count; rank += 1) {
    growRow({ own: up, other: down, first: steps.firstStep, to: steps.stepTo }, rank, mark, 0);
    growRow({ own: down, other: up, first: steps.firstBack, to: steps.backFrom }, rank, mark, 1);
    up.link(rank);
    down.link(rank);
  }
  return {
    parent: parentsOf(steps),
    firstUp: up.first,
    upHead: Uint32Array.from(up.ends.view()),
    firstDown: down.first,
    downTail: Uint32Array.from(down.ends.view()),
  };
}

/** Rows of one direction, and which rows name a rank. */
class Side {
  readonly first: Uint32Array;
  readonly ends = new GrowingInts(1 << 16);
  /** Row of each edge. */
  readonly rows = new GrowingInts(1 << 16);
  /** The last edge that ends at a rank, and for each edge the one before it with the same end. */
  readonly last: Int32Array;
  readonly before = new GrowingInts(1 << 16);

  constructor(count: number) {
    this.first = new Uint32Array(count + 1);
    this.last = new Int32Array(count).fill(-1);
  }

  /** Closes the row of a rank. */
  link(rank: number): void {
    const end = this.ends.length;
    this.ends
      .view()
      .subarray(this.first[rank] ?? 0)
      .sort();
    for (let edge = this.first[rank] ?? 0; edge < end; edge += 1) {
      const to = this.ends.at(edge);
      this.rows.push(rank);
      this.before.push(this.last[to] ?? -1);
      this.last[to] = edge;
    }
    this.first[rank + 1] = end;
  }
}

type Growth = {
  readonly own: Side;
  readonly other: Side;
  readonly first: Uint32Array;
  readonly to: Uint32Array;
};

/** Fills the row of a rank: its own steps to higher ranks, and those of every lower rank that it
 *  has an edge to. */
function growRow(
  { own, other, first, to }: Growth,
  rank: number,
  mark: Int32Array,
  pass: number,
): void {
  const stamp = rank * 2 + pass;
  const end = first[rank + 1] ?? 0;
  for (let step = first[rank] ?? 0; step < end; step += 1) {
    const next = to[step] ?? 0;
    if (next <= rank || mark[next] === stamp) continue;
    mark[next] = stamp;
    own.ends.push(next);
  }
  let edge = other.last[rank] ?? -1;
  while (edge >= 0) {
    const lower = other.rows.at(edge);
    const start = own.first[lower] ?? 0;
    for (let at = (own.first[lower + 1] ?? 0) - 1; at >= start; at -= 1) {
      const next = own.ends.at(at);
      if (next <= rank) break;
      if (mark[next] === stamp) continue;
      mark[next] = stamp;
      own.ends.push(next);
    }
    edge = other.before.at(edge);
  }
}

/** Parent of each rank in the elimination tree of the streets without directions.
 *  Source: Liu 1986. */
function parentsOf({ count, firstStep, stepTo, firstBack, backFrom }: TurnSteps): Uint32Array {
  const parent = new Uint32Array(count).fill(NO_RANK);
  const jump = new Uint32Array(count).fill(NO_RANK);
  for (let rank = 0; rank < count; rank += 1) {
    climbTo(rank, { parent, jump }, [firstStep, stepTo]);
    climbTo(rank, { parent, jump }, [firstBack, backFrom]);
  }
  return parent;
}

function climbTo(
  rank: number,
  { parent, jump }: { readonly parent: Uint32Array; readonly jump: Uint32Array },
  [first, to]: readonly [Uint32Array, Uint32Array],
): void {
  const end = first[rank + 1] ?? 0;
  for (let step = first[rank] ?? 0; step < end; step += 1) {
    let at = to[step] ?? 0;
    while (at < rank) {
      const next = jump[at] ?? NO_RANK;
      jump[at] = rank;
      if (next === NO_RANK) parent[at] = rank;
      at = next;
    }
  }
}
