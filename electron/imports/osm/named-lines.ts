import { distanceBetween } from "../../../shared/units/lng-lat.ts";
import type { LngLat } from "../../../shared/units/lng-lat.ts";
import type { NodePositions } from "./node-positions.ts";
import type { OsmPlace } from "./osm-harvest.ts";
import { lineOf } from "./way-geometry.ts";
import type { NamedLine, WayPass } from "./way-pass.ts";

/** Parts of one name this far apart belong to the same street; further, to another one. */
const GAP_METRES = 600;
/** Cells whose neighbours are searched for parts nearby; degrees, about the gap at mid latitude. */
const CELL_DEGREES = 0.008;

type Part = {
  readonly line: NamedLine;
  readonly middle: LngLat;
  readonly metres: number;
};

/** One place for each name and neighbourhood of streets and rivers, at the middle of the longest
 *  part, however many ways they are cut into. */
export function placesFromLines(ways: WayPass, positions: NodePositions): OsmPlace[] {
  const byName = new Map<string, Part[]>();
  for (const line of ways.lines) {
    const part = partOf(line, ways, positions);
    if (part === null) continue;
    const key = `${line.class}\n${line.name}`;
    const parts = byName.get(key);
    if (parts === undefined) byName.set(key, [part]);
    else parts.push(part);
  }
  const places: OsmPlace[] = [];
  for (const parts of byName.values()) {
    for (const group of groupsOf(parts)) places.push(placeOf(group, ways));
  }
  return places;
}

function partOf(line: NamedLine, ways: WayPass, positions: NodePositions): Part | null {
  const pairs = lineOf(ways.kept.nodesOf(line.way), positions);
  if (pairs === null) return null;
  const points: LngLat[] = [];
  for (let at = 0; at < pairs.length; at += 2) points.push([pairs[at] ?? 0, pairs[at + 1] ?? 0]);
  let metres = 0;
  for (const [at, point] of points.entries()) {
    metres += at === 0 ? 0 : distanceBetween(points[at - 1] ?? point, point);
  }
  return { line, middle: pointAlong(points, metres / 2), metres };
}

function pointAlong(points: readonly LngLat[], metres: number): LngLat {
  let left = metres;
  for (let at = 1; at < points.length; at += 1) {
    const a = points[at - 1];
    const b = points[at];
    if (a === undefined || b === undefined) break;
    const step = distanceBetween(a, b);
    if (step >= left && step > 0) {
      const share = left / step;
      return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
    }
    left -= step;
  }
  return points[points.length - 1] ?? [0, 0];
}

/** Parts linked by gaps, or by touching lengths, into groups. */
function groupsOf(parts: readonly Part[]): Part[][] {
  const group = parts.map((_, at) => at);
  const rootOf = (at: number): number => {
    let root = at;
    while (group[root] !== root) root = group[root] ?? root;
    group[at] = root;
    return root;
  };
  const cells = new Map<string, number[]>();
  for (const [at, part] of parts.entries()) {
    const reach = Math.ceil((GAP_METRES + part.metres) / 2 / GAP_METRES);
    const [x, y] = [
      Math.floor(part.middle[0] / CELL_DEGREES),
      Math.floor(part.middle[1] / CELL_DEGREES),
    ];
    const limit = Math.min(reach, CELLS_MAX);
    for (let dx = -limit; dx <= limit; dx += 1) {
      for (let dy = -limit; dy <= limit; dy += 1) {
        for (const other of cells.get(`${x + dx},${y + dy}`) ?? []) {
          if (near(part, parts[other])) group[rootOf(at)] = rootOf(other);
        }
      }
    }
    const key = `${x},${y}`;
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, [at]);
    else cell.push(at);
  }
  const groups = new Map<number, Part[]>();
  for (const [at, part] of parts.entries()) {
    const root = rootOf(at);
    const members = groups.get(root);
    if (members === undefined) groups.set(root, [part]);
    else members.push(part);
  }
  return [...groups.values()];
}

/** How many cells to each side are searched at most. */
const CELLS_MAX = 4;

function near(a: Part, b: Part | undefined): boolean {
  if (b === undefined) return false;
  return distanceBetween(a.middle, b.middle) <= GAP_METRES + (a.metres + b.metres) / 2;
}

function placeOf(group: readonly Part[], ways: WayPass): OsmPlace {
  let longest = group[0];
  let rank = Infinity;
  for (const part of group) {
    if (longest === undefined || part.metres > longest.metres) longest = part;
    rank = Math.min(rank, part.line.rank);
  }
  const nameLatin = group.find((part) => part.line.nameLatin !== null)?.line.nameLatin ?? null;
  return {
    osmId: `w${longest === undefined ? 0 : ways.kept.ids.idAt(longest.line.way)}`,
    name: longest?.line.name ?? "",
    nameLatin,
    class: longest?.line.class ?? "street",
    lngLat: longest?.middle ?? [0, 0],
    rank,
  };
}
