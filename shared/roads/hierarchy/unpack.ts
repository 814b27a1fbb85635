import { assert } from "../../kit/assert.ts";
import type { Hierarchy } from "./hierarchy.ts";

/** Takes edges apart into the arcs they stand for, in the order of travel. */
export class Unpacker {
  readonly arcs: number[];
  readonly #hierarchy: Hierarchy;
  /** Edges still to be taken apart, the next one last: edge, its row, and 1 where it leads down. */
  readonly #waiting: number[] = [];

  constructor(hierarchy: Hierarchy, first: number) {
    this.#hierarchy = hierarchy;
    this.arcs = [first];
  }

  /** Adds the arcs of an edge from rank `row` to a higher one. */
  up(edge: number, row: number): void {
    this.#waiting.push(edge, row, 0);
    this.#run();
  }

  /** Adds the arcs of an edge to rank `row` from a higher one. */
  down(edge: number, row: number): void {
    this.#waiting.push(edge, row, 1);
    this.#run();
  }

  #run(): void {
    const { upHead, upVia, downTail, downVia } = this.#hierarchy;
    const waiting = this.#waiting;
    while (waiting.length > 0) {
      const falls = waiting.pop() === 1;
      const row = waiting.pop() ?? 0;
      const edge = waiting.pop() ?? 0;
      const via = (falls ? downVia[edge] : upVia[edge]) ?? 0;
      if (via < 0) {
        this.arcs.push(-1 - via);
        continue;
      }
      const end = (falls ? downTail[edge] : upHead[edge]) ?? 0;
      waiting.push(this.#upTo(via, falls ? row : end), via, 0);
      waiting.push(this.#downFrom(via, falls ? end : row), via, 1);
    }
  }

  #upTo(row: number, head: number): number {
    const { firstUp, upHead } = this.#hierarchy;
    return edgeTo(upHead, [firstUp[row] ?? 0, firstUp[row + 1] ?? 0], head);
  }

  #downFrom(row: number, tail: number): number {
    const { firstDown, downTail } = this.#hierarchy;
    return edgeTo(downTail, [firstDown[row] ?? 0, firstDown[row + 1] ?? 0], tail);
  }
}

/** Place of an end in a row of ascending ones. */
function edgeTo(
  ends: Uint32Array,
  [start, end]: readonly [number, number],
  wanted: number,
): number {
  let [low, high] = [start, end];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  assert(low < end && ends[low] === wanted, "the parts of an edge are edges of its lower rank");
  return low;
}
