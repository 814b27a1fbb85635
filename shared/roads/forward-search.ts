import type { ArcSearch } from "./arc-search.ts";
import { ARC_FLAG, turnAllowed } from "./network.ts";

/** Settles arcs in order of time from the seeds until `wanted` marked arcs are settled or the next
 *  one lies beyond `limit`.
 *  An arc costs the same wherever it is entered from, so its first label is its final one.
 *  Shape: labels in search.label, milliseconds at the head of each arc.   Source: Dijkstra 1959. */
export function searchForward(search: ArcSearch, wanted: number, limit: number): void {
  const { network, heap, label, stamp, parent, nodeStamp, nodeFirst, markStamp, round } = search;
  const { arcHead, arcTwin, arcFlags, arcMillis, firstArc } = network;
  const arcCount = arcHead.length;
  let missing = wanted;
  while (heap.size > 0) {
    const item = heap.pop();
    const time = heap.poppedKey;
    if (time > limit) return;
    const arc = item < arcCount ? item : item - arcCount;
    if (item < arcCount && markStamp[arc] === round) {
      missing -= 1;
      if (missing === 0) return;
    }
    const node = arcHead[arc] ?? 0;
    const visited = nodeStamp[node] === round;
    const first = visited ? (nodeFirst[node] ?? 0) : arc;
    if (first === -1) continue;
    const banned = ((arcFlags[arc] ?? 0) & ARC_FLAG.bannedFrom) !== 0;
    let next = firstArc[node] ?? 0;
    let end = firstArc[node + 1] ?? 0;
    if (visited) {
      if (first === arc) continue;
      next = arcTwin[first] ?? -1;
      end = next + 1;
      if (!banned) nodeFirst[node] = -1;
      if (next < 0) continue;
    } else if (!banned) {
      nodeStamp[node] = round;
      nodeFirst[node] = ((arcFlags[arc] ?? 0) & ARC_FLAG.turnsBack) !== 0 ? -1 : arc;
    }
    for (; next < end; next += 1) {
      if (stamp[next] === round || !turnAllowed(network, arc, next)) continue;
      const at = time + (arcMillis[next] ?? 0);
      stamp[next] = round;
      label[next] = at;
      parent[next] = item;
      heap.push(at, next);
    }
  }
}
