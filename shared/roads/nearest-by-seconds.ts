import { assert } from "../kit/assert.ts";
import { Heap } from "../kit/heap.ts";
import { distanceBetween } from "../units/lng-lat.ts";
import type { LngLat } from "../units/lng-lat.ts";
import { metres, seconds } from "../units/quantity.ts";
import type { Metres, Seconds } from "../units/quantity.ts";
import { directMillis } from "./direct-way.ts";
import { fastestWay, goalsOf } from "./fastest-way.ts";
import type { Graph } from "./graph.ts";
import { NO_WAY } from "./hierarchy/hierarchy.ts";
import { arcsTowards, millisTowards, towards } from "./hierarchy/towards.ts";
import type { Towards } from "./hierarchy/towards.ts";
import type { Mode } from "./mode.ts";
import type { Network } from "./network.ts";
import { snapperOf } from "./snap.ts";
import type { Snapped } from "./snap.ts";
import { topSpeedOf } from "./top-speed.ts";

/** A source and its way to the target. */
export type Nearest = {
  /** Index into the sources. */
  readonly source: number;
  readonly seconds: Seconds;
  readonly metres: Metres;
};

/** The `count` sources that are soonest at the target, soonest first, equal ones by index; fewer
 *  where fewer can come.
 *  Errors: positions of another mode are a bug and assert; null is a source off the roads. */
export function nearestBySeconds(
  graph: Graph,
  mode: Mode,
  target: Snapped,
  ...[sources, count]: [sources: readonly (Snapped | null)[], count: number]
): Nearest[] {
  for (const from of sources) {
    assert(from === null || from.mode === mode, "every source is of the mode asked for");
  }
  const asked = {
    size: sources.length,
    airMetres: (source: number) =>
      distanceBetween(sources[source]?.lngLat ?? target.lngLat, target.lngLat),
    snapped: (source: number) => sources[source] ?? null,
  };
  return nearestOf(graph, mode, target, { ...asked, count });
}

/** The same for positions that are not on a street yet: only those are snapped that may be among
 *  the soonest.  Positions further than `limit` from every street do not come. */
export function nearestPositions(
  graph: Graph,
  mode: Mode,
  target: Snapped,
  ...[positions, limit, count]: [positions: readonly LngLat[], limit: Metres, count: number]
): Nearest[] {
  const snapper = snapperOf(graph, mode);
  const asked = {
    size: positions.length,
    airMetres: (source: number) =>
      distanceBetween(positions[source] ?? target.lngLat, target.lngLat) - limit,
    snapped: (source: number) => snapper.snap(positions[source] ?? target.lngLat, limit),
  };
  return nearestOf(graph, mode, target, { ...asked, count });
}

type Asked = {
  readonly size: number;
  /** At least so far through the air. */
  airMetres(source: number): number;
  snapped(source: number): Snapped | null;
  readonly count: number;
};

/** Share of the air distance that is believed, and milliseconds taken off for rounding. */
const AIR_SHARE = 0.999;
const ROUNDING_MILLIS = 2;

/** Looks at the sources by their air distance, and stops where nobody further off can be sooner
 *  than those already found, even at the top speed of the network. */
function nearestOf(graph: Graph, mode: Mode, target: Snapped, asked: Asked): Nearest[] {
  assert(target.mode === mode, "the target is of the mode asked for");
  const network = graph.networks[mode];
  const search: Search = {
    graph,
    mode,
    target,
    to: towards(graph.hierarchies[mode], goalsOf(network, target)),
  };
  const millisAMetre = AIR_SHARE / topSpeedOf(network);
  const order = new Heap(asked.size);
  for (let at = 0; at < asked.size; at += 1) {
    order.push(Math.max(0, asked.airMetres(at)) * millisAMetre - ROUNDING_MILLIS, at);
  }
  const best: Coming[] = [];
  while (order.size > 0 && asked.count > 0) {
    const source = order.pop();
    const worst = best.length < asked.count ? NO_WAY : (best[best.length - 1]?.millis ?? NO_WAY);
    if (order.poppedKey > worst) break;
    const from = asked.snapped(source);
    const coming = from === null ? null : comingFrom(search, source, from);
    if (coming !== null) takeIn(best, coming, asked.count);
  }
  return best.map(({ source, millis, length }) => ({
    source,
    seconds: seconds(millis / 1000),
    metres: metres(length()),
  }));
}

type Search = {
  readonly graph: Graph;
  readonly mode: Mode;
  readonly target: Snapped;
  readonly to: Towards;
};

type Coming = {
  readonly source: number;
  readonly millis: number;
  /** Metres, reckoned only for those that are answered. */
  readonly length: () => number;
};

/** Keeps the soonest so many, in order. */
function takeIn(best: Coming[], coming: Coming, count: number): void {
  const place = best.findIndex(
    ({ millis, source }) =>
      coming.millis < millis || (coming.millis === millis && coming.source < source),
  );
  if (place < 0) best.push(coming);
  else best.splice(place, 0, coming);
  if (best.length > count) best.pop();
}

function comingFrom(search: Search, source: number, from: Snapped): Coming | null {
  if (from.chain === search.target.chain) return comingOnChain(search, source, from);
  let [best, by] = [NO_WAY, -1];
  for (const { arc, millisAfter } of from.arcs) {
    const millis = millisAfter + millisTowards(search.to, arc);
    if (millis < best) [best, by] = [millis, arc];
  }
  if (by < 0) return null;
  const { graph, mode, target, to } = search;
  const length = () => lengthOf(graph.networks[mode], [from, target], arcsTowards(to, by));
  return { source, millis: best, length };
}

/** A source on the chain of the target: ahead of it, or by a way that leaves the chain. */
function comingOnChain(
  { graph, mode, target, to }: Search,
  source: number,
  from: Snapped,
): Coming | null {
  const direct = directMillis(from, target);
  const there = direct?.millis === 0;
  const way = there ? null : fastestWay(graph, mode, from, target);
  // That search has taken the scratch: the labels towards the target are made again.
  if (!there) towards(to.hierarchy, goalsOf(graph.networks[mode], target));
  if (direct !== null && (way === null || direct.millis <= way.millis)) {
    const { millis, start, end } = direct;
    return { source, millis, length: () => end.metresBefore - start.metresBefore };
  }
  if (way === null) return null;
  const length = () => lengthOf(graph.networks[mode], [from, target], way.arcs);
  return { source, millis: way.millis, length };
}

/** Metres of a way from a source to the target. */
function lengthOf(
  { arcMetres }: Network,
  [from, target]: readonly [Snapped, Snapped],
  arcs: readonly number[],
): number {
  const start = from.arcs.find(({ arc }) => arc === arcs[0]);
  const end = target.arcs.find(({ arc }) => arc === arcs[arcs.length - 1]);
  let length = (start?.metresAfter ?? 0) + (end?.metresBefore ?? 0);
  for (let at = 1; at + 1 < arcs.length; at += 1) length += arcMetres[arcs[at] ?? 0] ?? 0;
  return length;
}
