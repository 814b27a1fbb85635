/** More neighbours than this no move looks at. */
const NEAR_MAX = 128;

/** For each node the nearest ones by the fastest network, there and back, itself first.
 *  Shape: nodeCount × nearCount.   Errors: none. */
export function nearestNodes(
  ways: readonly Int32Array[],
  nodeCount: number,
): { readonly near: Int32Array; readonly nearCount: number } {
  const nearCount = Math.min(nodeCount, NEAR_MAX);
  const near = new Int32Array(nodeCount * nearCount);
  const both = new Float64Array(nodeCount);
  const order = new Float64Array(nodeCount);
  for (let from = 0; from < nodeCount; from++) {
    both.fill(Infinity);
    for (const times of ways) {
      for (let to = 0; to < nodeCount; to++) {
        const there = times[from * nodeCount + to] ?? 0;
        const back = times[to * nodeCount + from] ?? 0;
        if (there + back < (both[to] ?? 0)) both[to] = there + back;
      }
    }
    both[from] = -1;
    // Time and index in one exact number, so that equal times fall by index.
    for (let to = 0; to < nodeCount; to++) order[to] = ((both[to] ?? 0) + 1) * nodeCount + to;
    order.sort();
    for (let i = 0; i < nearCount; i++) near[from * nearCount + i] = (order[i] ?? 0) % nodeCount;
  }
  return { near, nearCount };
}
