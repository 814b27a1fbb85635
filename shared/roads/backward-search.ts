import type { ArcSearch } from "./arc-search.ts";
import { ARC_FLAG, turnAllowed } from "./network.ts";

/** What listens to a backward search. */
export interface BackwardListener {
  /** A marked arc got its label: from its head on it takes so many milliseconds to the goal. */
  reached(arc: number, millisFromHead: number): void;
  /** The search need not look at anything further from the goal than this. */
  readonly limit: number;
}

/** Settles arcs in order of time to the goals, against the direction of travel.
 *  Shape: labels in search.label, milliseconds from the tail of each arc to the goal. */
export function searchBackward(search: ArcSearch, listener: BackwardListener): void {
  const { network, heap, label, stamp, parent, nodeStamp, nodeFirst, markStamp, round } = search;
  const { arcTail, arcTwin, arcFlags, arcMillis, firstArrival, arrivals } = network;
  const arcCount = arcTail.length;
  while (heap.size > 0) {
    const item = heap.pop();
    const time = heap.poppedKey;
    if (time > listener.limit) return;
    const arc = item < arcCount ? item : item - arcCount;
    const node = arcTail[arc] ?? 0;
    const visited = nodeStamp[node] === round;
    const first = visited ? (nodeFirst[node] ?? 0) : arc;
    if (first === -1 || (visited && first === arc)) continue;
    if (((arcFlags[arc] ?? 0) & ARC_FLAG.bannedInto) === 0) {
      const back = arcTwin[arc] ?? -1;
      const turnsBack = back >= 0 && ((arcFlags[back] ?? 0) & ARC_FLAG.turnsBack) !== 0;
      nodeStamp[node] = round;
      nodeFirst[node] = visited || turnsBack ? -1 : arc;
    }
    const end = firstArrival[node + 1] ?? 0;
    for (let at = firstArrival[node] ?? 0; at < end; at += 1) {
      const last = arrivals[at] ?? 0;
      if (stamp[last] === round || !turnAllowed(network, last, arc)) continue;
      stamp[last] = round;
      label[last] = time + (arcMillis[last] ?? 0);
      parent[last] = item;
      if (markStamp[last] === round) listener.reached(last, time);
      heap.push(label[last] ?? 0, last);
    }
  }
}
