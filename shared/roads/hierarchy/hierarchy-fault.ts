import { NO_RANK, NO_WAY } from "./hierarchy.ts";
import type { Hierarchy } from "./hierarchy.ts";

/** What is wrong with the columns of a hierarchy that was read from bytes, null where nothing is:
 *  afterwards every climb ends and every edge can be taken apart without end. */
export function hierarchyFault(hierarchy: Hierarchy, arcs: number): string | null {
  const { rank, parent, firstUp, upHead, upMillis, upVia } = hierarchy;
  const { firstDown, downTail, downMillis, downVia } = hierarchy;
  if (rank.length !== arcs || parent.length !== arcs) return "a hierarchy has a rank for each arc";
  if (!isPermutation(rank)) return "two arcs share a rank";
  for (let at = 0; at < arcs; at += 1) {
    const above = parent[at] ?? 0;
    if (above !== NO_RANK && (above <= at || above >= arcs)) return "a climb does not rise";
  }
  const up = edgesFault({ first: firstUp, end: upHead, millis: upMillis, via: upVia }, arcs);
  if (up !== null) return up;
  return edgesFault({ first: firstDown, end: downTail, millis: downMillis, via: downVia }, arcs);
}

function isPermutation(rank: Uint32Array): boolean {
  const seen = new Uint8Array(rank.length);
  for (let arc = 0; arc < rank.length; arc += 1) {
    const at = rank[arc] ?? 0;
    if (seen[at] !== 0) return false;
    seen[at] = 1;
  }
  return true;
}

type Edges = {
  readonly first: Uint32Array;
  readonly end: Uint32Array;
  readonly millis: Int32Array;
  readonly via: Int32Array;
};

function edgesFault({ first, end, millis, via }: Edges, arcs: number): string | null {
  if (first.length !== arcs + 1 || first[0] !== 0 || first[arcs] !== end.length) {
    return "edges of a hierarchy have no row for each arc";
  }
  if (millis.length !== end.length || via.length !== end.length) {
    return "an edge of a hierarchy has an end, a time and a lower rank";
  }
  for (let row = 0; row < arcs; row += 1) {
    const last = first[row + 1] ?? 0;
    if (last > end.length) return "edges of a hierarchy have no row for each arc";
    let below = row;
    for (let edge = first[row] ?? 0; edge < last; edge += 1) {
      const to = end[edge] ?? 0;
      if (to <= below || to >= arcs) return "edges of a hierarchy do not rise";
      below = to;
      const lower = via[edge] ?? 0;
      if (lower >= Math.max(1, row) || lower < -arcs) return "an edge leads through no lower rank";
      const time = millis[edge] ?? 0;
      if (time < 1 || time > NO_WAY) return "an edge of a hierarchy takes no time";
    }
  }
  return null;
}
