import { arcsOf } from "./arcs.ts";
import type { Arcs } from "./arcs.ts";
import { chainsOf } from "./chains.ts";
import type { Chains } from "./chains.ts";
import { hierarchiesOf } from "./graph.ts";
import type { Graph } from "./graph.ts";
import { MODE_BIT } from "./mode.ts";
import type { Mode } from "./mode.ts";
import { networkFrom } from "./network-from.ts";
import type { Network } from "./network.ts";
import type { RoadInput, TurnRestriction } from "./road-input.ts";
import { segmentsOf } from "./segments.ts";
import type { Segments } from "./segments.ts";
import { stringTableFrom } from "./string-table.ts";
import { strongPart } from "./strong-part.ts";
import { turnBansOf } from "./turn-bans.ts";
import type { TurnBans } from "./turn-bans.ts";

/** What became of the input in one mode. */
export type NetworkReport = {
  readonly nodes: number;
  readonly arcs: number;
  /** Directed arcs outside every strongly connected town, which are not routable. */
  readonly arcsDropped: number;
  readonly restrictionsApplied: number;
  readonly restrictionsAmbiguous: number;
};
export type GraphReport = Readonly<Record<Mode, NetworkReport>>;

/** Junction graph of the three modes and its hierarchies.
 *  Shape: columns as in Network.   Errors: none; an input without streets gives empty networks. */
export function graphFrom(input: RoadInput): {
  readonly graph: Graph;
  readonly report: GraphReport;
} {
  const car = modeNetwork(input, "car");
  const ebike = modeNetwork(input, "ebike");
  const foot = modeNetwork(input, "foot");
  const streets = {
    pointLng: input.pointLng,
    pointLat: input.pointLat,
    names: stringTableFrom(input.names),
    networks: { car: car.network, ebike: ebike.network, foot: foot.network },
  };
  const graph: Graph = { ...streets, hierarchies: hierarchiesOf(streets) };
  return { graph, report: { car: car.report, ebike: ebike.report, foot: foot.report } };
}

type Joined = {
  readonly chains: Chains;
  readonly arcs: Arcs;
  readonly bans: TurnBans;
};

function modeNetwork(
  input: RoadInput,
  mode: Mode,
): { readonly network: Network; readonly report: NetworkReport } {
  const all = segmentsOf(input, mode);
  const concerned = input.restrictions.filter((one) => (one.modes & MODE_BIT[mode]) !== 0);
  const first = joinedOf(all, { restrictions: concerned, settled: false });
  const strong = strongPart(first.arcs, first.bans);
  const routable = onlyStrong(all, first, strong);
  const { chains, arcs, bans } = joinedOf(routable, {
    restrictions: first.bans.applied,
    settled: true,
  });
  const report = {
    nodes: arcs.nodePoint.length,
    arcs: arcs.count,
    arcsDropped: strong.reduce((dropped, member) => dropped + 1 - member, 0),
    restrictionsApplied: first.bans.applied.length,
    restrictionsAmbiguous: first.bans.ambiguous,
  };
  return { network: networkFrom(input, routable, chains, { arcs, bans }), report };
}

function joinedOf(
  segments: Segments,
  turns: { readonly restrictions: readonly TurnRestriction[]; readonly settled: boolean },
): Joined {
  const kept = new Uint8Array(segments.pointCount);
  for (const restriction of turns.restrictions) kept[restriction.via] = 1;
  const chains = chainsOf(segments, kept);
  const arcs = arcsOf(segments, chains);
  return { chains, arcs, bans: turnBansOf(segments, chains, arcs, turns) };
}

/** The pieces without the directions that lie outside the strong part: what was a junction only
 *  because of a dropped street is contracted when the chains are made anew. */
function onlyStrong(segments: Segments, { chains, arcs }: Joined, strong: Uint8Array): Segments {
  const along = new Uint8Array(segments.count);
  const against = new Uint8Array(segments.count);
  for (let arc = 0; arc < arcs.count; arc += 1) {
    if (strong[arc] !== 1) continue;
    const side = arcs.arcChain[arc] ?? 0;
    const end = chains.first[(side >> 1) + 1] ?? 0;
    for (let at = chains.first[side >> 1] ?? 0; at < end; at += 1) {
      const oriented = chains.pieces[at] ?? 0;
      const piece = oriented >> 1;
      if (((oriented ^ side) & 1) === 0) along[piece] = segments.along[piece] ?? 0;
      else against[piece] = segments.against[piece] ?? 0;
    }
  }
  return { ...segments, along, against };
}
