import { GrowingInts } from "../kit/growing.ts";
import type { Arcs } from "./arcs.ts";
import type { Chains } from "./chains.ts";
import type { Network } from "./network.ts";
import type { RoadInput } from "./road-input.ts";
import { millisFor, segmentMetres } from "./segment-metres.ts";
import { basePoint } from "./segments.ts";
import type { Segments } from "./segments.ts";
import type { TurnBans } from "./turn-bans.ts";

/** The finished columns of one mode: geometry, names, lengths and times beside the arcs. */
export function networkFrom(
  input: RoadInput,
  segments: Segments,
  chains: Chains,
  joined: { readonly arcs: Arcs; readonly bans: TurnBans },
): Network {
  const { arcs, bans } = joined;
  const line = linesOf(input, segments, chains);
  const arcMillis = new Int32Array(arcs.count);
  const arcMetres = new Float32Array(arcs.count);
  for (let arc = 0; arc < arcs.count; arc += 1) {
    const side = arcs.arcChain[arc] ?? 0;
    arcMillis[arc] = Math.max(1, Math.round(line.sideMillis[side] ?? 0));
    arcMetres[arc] = line.chainMetres[side >> 1] ?? 0;
  }
  const inputPoints = input.pointLng.length;
  return {
    nodePoint: Uint32Array.from(arcs.nodePoint, (at) => basePoint(segments, inputPoints, at)),
    firstArc: arcs.firstArc,
    firstArrival: arcs.firstArrival,
    arrivals: arcs.arrivals,
    arcTail: arcs.arcTail,
    arcHead: arcs.arcHead,
    arcMillis,
    arcMetres,
    arcTwin: arcs.arcTwin,
    arcChain: arcs.arcChain,
    arcFlags: bans.arcFlags,
    firstBan: bans.firstBan,
    bans: bans.bans,
    ...line.columns,
  };
}

type Lines = {
  readonly columns: Pick<
    Network,
    "firstPoint" | "chainPoints" | "firstLeg" | "legStart" | "legName" | "legSpeed"
  >;
  readonly chainMetres: Float64Array;
  /** Milliseconds along chain c at 2c, against it at 2c + 1; Infinity where forbidden. */
  readonly sideMillis: Float64Array;
};

function linesOf(input: RoadInput, segments: Segments, chains: Chains): Lines {
  const inputPoints = input.pointLng.length;
  const firstPoint = new Uint32Array(chains.count + 1);
  const chainPoints = new Uint32Array(chains.pieces.length + chains.count);
  const firstLeg = new Uint32Array(chains.count + 1);
  const chainMetres = new Float64Array(chains.count);
  const sideMillis = new Float64Array(chains.count * 2);
  const legs = { start: new GrowingInts(), name: new GrowingInts(), speed: new GrowingInts() };
  let place = 0;
  for (let chain = 0; chain < chains.count; chain += 1) {
    let [name, along, against] = [-1, -1, -1];
    const end = chains.first[chain + 1] ?? 0;
    for (let at = chains.first[chain] ?? 0; at < end; at += 1) {
      const oriented = chains.pieces[at] ?? 0;
      const piece = oriented >> 1;
      const turned = (oriented & 1) === 1;
      const [a, b] = endsOf(segments, piece, turned);
      if (name === -1) chainPoints[place++] = basePoint(segments, inputPoints, a);
      const pieceName = input.wayName[segments.way[piece] ?? 0] ?? 0;
      const own = (turned ? segments.against[piece] : segments.along[piece]) ?? 0;
      const back = (turned ? segments.along[piece] : segments.against[piece]) ?? 0;
      if (pieceName !== name || own !== along || back !== against) {
        [name, along, against] = [pieceName, own, back];
        legs.start.push(place - 1);
        legs.name.push(name);
        legs.speed.push(along);
        legs.speed.push(against);
      }
      const metres = metresBetween(
        input,
        chainPoints[place - 1] ?? 0,
        basePoint(segments, inputPoints, b),
      );
      chainPoints[place++] = basePoint(segments, inputPoints, b);
      chainMetres[chain] = (chainMetres[chain] ?? 0) + metres;
      sideMillis[chain * 2] = (sideMillis[chain * 2] ?? 0) + millisFor(metres, own);
      sideMillis[chain * 2 + 1] = (sideMillis[chain * 2 + 1] ?? 0) + millisFor(metres, back);
    }
    firstPoint[chain + 1] = place;
    firstLeg[chain + 1] = legs.name.length;
  }
  const columns = {
    firstPoint,
    chainPoints,
    firstLeg,
    legStart: Uint32Array.from(legs.start.view()),
    legName: Uint32Array.from(legs.name.view()),
    legSpeed: Uint8Array.from(legs.speed.view()),
  };
  return { columns, chainMetres, sideMillis };
}

function endsOf(segments: Segments, piece: number, turned: boolean): [number, number] {
  const [from, to] = [segments.from[piece] ?? 0, segments.to[piece] ?? 0];
  return turned ? [to, from] : [from, to];
}

function metresBetween(input: RoadInput, a: number, b: number): number {
  return segmentMetres(
    input.pointLng[a] ?? 0,
    input.pointLat[a] ?? 0,
    input.pointLng[b] ?? 0,
    input.pointLat[b] ?? 0,
  );
}
