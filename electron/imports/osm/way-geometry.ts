import { E7 } from "../../../shared/roads/road-input.ts";
import type { NodePositions } from "./node-positions.ts";

/** Flat pairs lng, lat in degrees; null where a node is missing. */
export function ringOf(nodes: ArrayLike<number>, positions: NodePositions): number[] | null {
  const ring: number[] = [];
  for (let at = 0; at < nodes.length; at += 1) {
    const node = nodes[at] ?? 0;
    if (!positions.known(node)) return null;
    ring.push((positions.lng[node] ?? 0) / E7, (positions.lat[node] ?? 0) / E7);
  }
  return ring;
}

/** Runs of consecutive nodes that are known and at least two long. */
export function knownRuns(nodes: Int32Array, positions: NodePositions): Int32Array[] {
  const runs: Int32Array[] = [];
  let start = 0;
  for (let at = 0; at <= nodes.length; at += 1) {
    if (at < nodes.length && positions.known(nodes[at] ?? 0)) continue;
    if (at - start >= 2) runs.push(nodes.subarray(start, at));
    start = at + 1;
  }
  return runs;
}

/** The longest run as flat pairs; null where no two neighbours are known. */
export function lineOf(nodes: Int32Array, positions: NodePositions): number[] | null {
  let longest: Int32Array | null = null;
  for (const run of knownRuns(nodes, positions)) {
    if (longest === null || run.length > longest.length) longest = run;
  }
  return longest === null ? null : ringOf(longest, positions);
}
