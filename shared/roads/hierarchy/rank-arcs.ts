import { assert } from "../../kit/assert.ts";
import { arcCountOf, nodeCountOf } from "../network.ts";
import type { Network } from "../network.ts";
import { E7 } from "../road-input.ts";
import { linksOf } from "./links.ts";
import type { Links } from "./links.ts";
import { cuttingOf, minCut } from "./min-cut.ts";
import type { Cutting } from "./min-cut.ts";

/** Positions of the shared points, degrees times ten million. */
export type Points = { readonly pointLng: Int32Array; readonly pointLat: Int32Array };

/** Ranks of the arcs: the town is cut in two where few streets cross, the arcs that are cut rank
 *  highest, and each half is ranked likewise below.
 *  Shape: Uint32Array(arcs), a permutation.   Source: George 1973 (nested dissection); Schild and
 *  Sommer 2015 (cuts between the quarters that lie furthest apart in a direction). */
export function rankArcs(points: Points, network: Network): Uint32Array {
  const [nodes, arcs] = [nodeCountOf(network), arcCountOf(network)];
  const links = linksOf(network);
  const ranking: Ranking = {
    network,
    links,
    cutting: cuttingOf(links, nodes),
    keys: projections(points, network),
    sorted: new Float64Array(nodes),
    side: new Uint8Array(nodes),
    rank: new Uint32Array(arcs),
    ranked: new Uint8Array(arcs),
    next: arcs,
  };
  const order = new Uint32Array(nodes);
  for (let node = 0; node < nodes; node += 1) order[node] = node;
  const cells: Uint32Array[] = [order];
  let name = 0;
  for (let cell = cells.pop(); cell !== undefined; cell = cells.pop()) {
    name += 1;
    for (let at = 0; at < cell.length; at += 1) ranking.cutting.cell[cell[at] ?? 0] = name;
    if (cell.length > CELL_NODES_MIN && bestCut(ranking, cell)) {
      rankCut(ranking, cell);
      const middle = sourcesFirst(ranking.side, cell);
      cells.push(cell.subarray(0, middle), cell.subarray(middle));
    } else rankInside(ranking, cell);
  }
  assert(ranking.next === 0, "every arc has a rank");
  return ranking.rank;
}

/** Directions in which a cell is looked at; every second one where it has few nodes. */
const DIRECTIONS = 4;
const NODES_MANY = 64;
/** Share of a cell that is a source, and a sink. */
const END_SHARE = 0.25;
/** Cells of so many nodes are not cut again. */
const CELL_NODES_MIN = 6;

type Ranking = {
  readonly network: Network;
  readonly links: Links;
  readonly cutting: Cutting;
  /** Position of node n along direction d: keys[d][n]. */
  readonly keys: readonly Float64Array[];
  readonly sorted: Float64Array;
  /** 1 on the side of the sources of the best cut. */
  readonly side: Uint8Array;
  readonly rank: Uint32Array;
  readonly ranked: Uint8Array;
  /** Ranks are given from the highest down. */
  next: number;
};

function projections({ pointLng, pointLat }: Points, { nodePoint }: Network): Float64Array[] {
  const first = nodePoint[0] ?? 0;
  const shrink = Math.cos((((pointLat[first] ?? 0) / E7) * Math.PI) / 180);
  return Array.from({ length: DIRECTIONS }, (_, direction) => {
    const angle = (direction * Math.PI) / DIRECTIONS;
    const [dx, dy] = [Math.cos(angle) * shrink, Math.sin(angle)];
    return Float64Array.from(
      nodePoint,
      (point) => (pointLng[point] ?? 0) * dx + (pointLat[point] ?? 0) * dy,
    );
  });
}

/** Finds the cut with the fewest arcs for the nodes of its smaller side; false where all nodes
 *  stand on one spot. */
function bestCut({ cutting, keys, sorted, side }: Ranking, nodes: Uint32Array): boolean {
  const count = nodes.length;
  let best = Infinity;
  for (let at = 0; at < keys.length; at += count > NODES_MANY ? 1 : 2) {
    const key = keys[at] ?? sorted;
    if (!takeEnds(cutting.role, nodes, { key, sorted })) continue;
    const limit = best === Infinity ? Infinity : Math.ceil((best * count) / 2);
    const cut = minCut(cutting, nodes, limit);
    if (cut === Infinity) continue;
    const sources = sourcesOf(cutting.level, nodes);
    const score = cut / Math.min(sources, count - sources);
    if (score >= best) continue;
    best = score;
    for (let at = 0; at < count; at += 1) {
      const node = nodes[at] ?? 0;
      side[node] = (cutting.level[node] ?? 0) >= 0 ? 1 : 0;
    }
  }
  return best < Infinity;
}

/** Makes sources and sinks of the nodes that lie furthest along a direction, and furthest back. */
function takeEnds(
  role: Uint8Array,
  nodes: Uint32Array,
  { key, sorted }: { readonly key: Float64Array; readonly sorted: Float64Array },
): boolean {
  const count = nodes.length;
  for (let at = 0; at < count; at += 1) sorted[at] = key[nodes[at] ?? 0] ?? 0;
  sorted.subarray(0, count).sort();
  const ends = Math.max(1, Math.floor(count * END_SHARE));
  const low = sorted[ends - 1] ?? 0;
  const high = sorted[count - ends] ?? 0;
  if (low >= high) return false;
  for (let at = 0; at < count; at += 1) {
    const node = nodes[at] ?? 0;
    const place = key[node] ?? 0;
    role[node] = place <= low ? 1 : place >= high ? 2 : 0;
  }
  return true;
}

function sourcesOf(level: Int32Array, nodes: Uint32Array): number {
  let sources = 0;
  for (let at = 0; at < nodes.length; at += 1) sources += (level[nodes[at] ?? 0] ?? 0) >= 0 ? 1 : 0;
  return sources;
}

function giveRank(ranking: Ranking, arc: number): void {
  if (arc < 0 || ranking.ranked[arc] === 1) return;
  ranking.ranked[arc] = 1;
  ranking.next -= 1;
  ranking.rank[arc] = ranking.next;
}

/** Ranks the arcs between the two sides. */
function rankCut(ranking: Ranking, nodes: Uint32Array): void {
  const { links, side, network, cutting } = ranking;
  const own = cutting.cell[nodes[0] ?? 0];
  for (let at = 0; at < nodes.length; at += 1) {
    const node = nodes[at] ?? 0;
    if (side[node] !== 1) continue;
    const end = links.first[node + 1] ?? 0;
    for (let half = links.first[node] ?? 0; half < end; half += 1) {
      const to = links.to[half] ?? 0;
      if (cutting.cell[to] !== own || side[to] === 1) continue;
      const arc = links.arc[half] ?? 0;
      giveRank(ranking, arc);
      giveRank(ranking, network.arcTwin[arc] ?? -1);
    }
  }
}

/** Ranks the arcs inside a cell that is not cut. */
function rankInside(ranking: Ranking, nodes: Uint32Array): void {
  const { firstArc, arcHead } = ranking.network;
  const { cell } = ranking.cutting;
  for (let at = 0; at < nodes.length; at += 1) {
    const node = nodes[at] ?? 0;
    const end = firstArc[node + 1] ?? 0;
    for (let arc = firstArc[node] ?? 0; arc < end; arc += 1) {
      if (cell[arcHead[arc] ?? 0] === cell[node]) giveRank(ranking, arc);
    }
  }
}

/** Puts the nodes on the side of the sources first; says how many they are. */
function sourcesFirst(side: Uint8Array, nodes: Uint32Array): number {
  let place = 0;
  for (let at = 0; at < nodes.length; at += 1) {
    const node = nodes[at] ?? 0;
    if (side[node] !== 1) continue;
    nodes[at] = nodes[place] ?? 0;
    nodes[place] = node;
    place += 1;
  }
  return place;
}
