type Point = readonly [x: number, y: number];

const LEVEL = 0.5;
/** A point this close to the line of its neighbours is left out, in cells. */
const SLACK = 0.08;

/** Closed rings where a grid of values crosses one half, in cells; the larger values lie on the
 *  left, so that rings run counter-clockwise.  Values on the border must be below one half.
 *  Source: marching squares with linear interpolation. */
export function contoursOf(values: Float32Array, columns: number, rows: number): Point[][] {
  const next = new Map<number, number>();
  const points = new Map<number, Point>();
  const value = (x: number, y: number): number => values[y * columns + x] ?? 0;
  for (let y = 0; y + 1 < rows; y += 1) {
    for (let x = 0; x + 1 < columns; x += 1) {
      const corners = [value(x, y), value(x + 1, y), value(x + 1, y + 1), value(x, y + 1)];
      for (const [from, to] of crossings(corners)) {
        const start = edgeKey(x, y, from, columns);
        const end = edgeKey(x, y, to, columns);
        next.set(start, end);
        points.set(start, crossingAt(x, y, from, corners));
      }
    }
  }
  return ringsFrom(next, points);
}

/** Sides of a cell: 0 below, 1 right, 2 above, 3 left. */
type Side = 0 | 1 | 2 | 3;

/** Ways of the line through a cell by which of its corners are inside (1, 2, 4, 8). */
const WAYS: Readonly<Record<number, readonly (readonly [Side, Side])[]>> = {
  1: [[0, 3]],
  2: [[1, 0]],
  3: [[1, 3]],
  4: [[2, 1]],
  5: [
    [0, 1],
    [2, 3],
  ],
  6: [[2, 0]],
  7: [[2, 3]],
  8: [[3, 2]],
  9: [[0, 2]],
  10: [
    [1, 2],
    [3, 0],
  ],
  11: [[1, 2]],
  12: [[3, 1]],
  13: [[0, 1]],
  14: [[3, 0]],
};

function crossings(corners: readonly number[]): readonly (readonly [Side, Side])[] {
  let mask = 0;
  corners.forEach((corner, index) => {
    if (corner >= LEVEL) mask |= 1 << index;
  });
  return WAYS[mask] ?? [];
}

/** The same number from both cells that share the side. */
function edgeKey(x: number, y: number, side: Side, columns: number): number {
  const column = side === 1 ? x + 1 : x;
  const row = side === 2 ? y + 1 : y;
  return (row * columns + column) * 2 + (side === 0 || side === 2 ? 0 : 1);
}

function crossingAt(x: number, y: number, side: Side, corners: readonly number[]): Point {
  const [sw = 0, se = 0, ne = 0, nw = 0] = corners;
  switch (side) {
    case 0:
      return [x + share(sw, se), y];
    case 1:
      return [x + 1, y + share(se, ne)];
    case 2:
      return [x + share(nw, ne), y + 1];
    case 3:
      return [x, y + share(sw, nw)];
  }
}

function share(a: number, b: number): number {
  return (LEVEL - a) / (b - a);
}

function ringsFrom(next: Map<number, number>, points: ReadonlyMap<number, Point>): Point[][] {
  const rings: Point[][] = [];
  for (const start of points.keys()) {
    const ring: Point[] = [];
    let at: number | undefined = start;
    while (at !== undefined && next.has(at)) {
      const point = points.get(at);
      if (point !== undefined) ring.push(point);
      const following: number | undefined = next.get(at);
      next.delete(at);
      at = following;
    }
    const simple = simplified(ring);
    const [first] = simple;
    if (first !== undefined && simple.length >= 3) rings.push([...simple, first]);
  }
  return rings;
}

/** Leaves out points that hardly bend the line. */
function simplified(ring: readonly Point[]): Point[] {
  const kept: Point[] = [];
  ring.forEach((point, index) => {
    const before = kept.at(-1);
    const after = ring[(index + 1) % ring.length];
    if (before === undefined || after === undefined) kept.push(point);
    else if (distanceToLine(point, before, after) > SLACK) kept.push(point);
  });
  return kept;
}

function distanceToLine(point: Point, a: Point, b: Point): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = Math.hypot(dx, dy);
  if (length === 0) return Math.hypot(point[0] - a[0], point[1] - a[1]);
  return Math.abs(dx * (a[1] - point[1]) - dy * (a[0] - point[0])) / length;
}
