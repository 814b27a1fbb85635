import { Heap } from "../kit/heap.ts";
import { arcCountOf, nodeCountOf } from "./network.ts";
import type { Network } from "./network.ts";

/** Labels of a search over arcs, used again for the next search without clearing: a label counts
 *  only where its stamp is the number of the present search.
 *
 *  A search pops items: an arc (its label is settled) or a seed, arc + arcCount, which stands for a
 *  start or a goal somewhere along that arc.  A node needs at most two visits by arcs without bans:
 *  the first labels every turn but the one back, the second that one. */
export type ArcSearch = {
  readonly network: Network;
  readonly heap: Heap;
  /** Forward: milliseconds from the start to the head of the arc.  Backward: from its tail on. */
  readonly label: Int32Array;
  readonly stamp: Uint32Array;
  /** The item from which the label came. */
  readonly parent: Int32Array;
  readonly nodeStamp: Uint32Array;
  /** The arc of the first visit, -1 after the second. */
  readonly nodeFirst: Int32Array;
  readonly markStamp: Uint32Array;
  round: number;
};

/** The scratch of a network, kept with it; its labels hold until the next search begins. */
export function arcSearchOf(network: Network): ArcSearch {
  const known = searches.get(network);
  if (known !== undefined) return known;
  const [arcs, nodes] = [arcCountOf(network), nodeCountOf(network)];
  const search: ArcSearch = {
    network,
    heap: new Heap(4096),
    label: new Int32Array(arcs),
    stamp: new Uint32Array(arcs),
    parent: new Int32Array(arcs),
    nodeStamp: new Uint32Array(nodes),
    nodeFirst: new Int32Array(nodes),
    markStamp: new Uint32Array(arcs),
    round: 0,
  };
  searches.set(network, search);
  return search;
}

const searches = new WeakMap<Network, ArcSearch>();

/** Makes every label of the last search void. */
export function beginSearch(search: ArcSearch): void {
  search.heap.clear();
  search.round += 1;
  if (search.round < 0xffffffff) return;
  search.stamp.fill(0);
  search.nodeStamp.fill(0);
  search.markStamp.fill(0);
  search.round = 1;
}

/** Puts a start (forward) or goal (backward) along an arc, so many milliseconds from its end. */
export function addSeed(search: ArcSearch, arc: number, millis: number): void {
  search.heap.push(millis, arc + arcCountOf(search.network));
}

/** Settled label of an arc, Infinity where the search did not come. */
export function labelOf(search: ArcSearch, arc: number): number {
  return search.stamp[arc] === search.round ? (search.label[arc] ?? Infinity) : Infinity;
}

/** Marks an arc the search is asked for. */
export function markArc(search: ArcSearch, arc: number): boolean {
  if (search.markStamp[arc] === search.round) return false;
  search.markStamp[arc] = search.round;
  return true;
}
