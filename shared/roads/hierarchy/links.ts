import { nodeCountOf } from "../network.ts";
import type { Network } from "../network.ts";

/** The streets without their directions: a link joins two nodes, and has a half at each.
 *  Shape: halves of node n: first[n] up to but not first[n + 1]. */
export type Links = {
  readonly first: Uint32Array;
  /** The node at the other end of half h, and the half there. */
  readonly to: Uint32Array;
  readonly twin: Uint32Array;
  /** An arc of the link; its twin is the other one, if there is one. */
  readonly arc: Uint32Array;
  /** Its arcs: 1 or 2. */
  readonly width: Uint8Array;
};

export function linksOf(network: Network): Links {
  const { arcTail, arcHead, arcTwin } = network;
  const nodes = nodeCountOf(network);
  const first = new Uint32Array(nodes + 1);
  let halves = 0;
  for (let arc = 0; arc < arcTail.length; arc += 1) {
    if (!makesLink(network, arc)) continue;
    const [tail, head] = [arcTail[arc] ?? 0, arcHead[arc] ?? 0];
    first[tail + 1] = (first[tail + 1] ?? 0) + 1;
    first[head + 1] = (first[head + 1] ?? 0) + 1;
    halves += 2;
  }
  for (let node = 0; node < nodes; node += 1) {
    first[node + 1] = (first[node + 1] ?? 0) + (first[node] ?? 0);
  }
  const next = first.slice();
  const to = new Uint32Array(halves);
  const twin = new Uint32Array(halves);
  const arcs = new Uint32Array(halves);
  const width = new Uint8Array(halves);
  for (let arc = 0; arc < arcTail.length; arc += 1) {
    if (!makesLink(network, arc)) continue;
    const [tail, head] = [arcTail[arc] ?? 0, arcHead[arc] ?? 0];
    const here = next[tail] ?? 0;
    next[tail] = here + 1;
    const there = next[head] ?? 0;
    next[head] = there + 1;
    const back = arcTwin[arc] ?? -1;
    to[here] = head;
    to[there] = tail;
    twin[here] = there;
    twin[there] = here;
    arcs[here] = arcs[there] = arc;
    width[here] = width[there] = back < 0 ? 1 : 2;
  }
  return { first, to, twin, arc: arcs, width };
}

/** One of the two arcs of a street, and none that ends where it began. */
function makesLink({ arcTail, arcHead, arcTwin }: Network, arc: number): boolean {
  if (arcTail[arc] === arcHead[arc]) return false;
  const back = arcTwin[arc] ?? -1;
  return back < 0 || arc < back;
}
