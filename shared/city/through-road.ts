import { around, at } from "./at.ts";
import { bent, evenly, nearestIndex, shifted, smoothed } from "./curve.ts";
import type { Line } from "./curve.ts";
import type { Grown } from "./growth.ts";
import { edgeEnds, edgeKey } from "./net.ts";
import { nameOf } from "./name.ts";
import { noiseFrom } from "./noise.ts";
import { nameTags, putBorderNode, putNode, putWay } from "./osm-model.ts";
import type { OsmPart, Tags } from "./osm-model.ts";
import { apart, dot, leftOf, times, towards } from "./plane.ts";
import type { Point } from "./plane.ts";
import { meeting } from "./polygon.ts";
import type { Sheet } from "./sheet.ts";
import { EXPRESSWAY_Y, RAILWAY_Y, TILE_WIDTH } from "./tile.ts";

const HALF_WIDTH = 11;
const STEP = 110;
const RAMP_REACH = 520;
const RAMP_FOOT = 190;
const INTERCHANGES = 3;
const INTERCHANGE_SPACING = 4_200;

/** Writes the expressway with its interchanges, and the railway. */
export function putThroughRoads(sheet: Sheet): Line {
  const { grown } = sheet;
  const wave = noiseFrom(grown.tile.seed + 97);
  const express = lineAcross(EXPRESSWAY_Y, (x) => 420 * wave(x / 3_600, 3));
  putExpressway(sheet, express);
  const rail = lineAcross(
    RAILWAY_Y,
    (x) => 260 * wave(x / 5_200, 8) * Math.min(1, Math.abs(x) / 2_500),
  );
  const name = nameOf("浙中", "铁路");
  putPieces(sheet, rail, { railway: "rail", gauge: "1435", ...nameTags(name) });
  return rail;
}

function lineAcross(level: number, swing: (x: number) => number): Point[] {
  const points: Point[] = [];
  const half = TILE_WIDTH / 2;
  for (let x = -half; x <= half; x += 1_300) {
    const fade = Math.min(1, (half - Math.abs(x)) / 2_600);
    points.push([x, level + fade * swing(x)]);
  }
  return evenly(smoothed(points, STEP), STEP);
}

/** Writes a line in pieces: bridges over water, tunnels through hills. Gives back its nodes. */
function putPieces({ grown, part }: Sheet, line: Line, tags: Tags): number[] {
  const ids = line.map((point, i) => {
    const end = i === 0 || i === line.length - 1;
    return end ? putBorderNode(part, point) : putNode(part, point);
  });
  const kinds = line.map((point) => groundKind(grown, point));
  let start = 0;
  for (let i = 1; i < line.length; i += 1) {
    if (i + 1 < line.length && at(kinds, i) === at(kinds, start)) continue;
    putWay(part, ids.slice(start, i + 1), { ...tags, ...groundTags(at(kinds, start)) });
    start = i;
  }
  return ids;
}

type GroundKind = "open" | "bridge" | "tunnel";

function groundKind(grown: Grown, point: Point): GroundKind {
  if (grown.terrain.height(point) > 0.55) return "tunnel";
  const near = [-60, 0, 60].some((dx) => grown.terrain.waterAt([point[0] + dx, point[1]]) !== null);
  return near ? "bridge" : "open";
}

function groundTags(kind: GroundKind): Tags {
  if (kind === "tunnel") return { tunnel: "yes", layer: "-1" };
  return kind === "bridge" ? { bridge: "yes", layer: "2" } : {};
}

function putExpressway(sheet: Sheet, middle: Line): void {
  const { grown, part } = sheet;
  const tags: Tags = {
    highway: "motorway",
    oneway: "yes",
    lanes: "2",
    maxspeed: "110",
    ref: "G60N",
    ...nameTags(nameOf("枫浦", "高速")),
  };
  const east = squared(
    shifted(middle, () => -HALF_WIDTH),
    middle,
  );
  const west = squared(
    shifted(middle, () => HALF_WIDTH),
    middle,
  ).reverse();
  const eastIds = putPieces(sheet, east, tags);
  const westIds = putPieces(sheet, west, tags);
  putTurns(grown, part, eastIds, westIds);
  for (const crossing of interchangesOf(grown, middle)) {
    putRamps(sheet, crossing, [
      { line: east, ids: eastIds },
      { line: west, ids: westIds },
    ]);
  }
}

/** Puts the ends of a carriageway straight beside the middle line's, so that counties join. */
function squared(line: readonly Point[], middle: Line): Point[] {
  return line.map((point, i): Point => {
    if (i !== 0 && i !== line.length - 1) return point;
    const [x, y] = at(middle, i);
    return [x, y + (point[1] > y ? HALF_WIDTH : -HALF_WIDTH)];
  });
}

/** Where the map ends, the expressway's two halves are joined, so that no road leads nowhere. */
function putTurns(grown: Grown, part: OsmPart, east: number[], west: number[]): void {
  const { column, columns } = grown.tile;
  const tags: Tags = { highway: "motorway_link", oneway: "yes", maxspeed: "40" };
  if (column === 0) putWay(part, [around(west, -1), at(east, 0)], tags);
  if (column === columns - 1) putWay(part, [around(east, -1), at(west, 0)], tags);
}

type Crossing = {
  readonly point: Point;
  /** Nodes of the crossing road, north and south of the expressway. */
  readonly north: number;
  readonly south: number;
};

/** The roads that get ramps: the largest ones that cross, well apart. */
function interchangesOf(grown: Grown, middle: Line): Crossing[] {
  const { net, plan } = grown;
  const found: { crossing: Crossing; rank: number }[] = [];
  for (const [key, number] of net.edges) {
    const street = at(plan.streets, number);
    const rank = ["primary", "secondary", "tertiary"].indexOf(street.class);
    if (rank < 0) continue;
    const [a, b] = edgeEnds(key);
    const [pa, pb] = [at(net.points, a), at(net.points, b)];
    if (Math.abs(pa[1] - EXPRESSWAY_Y) > 900) continue;
    for (let i = 0; i + 1 < middle.length; i += 1) {
      if (meeting(pa, pb, at(middle, i), at(middle, i + 1)) === null) continue;
      const [north, south] = pa[1] > pb[1] ? [a, b] : [b, a];
      const crossing: Crossing = {
        point: at(middle, i),
        north: walkFrom(grown, south, north, at(middle, i)),
        south: walkFrom(grown, north, south, at(middle, i)),
      };
      found.push({ crossing, rank });
    }
  }
  found.sort(
    (p, q) => p.rank - q.rank || Math.abs(p.crossing.point[0]) - Math.abs(q.crossing.point[0]),
  );
  const chosen: Crossing[] = [];
  for (const { crossing } of found) {
    if (chosen.length >= INTERCHANGES) break;
    if (grown.terrain.height(crossing.point) > 0.5) continue;
    if (chosen.some(({ point }) => apart(point, crossing.point) < INTERCHANGE_SPACING)) continue;
    if (Math.abs(crossing.point[0]) < TILE_WIDTH / 2 - 1_500) chosen.push(crossing);
  }
  return chosen;
}

/** Follows the road from one node to the next ones until it is well away from the expressway. */
function walkFrom(grown: Grown, before: number, start: number, away: Point): number {
  const { net } = grown;
  let [last, node] = [before, start];
  for (let k = 0; k < 20 && apart(at(net.points, node), away) < RAMP_FOOT; k += 1) {
    const ahead = towards(at(net.points, last), at(net.points, node));
    const street = net.edges.get(edgeKey(last, node)) ?? -1;
    const onward = at(net.neighbours, node)
      .filter((next) => next !== last && net.edges.get(edgeKey(node, next)) === street)
      .sort((p, q) => straightness(grown, node, q, ahead) - straightness(grown, node, p, ahead));
    const [next] = onward;
    if (next === undefined) break;
    [last, node] = [node, next];
  }
  return node;
}

const straightness = (grown: Grown, node: number, next: number, ahead: Point): number =>
  dot(towards(at(grown.net.points, node), at(grown.net.points, next)), ahead);

type Half = { readonly line: Line; readonly ids: readonly number[] };

/** Four ramps: off before the crossing and on after it, for either half. */
function putRamps(
  { grown, part, junctions }: Sheet,
  crossing: Crossing,
  [east, west]: readonly [Half, Half],
): void {
  const { net } = grown;
  for (const { half, foot } of [
    { half: east, foot: crossing.south },
    { half: west, foot: crossing.north },
  ]) {
    const [arm] = at(net.neighbours, foot);
    if (arm === undefined) continue;
    const footId = junctions.attach(foot, arm);
    const footPoint = at(net.points, foot);
    const here = nearestIndex(half.line, crossing.point);
    const reach = Math.round(RAMP_REACH / STEP);
    const [off, on] = [here - reach, here + reach];
    if (off < 1 || on > half.line.length - 2) continue;
    const along = towards(at(half.line, here - 1), at(half.line, here + 1));
    const out = leftOf(times(along, -1));
    const tags: Tags = { highway: "motorway_link", oneway: "yes", lanes: "1", maxspeed: "40" };
    const softened = (way: Point, share: number): Point => {
      const mixed: Point = [
        way[0] * (1 - share) + out[0] * share,
        way[1] * (1 - share) + out[1] * share,
      ];
      return times(mixed, 0.9 / Math.max(0.3, Math.hypot(mixed[0], mixed[1])));
    };
    const exit = bent(
      { at: at(half.line, off), way: along },
      { at: footPoint, way: softened(along, 0.5) },
      45,
    );
    const entry = bent(
      { at: footPoint, way: softened(along, -0.5) },
      { at: at(half.line, on), way: along },
      45,
    );
    const inner = (line: Line): number[] => line.slice(1, -1).map((point) => putNode(part, point));
    const exitNodes = inner(exit);
    putWay(part, [at(half.ids, off), ...exitNodes, footId], tags);
    putWay(part, [footId, ...inner(entry), at(half.ids, on)], tags);
  }
}
