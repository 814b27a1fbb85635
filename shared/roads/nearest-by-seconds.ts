import { assert } from "../kit/assert.ts";
import { metres, seconds } from "../units/quantity.ts";
import type { Metres, Seconds } from "../units/quantity.ts";
import { directMillis } from "./direct-way.ts";
import { fastestWay, goalsOf } from "./fastest-way.ts";
import type { Graph } from "./graph.ts";
import { NO_WAY } from "./hierarchy/hierarchy.ts";
import { arcsTowards, millisTowards, towards } from "./hierarchy/towards.ts";
import type { Mode } from "./mode.ts";
import type { Network } from "./network.ts";
import type { Snapped } from "./snap.ts";

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
  assert(target.mode === mode, "the target is of the mode asked for");
  const network = graph.networks[mode];
  const coming: Coming[] = [];
  const neighbours: number[] = [];
  const to = towards(graph.hierarchies[mode], goalsOf(network, target));
  for (const [source, from] of sources.entries()) {
    if (from === null) continue;
    assert(from.mode === mode, "every source is of the mode asked for");
    if (from.chain === target.chain) {
      neighbours.push(source);
      continue;
    }
    let best: Coming = { source, millis: NO_WAY, arc: -1, length: null };
    for (const { arc, millisAfter } of from.arcs) {
      const millis = millisAfter + millisTowards(to, arc);
      if (millis < best.millis) best = { source, millis, arc, length: null };
    }
    if (best.arc >= 0) coming.push(best);
  }
  const ends = { network, target, sources };
  const longest = soonest(coming, count).map((one) => {
    return { ...one, length: lengthOf(ends, one, arcsTowards(to, one.arc)) };
  });
  for (const source of neighbours) {
    const near = onChain(graph, mode, ends, source);
    if (near !== null) longest.push(near);
  }
  return soonest(longest, count).map(({ source, millis, length }) => ({
    source,
    seconds: seconds(millis / 1000),
    metres: metres(length ?? 0),
  }));
}

type Coming = {
  readonly source: number;
  readonly millis: number;
  /** On which it begins. */
  readonly arc: number;
  readonly length: number | null;
};

type Ends = {
  readonly network: Network;
  readonly target: Snapped;
  readonly sources: readonly (Snapped | null)[];
};

function soonest<One extends Coming>(coming: One[], count: number): One[] {
  return coming.sort((a, b) => a.millis - b.millis || a.source - b.source).slice(0, count);
}

/** A source on the chain of the target: ahead of it, or by a way that leaves the chain. */
function onChain(
  graph: Graph,
  mode: Mode,
  ends: Ends,
  source: number,
): (Coming & { readonly length: number }) | null {
  const from = ends.sources[source];
  if (from === undefined || from === null) return null;
  const direct = directMillis(from, ends.target);
  const way = direct?.millis === 0 ? null : fastestWay(graph, mode, from, ends.target);
  if (direct !== null && (way === null || direct.millis <= way.millis)) {
    const { millis, start, end } = direct;
    return { source, millis, arc: start.arc, length: end.metresBefore - start.metresBefore };
  }
  if (way === null) return null;
  const one = { source, millis: way.millis, arc: way.arcs[0] ?? -1, length: null };
  return { ...one, length: lengthOf(ends, one, way.arcs) };
}

/** Metres of a way from a source to the target. */
function lengthOf(
  { network, target, sources }: Ends,
  { source, arc }: Coming,
  arcs: readonly number[],
): number {
  const start = sources[source]?.arcs.find((along) => along.arc === arc);
  const last = arcs[arcs.length - 1];
  const end = target.arcs.find((along) => along.arc === last);
  let length = (start?.metresAfter ?? 0) + (end?.metresBefore ?? 0);
  for (let at = 1; at + 1 < arcs.length; at += 1) length += network.arcMetres[arcs[at] ?? 0] ?? 0;
  return length;
}
