import type { Links } from "./links.ts";

/** Scratch of the cuts of one network. */
export type Cutting = {
  readonly links: Links;
  /** Cell of every node; halves into other cells do not count. */
  readonly cell: Uint32Array;
  /** What may still flow through half h. */
  readonly rest: Int8Array;
  /** Distance from the sources of a cut, -1 where the flow does not come. */
  readonly level: Int32Array;
  /** 1 source, 2 sink, 0 neither. */
  readonly role: Uint8Array;
  readonly queue: Uint32Array;
  readonly cursor: Uint32Array;
  readonly path: Uint32Array;
};

const SOURCE = 1;
const SINK = 2;

export function cuttingOf(links: Links, nodes: number): Cutting {
  return {
    links,
    cell: new Uint32Array(nodes),
    rest: new Int8Array(links.to.length),
    level: new Int32Array(nodes),
    role: new Uint8Array(nodes),
    queue: new Uint32Array(nodes),
    cursor: new Uint32Array(nodes),
    path: new Uint32Array(nodes + 1),
  };
}

/** Width of the narrowest cut between the sources and the sinks of a cell, Infinity where it is not
 *  below `limit`.  Afterwards level >= 0 on the side of the sources.
 *  Shape: `nodes` are those of the cell, with their roles set.   Source: Dinic 1970. */
export function minCut(cutting: Cutting, nodes: Uint32Array, limit: number): number {
  const { links, rest, cell } = cutting;
  const own = cell[nodes[0] ?? 0] ?? 0;
  for (let at = 0; at < nodes.length; at += 1) {
    const node = nodes[at] ?? 0;
    const end = links.first[node + 1] ?? 0;
    for (let half = links.first[node] ?? 0; half < end; half += 1) {
      rest[half] = cell[links.to[half] ?? 0] === own ? (links.width[half] ?? 0) : 0;
    }
  }
  let flow = 0;
  while (spread(cutting, nodes)) {
    flow += pushThrough(cutting, nodes, limit - flow);
    if (flow >= limit) return Infinity;
  }
  return flow;
}

/** Sets the levels from the sources on; whether a sink has one. */
function spread({ links, rest, level, role, queue }: Cutting, nodes: Uint32Array): boolean {
  let tail = 0;
  for (let at = 0; at < nodes.length; at += 1) {
    const node = nodes[at] ?? 0;
    const source = role[node] === SOURCE;
    level[node] = source ? 0 : -1;
    if (source) queue[tail++] = node;
  }
  let found = false;
  for (let head = 0; head < tail; head += 1) {
    const node = queue[head] ?? 0;
    if (role[node] === SINK) {
      found = true;
      continue;
    }
    const next = (level[node] ?? 0) + 1;
    const end = links.first[node + 1] ?? 0;
    for (let half = links.first[node] ?? 0; half < end; half += 1) {
      if ((rest[half] ?? 0) === 0) continue;
      const to = links.to[half] ?? 0;
      if ((level[to] ?? 0) >= 0) continue;
      level[to] = next;
      queue[tail++] = to;
    }
  }
  return found;
}

/** Pushes unit by unit along rising levels until none gets through, or so many have. */
function pushThrough(cutting: Cutting, nodes: Uint32Array, most: number): number {
  const { links, rest, level, role, cursor, path } = cutting;
  for (let at = 0; at < nodes.length; at += 1) {
    const node = nodes[at] ?? 0;
    cursor[node] = links.first[node] ?? 0;
  }
  let flow = 0;
  for (let at = 0; at < nodes.length && flow < most; at += 1) {
    const source = nodes[at] ?? 0;
    if (role[source] !== SOURCE) continue;
    let depth = 0;
    let node = source;
    for (;;) {
      if (role[node] === SINK) {
        for (let step = 0; step < depth; step += 1) {
          const half = path[step] ?? 0;
          const twin = links.twin[half] ?? 0;
          rest[half] = (rest[half] ?? 0) - 1;
          rest[twin] = (rest[twin] ?? 0) + 1;
        }
        flow += 1;
        if (flow >= most) return flow;
        depth = 0;
        node = source;
        continue;
      }
      const half = cursor[node] ?? 0;
      if (half < (links.first[node + 1] ?? 0)) {
        const to = links.to[half] ?? 0;
        if ((rest[half] ?? 0) > 0 && level[to] === (level[node] ?? 0) + 1) {
          path[depth++] = half;
          node = to;
        } else cursor[node] = half + 1;
        continue;
      }
      if (depth === 0) break;
      depth -= 1;
      const back = path[depth] ?? 0;
      node = links.to[links.twin[back] ?? 0] ?? 0;
      cursor[node] = (cursor[node] ?? 0) + 1;
    }
  }
  return flow;
}
