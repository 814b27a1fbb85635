import type { LngLat } from "../units/lng-lat.ts";
import type { Graph } from "./graph.ts";
import type { Mode } from "./mode.ts";
import type { Network } from "./network.ts";
import { E7 } from "./road-input.ts";
import type { Snapped } from "./snap.ts";
import { textAt } from "./string-table.ts";

/** Collects the line and the street names of a route, arc by arc. */
export class RouteTrace {
  readonly geometry: LngLat[] = [];
  readonly streets: string[] = [];
  readonly #graph: Graph;
  readonly #network: Network;
  /** Number of the street named last. */
  #lastName = -1;

  constructor(graph: Graph, mode: Mode) {
    this.#graph = graph;
    this.#network = graph.networks[mode];
  }

  /** From the start to the end of its arc. */
  begin(from: Snapped, arc: number): void {
    this.#add(from.lngLat);
    this.#walk(arc, from.piece, null);
  }

  whole(arc: number): void {
    this.#walk(arc, null, null);
  }

  /** From the begin of the last arc to the goal. */
  finish(to: Snapped, arc: number): void {
    this.#walk(arc, null, to.piece);
    this.#end(to.lngLat);
  }

  /** Start and goal on one arc. */
  within(from: Snapped, to: Snapped, arc: number): void {
    this.#add(from.lngLat);
    this.#walk(arc, from.piece, to.piece);
    this.#end(to.lngLat);
  }

  /** Pieces of an arc in the order of travel; after each but a last one that is cut short, the
   *  point where it ends. */
  #walk(arc: number, start: number | null, stop: number | null): void {
    const { arcChain, firstPoint, chainPoints, firstLeg, legStart, legName } = this.#network;
    const side = arcChain[arc] ?? 0;
    const chain = side >> 1;
    const step = (side & 1) === 0 ? 1 : -1;
    const low = firstPoint[chain] ?? 0;
    const high = (firstPoint[chain + 1] ?? 0) - 2;
    const from = start ?? (step === 1 ? low : high);
    const to = stop ?? (step === 1 ? high : low);
    const lastLeg = (firstLeg[chain + 1] ?? 1) - 1;
    let leg = firstLeg[chain] ?? 0;
    while (leg < lastLeg && (legStart[leg + 1] ?? 0) <= from) leg += 1;
    for (let piece = from; (to - piece) * step >= 0; piece += step) {
      if (step === 1) while (leg < lastLeg && (legStart[leg + 1] ?? 0) <= piece) leg += 1;
      else while (leg > 0 && (legStart[leg] ?? 0) > piece) leg -= 1;
      this.#name(legName[leg] ?? 0);
      if (piece === to && stop !== null) return;
      this.#add(this.#lngLat(chainPoints[step === 1 ? piece + 1 : piece] ?? 0));
    }
  }

  /** Streets of the same name have the same number, so that texts are made only once a street. */
  #name(number: number): void {
    if (number === this.#lastName) return;
    const name = textAt(this.#graph.names, number);
    if (name === "") return;
    this.#lastName = number;
    if (this.streets[this.streets.length - 1] !== name) this.streets.push(name);
  }

  #lngLat(point: number): LngLat {
    return [(this.#graph.pointLng[point] ?? 0) / E7, (this.#graph.pointLat[point] ?? 0) / E7];
  }

  #add(lngLat: LngLat): void {
    const last = this.geometry[this.geometry.length - 1];
    if (last?.[0] !== lngLat[0] || last[1] !== lngLat[1]) this.geometry.push(lngLat);
  }

  #end(lngLat: LngLat): void {
    this.#add(lngLat);
    if (this.geometry.length < 2) this.geometry.push(lngLat);
  }
}
