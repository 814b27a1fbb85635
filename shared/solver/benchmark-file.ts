import { err, ok } from "../kit/result.ts";
import type { Result } from "../kit/result.ts";
import type { OrienteeringProblem, Vehicle, Visit } from "./problem.ts";

/** A published instance as a problem: visit i is point `points[i]` of the file. */
export type BenchmarkInstance = {
  readonly problem: OrienteeringProblem;
  readonly points: readonly number[];
};

export type BenchmarkFault = { readonly line: number; readonly message: string };

const POINTS_MAX = 3000;
const ROUTES_MAX = 1000;

/** A team-orienteering file as published: Chao's layout (`n`, `m`, `tmax`, then `x y score`; fields
 *  may stand apart by blanks, commas or semicolons), or Solomon's with time windows, which does not
 *  say how many `routes` there are.
 *  Units: of the file; of Solomon's, distances are rounded down to one decimal.
 *  Errors: the first line that is not as it should be.
 *  Source: Chao, Golden and Wasil 1996; Righini and Salani 2009. */
export function benchmarkInstance(
  text: string,
  { routes }: { readonly routes: number },
): Result<BenchmarkInstance, BenchmarkFault> {
  const rows = rowsOf(text);
  const [first] = rows;
  if (first === undefined) return fault(1, "the file is empty");
  return /^n$/i.test(first.words[0] ?? "") ? chao(rows) : solomon(rows, routes);
}

type Row = { readonly line: number; readonly words: readonly string[] };

function rowsOf(text: string): readonly Row[] {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/);
  return lines.flatMap((content, i) => {
    const words = content.split(/[\s;,:]+/).filter((word) => word !== "");
    return words.length === 0 ? [] : [{ line: i + 1, words }];
  });
}

function chao(rows: readonly Row[]): Result<BenchmarkInstance, BenchmarkFault> {
  const header = new Map<string, number>();
  for (const [i, name] of ["n", "m", "tmax"].entries()) {
    const row = rows[i];
    const value = Number(row?.words[1] ?? NaN);
    const named = row?.words[0]?.toLowerCase() === name && row.words.length === 2;
    if (row === undefined || !named || !(value >= 0) || !Number.isFinite(value)) {
      return fault(row?.line ?? i + 1, `here stands \`${name}\` and a number`);
    }
    header.set(name, value);
  }
  const { n = 0, m = 0, tmax = 0 } = Object.fromEntries(header);
  if (!Number.isInteger(m) || m > ROUTES_MAX) return fault(rows[1]?.line ?? 2, routesWords("m"));
  if (!Number.isInteger(n) || n < 2 || n > POINTS_MAX) {
    return fault(rows[0]?.line ?? 1, `n is a whole number from 2 to ${POINTS_MAX}`);
  }
  const points: (readonly number[])[] = [];
  for (const row of rows.slice(3)) {
    const values = row.words.map(Number);
    const [, , score = -1] = values;
    if (values.length !== 3 || !values.every((value) => Number.isFinite(value))) {
      return fault(row.line, "a point is three numbers: x, y, score");
    }
    if (!Number.isInteger(score) || score < 0) return fault(row.line, SCORE_WORDS);
    points.push(values);
  }
  if (points.length !== n) {
    return fault(rows.at(-1)?.line ?? 1, `the file says ${n} points and has ${points.length}`);
  }
  const visits = points.slice(1, -1).map(([, , score = 0], i) => visitOf(i + 1, score));
  const vehicle = vehicleOf({ start: 0, end: n - 1, latest: tmax });
  const travel = [distances(points, (distance) => distance)];
  const vehicles = Array.from({ length: m }, () => vehicle);
  return ok(instanceOf({ nodeCount: n, travel, vehicles, visits, groups: [] }));
}

function solomon(rows: readonly Row[], routes: number): Result<BenchmarkInstance, BenchmarkFault> {
  const [head, capacity, ...rest] = rows;
  const numbers = (row: Row | undefined) => (row?.words ?? []).map(Number);
  const header = numbers(head);
  if (header.length < 3 || !header.every((value) => Number.isFinite(value))) {
    return fault(head?.line ?? 1, "the first line is `n N` or the numbers `k v N t`");
  }
  if (!numbers(capacity).every((value) => Number.isFinite(value))) {
    return fault(capacity?.line ?? 2, "the second line is the numbers `D Q`");
  }
  if (rest.length < 1 || rest.length > POINTS_MAX) {
    return fault(head?.line ?? 1, `a file has from 1 to ${POINTS_MAX} points`);
  }
  if (!(routes >= 0 && routes <= ROUTES_MAX)) return fault(1, routesWords("the number of routes"));
  const points: (readonly number[])[] = [];
  const visits: Visit[] = [];
  let closing = 0;
  for (const [i, row] of rest.entries()) {
    const values = row.words.map(Number);
    const [index, x = NaN, y = NaN, dwell = NaN, score = NaN] = values;
    const least = i === 0 ? 1 : 2;
    if (values.length < 7 + least || !values.every((value) => Number.isFinite(value))) {
      return fault(row.line, "a point is the numbers i x y d S f a … O C");
    }
    if (index !== i) return fault(row.line, `the point of this line is number ${i}`);
    if (!Number.isInteger(score) || score < 0) return fault(row.line, SCORE_WORDS);
    points.push([x, y]);
    const [open = 0, close = 0] = values.slice(-2);
    if (i === 0) closing = close;
    else if (dwell < 0 || close < open) return fault(row.line, "it closes before it opens");
    else visits.push({ ...visitOf(i, score), dwell, windows: [[open, close]] });
  }
  const vehicle = vehicleOf({ start: 0, end: 0, latest: closing });
  const vehicles = Array.from({ length: routes }, () => vehicle);
  const travel = [distances(points, (distance) => Math.floor(distance * 10 + NOISE) / 10)];
  return ok(instanceOf({ nodeCount: points.length, travel, vehicles, visits, groups: [] }));
}

const SCORE_WORDS = "a score is a whole number, 0 or more";
/** A distance that is a whole tenth may lie a hair below it in binary. */
const NOISE = 1e-9;

function fault(line: number, message: string): Result<BenchmarkInstance, BenchmarkFault> {
  return err({ line, message });
}

function routesWords(name: string): string {
  return `${name} is a whole number from 0 to ${ROUTES_MAX}`;
}

function instanceOf(problem: OrienteeringProblem): BenchmarkInstance {
  return { problem, points: problem.visits.map((visit) => visit.node) };
}

function visitOf(node: number, prize: number): Visit {
  return { node, prize, dwell: 0, windows: [], must: false, vehicles: null, group: null };
}

function vehicleOf(of: Pick<Vehicle, "start" | "end" | "latest">): Vehicle {
  return { ...of, network: 0, earliest: 0, durationMax: of.latest };
}

function distances(
  points: readonly (readonly number[])[],
  rounded: (distance: number) => number,
): Float64Array {
  const count = points.length;
  const travel = new Float64Array(count * count);
  points.forEach(([x = 0, y = 0], i) => {
    points.forEach(([x2 = 0, y2 = 0], j) => {
      travel[i * count + j] = rounded(Math.sqrt((x - x2) ** 2 + (y - y2) ** 2));
    });
  });
  return travel;
}
