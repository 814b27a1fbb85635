import Flatbush from "flatbush";
import { metres } from "../units/quantity.ts";
import type { Metres } from "../units/quantity.ts";
import type { LngLat } from "../units/lng-lat.ts";
import type { Graph } from "./graph.ts";
import type { Mode } from "./mode.ts";
import { chainArcs } from "./chain-arcs.ts";
import { ARC_FLAG, chainCountOf } from "./network.ts";
import type { Network } from "./network.ts";
import { E7 } from "./road-input.ts";
import { METRES_A_UNIT, millisFor, segmentMetres } from "./segment-metres.ts";
import { textAt } from "./string-table.ts";

/** A position on the street network of one mode, from which and to which routes are asked. */
export type Snapped = {
  readonly mode: Mode;
  /** On the street. */
  readonly lngLat: LngLat;
  /** From the position asked for to the street. */
  readonly distance: Metres;
  /** Name of the street, empty where it has none. */
  readonly street: string;
  readonly chain: number;
  /** Place in chainPoints of the first point of the piece. */
  readonly piece: number;
  /** The one or two directions in which the street may be travelled here. */
  readonly arcs: readonly SnappedArc[];
};

/** The position along one arc: `before` from its tail, `after` to its head. */
export type SnappedArc = {
  readonly arc: number;
  /** Share of the length that lies before, 0 to 1. */
  readonly fraction: number;
  readonly millisBefore: number;
  readonly millisAfter: number;
  readonly metresBefore: number;
  readonly metresAfter: number;
};

/** Finds the street under a position. */
export interface Snapper {
  /** Nearest street of the mode within the limit, null where there is none. */
  snap(lngLat: LngLat, limit: Metres): Snapped | null;
  /** The same among the streets that `on`, a view of the network with closures, lets one enter. */
  snapOpen(lngLat: LngLat, limit: Metres, on: Network): Snapped | null;
}

/** The snapper of one mode, built once for a graph and kept with it. */
export function snapperOf(graph: Graph, mode: Mode): Snapper {
  // Views with closed streets share the points of the streets, and so their snapper.
  const key = graph.networks[mode].chainPoints;
  const known = snappers.get(key);
  if (known !== undefined) return known;
  const snapper = new StreetSnapper(graph, mode);
  snappers.set(key, snapper);
  return snapper;
}

const snappers = new WeakMap<Uint32Array, Snapper>();

/** Pieces of a chain under one box of the index. */
const PIECES_A_BOX = 8;
/** First search radius and how it grows: most positions lie within a few metres of a street. */
const RADIUS_METRES = 30;
const RADIUS_GROWTH = 4;
const RADIUS_METRES_MAX = 2_100_000;

class StreetSnapper implements Snapper {
  readonly #graph: Graph;
  readonly #mode: Mode;
  readonly #network: Network;
  readonly #index: Flatbush | null;
  /** Chain and first piece (a place in chainPoints) of each box. */
  readonly #boxChain: Uint32Array;
  readonly #boxPiece: Uint32Array;

  constructor(graph: Graph, mode: Mode) {
    this.#graph = graph;
    this.#mode = mode;
    this.#network = graph.networks[mode];
    const count = boxCount(this.#network);
    this.#boxChain = new Uint32Array(count);
    this.#boxPiece = new Uint32Array(count);
    this.#index = count === 0 ? null : this.#indexed(count);
  }

  snap(lngLat: LngLat, limit: Metres): Snapped | null {
    return this.#snap(lngLat, limit, null);
  }

  snapOpen(lngLat: LngLat, limit: Metres, on: Network): Snapped | null {
    return this.#snap(lngLat, limit, on);
  }

  #snap(lngLat: LngLat, limit: Metres, on: Network | null): Snapped | null {
    if (this.#index === null) return null;
    const [x, y] = [lngLat[0] * E7, lngLat[1] * E7];
    const shrink = Math.max(0.01, Math.cos((lngLat[1] * Math.PI) / 180));
    let radius = Math.min(RADIUS_METRES, limit);
    for (;;) {
      const reach = radius / METRES_A_UNIT;
      const wide = reach / shrink;
      const found = this.#index.search(x - wide, y - reach, x + wide, y + reach);
      const boxes =
        on === null ? found : found.filter((box) => mayBeEntered(on, this.#boxChain[box] ?? 0));
      const near = this.#nearest(boxes, x, y, shrink);
      if (near.metres <= radius) {
        return snappedAt(this.#graph, this.#mode, near, { lngLat, distance: metres(near.metres) });
      }
      if (radius >= limit || radius >= RADIUS_METRES_MAX) return null;
      radius = Math.min(radius * RADIUS_GROWTH, limit);
    }
  }

  #nearest(boxes: readonly number[], x: number, y: number, shrink: number): Near {
    const { pointLng, pointLat } = this.#graph;
    const { chainPoints, firstPoint } = this.#network;
    const near: Near = { chain: -1, piece: -1, share: 0, metres: Infinity };
    for (const box of boxes) {
      const chain = this.#boxChain[box] ?? 0;
      const first = this.#boxPiece[box] ?? 0;
      const end = Math.min(first + PIECES_A_BOX, (firstPoint[chain + 1] ?? 0) - 1);
      for (let piece = first; piece < end; piece += 1) {
        const [a, b] = [chainPoints[piece] ?? 0, chainPoints[piece + 1] ?? 0];
        const ax = ((pointLng[a] ?? 0) - x) * shrink;
        const ay = (pointLat[a] ?? 0) - y;
        const dx = ((pointLng[b] ?? 0) - x) * shrink - ax;
        const dy = (pointLat[b] ?? 0) - y - ay;
        const span = dx * dx + dy * dy;
        const share = span === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / span));
        const distance = Math.hypot(ax + share * dx, ay + share * dy) * METRES_A_UNIT;
        if (distance < near.metres) {
          near.chain = chain;
          near.piece = piece;
          near.share = share;
          near.metres = distance;
        }
      }
    }
    return near;
  }

  #indexed(count: number): Flatbush {
    const { chainPoints, firstPoint } = this.#network;
    const index = new Flatbush(count, 16, Int32Array);
    let box = 0;
    for (let chain = 0; chain < chainCountOf(this.#network); chain += 1) {
      const last = (firstPoint[chain + 1] ?? 0) - 1;
      for (let piece = firstPoint[chain] ?? 0; piece < last; piece += PIECES_A_BOX) {
        this.#boxChain[box] = chain;
        this.#boxPiece[box] = piece;
        box += 1;
        addBox(index, this.#graph, chainPoints, [piece, Math.min(piece + PIECES_A_BOX, last)]);
      }
    }
    index.finish();
    return index;
  }
}

function mayBeEntered(network: Network, chain: number): boolean {
  return chainArcs(network, chain).some(
    (arc) => ((network.arcFlags[arc] ?? 0) & ARC_FLAG.closed) === 0,
  );
}

/** A place on a chain: piece is the place of its first point in chainPoints. */
type Near = { chain: number; piece: number; share: number; metres: number };

function boxCount(network: Network): number {
  let count = 0;
  for (let chain = 0; chain < chainCountOf(network); chain += 1) {
    const pieces = (network.firstPoint[chain + 1] ?? 0) - (network.firstPoint[chain] ?? 0) - 1;
    count += Math.ceil(pieces / PIECES_A_BOX);
  }
  return count;
}

function addBox(
  index: Flatbush,
  { pointLng, pointLat }: Graph,
  chainPoints: Uint32Array,
  [first, last]: readonly [number, number],
): void {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = first; at <= last; at += 1) {
    const point = chainPoints[at] ?? 0;
    const [lng, lat] = [pointLng[point] ?? 0, pointLat[point] ?? 0];
    west = Math.min(west, lng);
    east = Math.max(east, lng);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  index.add(west, south, east, north);
}

/** The position at a share of one piece of a chain. */
function snappedAt(
  graph: Graph,
  mode: Mode,
  place: Near,
  { lngLat, distance }: { readonly lngLat: LngLat; readonly distance: Metres },
): Snapped {
  const network = graph.networks[mode];
  const measured = measure(graph, network, place);
  const arcs: SnappedArc[] = [];
  for (const arc of chainArcs(network, place.chain)) {
    const against = ((network.arcChain[arc] ?? 0) & 1) === 1;
    arcs.push(snappedArc(network, arc, measured, against));
  }
  return {
    mode,
    lngLat: onStreet(graph, network, place) ?? lngLat,
    distance,
    street: textAt(graph.names, network.legName[measured.leg] ?? 0),
    chain: place.chain,
    piece: place.piece,
    arcs,
  };
}

type Measured = {
  readonly leg: number;
  readonly metresBefore: number;
  readonly metresAfter: number;
  /** From the start of the chain to the place, at the speed along it, and against it. */
  readonly millisAlong: number;
  readonly millisAgainst: number;
};

function measure(graph: Graph, network: Network, { chain, piece, share }: Near): Measured {
  let [before, after, along, against] = [0, 0, 0, 0];
  let leg = network.firstLeg[chain] ?? 0;
  let legAtPlace = leg;
  const lastLeg = (network.firstLeg[chain + 1] ?? 1) - 1;
  const last = (network.firstPoint[chain + 1] ?? 1) - 1;
  for (let at = network.firstPoint[chain] ?? 0; at < last; at += 1) {
    while (leg < lastLeg && (network.legStart[leg + 1] ?? 0) <= at) leg += 1;
    const length = pieceMetres(graph, network, at);
    const part = at < piece ? length : at > piece ? 0 : length * share;
    before += part;
    after += length - part;
    along += millisFor(part, network.legSpeed[leg * 2] ?? 0);
    against += millisFor(part, network.legSpeed[leg * 2 + 1] ?? 0);
    if (at === piece) legAtPlace = leg;
  }
  return {
    leg: legAtPlace,
    metresBefore: before,
    metresAfter: after,
    millisAlong: along,
    millisAgainst: against,
  };
}

function snappedArc(
  network: Network,
  arc: number,
  measured: Measured,
  against: boolean,
): SnappedArc {
  const whole = network.arcMillis[arc] ?? 0;
  const start = against ? measured.millisAgainst : measured.millisAlong;
  const inOrder = Math.min(whole, Math.round(Number.isFinite(start) ? start : 0));
  const millisBefore = against ? whole - inOrder : inOrder;
  const metresBefore = against ? measured.metresAfter : measured.metresBefore;
  const metresAfter = against ? measured.metresBefore : measured.metresAfter;
  const length = metresBefore + metresAfter;
  return {
    arc,
    fraction: length === 0 ? 0 : metresBefore / length,
    millisBefore,
    millisAfter: whole - millisBefore,
    metresBefore,
    metresAfter,
  };
}

function pieceMetres({ pointLng, pointLat }: Graph, network: Network, at: number): number {
  const [a, b] = [network.chainPoints[at] ?? 0, network.chainPoints[at + 1] ?? 0];
  return segmentMetres(pointLng[a] ?? 0, pointLat[a] ?? 0, pointLng[b] ?? 0, pointLat[b] ?? 0);
}

function onStreet(graph: Graph, network: Network, { piece, share }: Near): LngLat | null {
  const [a, b] = [network.chainPoints[piece], network.chainPoints[piece + 1]];
  if (a === undefined || b === undefined) return null;
  const [ax, ay] = [graph.pointLng[a] ?? 0, graph.pointLat[a] ?? 0];
  const [bx, by] = [graph.pointLng[b] ?? 0, graph.pointLat[b] ?? 0];
  return [(ax + (bx - ax) * share) / E7, (ay + (by - ay) * share) / E7];
}
