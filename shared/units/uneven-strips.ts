/** A corner, metres east and north of somewhere. */
export type PlanePoint = readonly [x: number, y: number];
export type PlaneRing = readonly PlanePoint[];

/** A strip of ground between two heights, on which `covered` polygons lie and `domains` domains. */
export type Strip = {
  readonly low: number;
  readonly high: number;
  /** West and east end at the lower and at the upper height. */
  readonly lowWest: number;
  readonly lowEast: number;
  readonly highWest: number;
  readonly highEast: number;
  readonly covered: number;
  readonly domains: number;
};

type Edge = {
  readonly ax: number;
  readonly ay: number;
  readonly bx: number;
  readonly by: number;
  /** What is added to each count by whoever steps over it to the east. */
  readonly covers: number;
  readonly domains: number;
};

/** All ground that is not covered exactly once, strip by strip from south to north.
 *  Sides that two polygons share, run in opposite senses, change nothing and are left out first:
 *  of a clean partition only its outline is left.
 *  Shape: rings closed, outer ones counter-clockwise and holes clockwise.   Errors: none.
 *  Source: slab decomposition, Dobkin and Lipton 1976; counts by winding number. */
export function* unevenStrips(
  polygons: readonly PlaneRing[],
  domains: readonly PlaneRing[],
): Iterable<Strip> {
  const edges = [...loneEdges(polygons, "covers"), ...loneEdges(domains, "domains")];
  edges.sort((a, b) => a.ay - b.ay);
  const heights = distinct(edges.flatMap(({ ay, by }) => [ay, by]));
  let active: Edge[] = [];
  let next = 0;
  for (let i = 1; i < heights.length; i++) {
    const [low = 0, high = 0] = [heights[i - 1], heights[i]];
    active = active.filter(({ by }) => by > low);
    for (let edge = edges[next]; edge !== undefined && edge.ay <= low; edge = edges[++next]) {
      active.push(edge);
    }
    const cuts = distinct([low, ...crossingsWithin(active, low, high), high]);
    for (let j = 1; j < cuts.length; j++) {
      yield* stripsBetween(active, cuts[j - 1] ?? low, cuts[j] ?? high);
    }
  }
}

/** Upward edges of rings that no edge of another undoes. */
function loneEdges(rings: readonly PlaneRing[], of: "covers" | "domains"): readonly Edge[] {
  const counts = new Map<string, { edge: Edge; count: number }>();
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [ring[i - 1], ring[i]];
      if (a === undefined || b === undefined || a[1] === b[1]) continue;
      const up = a[1] < b[1];
      const [[ax, ay], [bx, by]] = up ? [a, b] : [b, a];
      const key = `${ax} ${ay} ${bx} ${by}`;
      const held = counts.get(key);
      // Counter-clockwise, the inside lies west of what goes up.
      const count = (held?.count ?? 0) + (up ? -1 : 1);
      const edge = { ax, ay, bx, by, covers: 0, domains: 0 };
      counts.set(key, { edge, count });
    }
  }
  return [...counts.values()].flatMap(({ edge, count }) =>
    count === 0 ? [] : [{ ...edge, [of]: count }],
  );
}

function* stripsBetween(active: readonly Edge[], low: number, high: number): Iterable<Strip> {
  const middle = (low + high) / 2;
  const order = active.map((edge) => ({ edge, x: xAt(edge, middle) })).sort((a, b) => a.x - b.x);
  let [covered, inDomain] = [0, 0];
  for (const [i, { edge }] of order.entries()) {
    covered += edge.covers;
    inDomain += edge.domains;
    const east = order[i + 1]?.edge;
    if (east === undefined || covered === 1) continue;
    const [lowWest, lowEast] = [xAt(edge, low), xAt(east, low)];
    const [highWest, highEast] = [xAt(edge, high), xAt(east, high)];
    if (lowEast - lowWest + highEast - highWest <= 0) continue;
    yield { low, high, lowWest, lowEast, highWest, highEast, covered, domains: inDomain };
  }
}

/** Heights at which two edges change places. */
function crossingsWithin(active: readonly Edge[], low: number, high: number): readonly number[] {
  const found: number[] = [];
  const ends = active.map((edge) => [xAt(edge, low), xAt(edge, high)] as const);
  for (const [i, [lowA, highA]] of ends.entries()) {
    for (let j = i + 1; j < ends.length; j++) {
      const [lowB, highB] = ends[j] ?? [lowA, highA];
      const [before, after] = [lowA - lowB, highA - highB];
      if (before * after < 0) found.push(low + ((high - low) * before) / (before - after));
    }
  }
  return found;
}

function xAt({ ax, ay, bx, by }: Edge, y: number): number {
  return ax + ((bx - ax) * (y - ay)) / (by - ay);
}

function distinct(numbers: readonly number[]): readonly number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}
