import type { Arcs } from "./arcs.ts";
import type { Chains } from "./chains.ts";
import { ARC_FLAG } from "./network.ts";
import type { TurnRestriction } from "./road-input.ts";
import type { Segments } from "./segments.ts";

/** Turns forbidden by restrictions, as columns of Network, and what became of each restriction. */
export type TurnBans = {
  readonly firstBan: Uint32Array;
  readonly bans: Uint32Array;
  readonly arcFlags: Uint8Array;
  readonly applied: readonly TurnRestriction[];
  /** The way passes the point instead of ending there, so that the turn has two readings. */
  readonly ambiguous: number;
  /** No arc of this mode arrives by the first way or leaves by the second. */
  readonly elsewhere: number;
};

/** What the restrictions forbid among the arcs.  `settled` ones are known to apply: where the only
 *  permitted way on has been dropped since, the others stay forbidden all the same. */
export function turnBansOf(
  segments: Segments,
  chains: Chains,
  arcs: Arcs,
  {
    restrictions,
    settled,
  }: { readonly restrictions: readonly TurnRestriction[]; readonly settled: boolean },
): TurnBans {
  const tally = { ambiguous: 0, elsewhere: 0 };
  const applied: TurnRestriction[] = [];
  const pairs = new Map<number, Set<number>>();
  if (restrictions.length > 0) {
    const nodes = nodesByPoint(segments, arcs);
    for (const restriction of restrictions) {
      const fate = addRestriction({ segments, chains, arcs, pairs, settled }, nodes, restriction);
      if (fate === "applied") applied.push(restriction);
      else tally[fate] += 1;
    }
  }
  const firstBan = new Uint32Array(arcs.count + 1);
  const bans: number[] = [];
  const arcFlags = new Uint8Array(arcs.count);
  for (let arc = 0; arc < arcs.count; arc += 1) {
    for (const banned of [...(pairs.get(arc) ?? [])].sort((a, b) => a - b)) {
      bans.push(banned);
      arcFlags[arc] = (arcFlags[arc] ?? 0) | ARC_FLAG.bannedFrom;
      arcFlags[banned] = (arcFlags[banned] ?? 0) | ARC_FLAG.bannedInto;
    }
    firstBan[arc + 1] = bans.length;
    if (endsDead(arcs, arc, pairs.get(arc))) {
      arcFlags[arc] = (arcFlags[arc] ?? 0) | ARC_FLAG.turnsBack;
    }
  }
  return { firstBan, bans: Uint32Array.from(bans), arcFlags, applied, ...tally };
}

/** Whether nothing but turning back is left at the end of an arc. */
function endsDead(arcs: Arcs, arc: number, banned: ReadonlySet<number> | undefined): boolean {
  const head = arcs.arcHead[arc] ?? 0;
  const end = arcs.firstArc[head + 1] ?? 0;
  for (let next = arcs.firstArc[head] ?? 0; next < end; next += 1) {
    if (next !== arcs.arcTwin[arc] && banned?.has(next) !== true) return false;
  }
  return true;
}

type Banning = {
  readonly segments: Segments;
  readonly chains: Chains;
  readonly arcs: Arcs;
  readonly pairs: Map<number, Set<number>>;
  readonly settled: boolean;
};

/** Node of a point; doubles of blocked points carry no restriction. */
function nodesByPoint(segments: Segments, arcs: Arcs): ReadonlyMap<number, number> {
  const base = segments.pointCount - segments.doubles.length;
  const nodes = new Map<number, number>();
  for (let node = 0; node < arcs.nodePoint.length; node += 1) {
    const point = arcs.nodePoint[node] ?? 0;
    if (point < base) nodes.set(point, node);
  }
  return nodes;
}

function addRestriction(
  banning: Banning,
  nodes: ReadonlyMap<number, number>,
  restriction: TurnRestriction,
): "applied" | "ambiguous" | "elsewhere" {
  const { arcs, pairs, settled } = banning;
  const node = nodes.get(restriction.via);
  if (node === undefined) return "elsewhere";
  const arriving = arrivingBy(banning, node, restriction.from);
  const leaving = leavingBy(banning, node, restriction.to);
  const [from, to] = [arriving[0], leaving[0]];
  const closed = settled && restriction.kind === "only";
  if (from === undefined || (to === undefined && !closed)) return "elsewhere";
  if (arriving.length > 1 || leaving.length > 1) return "ambiguous";
  const banned = pairs.get(from) ?? new Set<number>();
  pairs.set(from, banned);
  if (restriction.kind === "no") {
    if (to !== undefined) banned.add(to);
    return "applied";
  }
  const end = arcs.firstArc[node + 1] ?? 0;
  for (let arc = arcs.firstArc[node] ?? 0; arc < end; arc += 1) {
    if (arc !== to) banned.add(arc);
  }
  return "applied";
}

function arrivingBy({ segments, chains, arcs }: Banning, node: number, way: number): number[] {
  const found: number[] = [];
  const end = arcs.firstArrival[node + 1] ?? 0;
  for (let at = arcs.firstArrival[node] ?? 0; at < end; at += 1) {
    const arc = arcs.arrivals[at] ?? 0;
    if (wayAtEnd(segments, chains, (arcs.arcChain[arc] ?? 0) ^ 1) === way) found.push(arc);
  }
  return found;
}

function leavingBy({ segments, chains, arcs }: Banning, node: number, way: number): number[] {
  const found: number[] = [];
  const end = arcs.firstArc[node + 1] ?? 0;
  for (let arc = arcs.firstArc[node] ?? 0; arc < end; arc += 1) {
    if (wayAtEnd(segments, chains, arcs.arcChain[arc] ?? 0) === way) found.push(arc);
  }
  return found;
}

/** The way of the first piece on a side of a chain. */
function wayAtEnd(segments: Segments, chains: Chains, side: number): number {
  const chain = side >> 1;
  const at = (side & 1) === 0 ? (chains.first[chain] ?? 0) : (chains.first[chain + 1] ?? 1) - 1;
  return segments.way[(chains.pieces[at] ?? 0) >> 1] ?? -1;
}
