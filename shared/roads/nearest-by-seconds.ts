import { assert } from "../kit/assert.ts";
import { metres, seconds } from "../units/quantity.ts";
import type { Metres, Seconds } from "../units/quantity.ts";
import { addSeed, arcSearchOf, beginSearch, markArc } from "./arc-search.ts";
import type { ArcSearch } from "./arc-search.ts";
import { searchBackward } from "./backward-search.ts";
import type { BackwardListener } from "./backward-search.ts";
import type { Graph } from "./graph.ts";
import type { Mode } from "./mode.ts";
import { directMillis } from "./route-between.ts";
import type { Snapped, SnappedArc } from "./snap.ts";

/** A source and its way to the target. */
export type Nearest = {
  /** Index into the sources. */
  readonly source: number;
  readonly seconds: Seconds;
  readonly metres: Metres;
};

/** The `count` sources that are soonest at the target, soonest first, equal ones by index; fewer
 *  where fewer can come.  One search from the target against the direction of travel, which stops
 *  once nobody further can be sooner.
 *  Errors: positions of another mode are a bug and assert; null is a source off the roads. */
export function nearestBySeconds(
  graph: Graph,
  mode: Mode,
  target: Snapped,
  ...[sources, count]: [sources: readonly (Snapped | null)[], count: number]
): Nearest[] {
  assert(target.mode === mode, "the target is of the mode asked for");
  const search = arcSearchOf(graph.networks[mode]);
  beginSearch(search);
  const found = new FoundSources(count);
  for (const [source, from] of sources.entries()) {
    if (from === null) continue;
    assert(from.mode === mode, "every source is of the mode asked for");
    const direct = directMillis(from, target);
    if (direct !== null) {
      const length = direct.end.metresBefore - direct.start.metresBefore;
      found.offer({ source, millis: direct.millis, along: direct.start, length });
    }
    for (const along of from.arcs) {
      markArc(search, along.arc);
      found.wait(source, along);
    }
  }
  for (const goal of target.arcs) addSeed(search, goal.arc, goal.millisBefore);
  if (count > 0) searchBackward(search, found);
  return found.best.map(({ source, millis, along, length }) => ({
    source,
    seconds: seconds(millis / 1000),
    metres: metres(length ?? pathMetres(search, target, along)),
  }));
}

type Found = {
  readonly source: number;
  readonly millis: number;
  readonly along: SnappedArc;
  /** Known where source and target share an arc. */
  readonly length: number | null;
};

class FoundSources implements BackwardListener {
  best: Found[] = [];
  limit = Infinity;
  readonly #count: number;
  readonly #waiting = new Map<number, { readonly source: number; readonly along: SnappedArc }[]>();

  constructor(count: number) {
    this.#count = count;
  }

  wait(source: number, along: SnappedArc): void {
    const waiting = this.#waiting.get(along.arc);
    if (waiting === undefined) this.#waiting.set(along.arc, [{ source, along }]);
    else waiting.push({ source, along });
  }

  reached(arc: number, millisFromHead: number): void {
    for (const { source, along } of this.#waiting.get(arc) ?? []) {
      this.offer({ source, millis: millisFromHead + along.millisAfter, along, length: null });
    }
  }

  offer(found: Found): void {
    const known = this.best.find((candidate) => candidate.source === found.source);
    if (known !== undefined && known.millis <= found.millis) return;
    this.best = [...this.best.filter((candidate) => candidate !== known), found]
      .sort((a, b) => a.millis - b.millis || a.source - b.source)
      .slice(0, this.#count);
    const last = this.best[this.#count - 1];
    if (last !== undefined) this.limit = last.millis;
  }
}

/** Length of the way from a source to the target by the labels of the search. */
function pathMetres(search: ArcSearch, target: Snapped, along: SnappedArc): number {
  const { network, parent } = search;
  const arcCount = network.arcHead.length;
  let length = along.metresAfter;
  let item = parent[along.arc] ?? 0;
  while (item < arcCount) {
    length += network.arcMetres[item] ?? 0;
    item = parent[item] ?? 0;
  }
  const goal = target.arcs.find(({ arc }) => arc === item - arcCount);
  return length + (goal?.metresBefore ?? 0);
}
