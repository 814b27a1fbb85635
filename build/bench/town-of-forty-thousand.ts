import { readOsmSources } from "../../electron/imports/osm/read-osm-sources.ts";
import { randomFrom } from "../../shared/kit/random.ts";
import { withForbiddenTurns } from "../../shared/roads/forbidden-turns.ts";
import { SPEEDS_A_WAY } from "../../shared/roads/road-input.ts";
import type { RoadInput } from "../../shared/roads/road-input.ts";

const FORBIDDEN_TURNS = 2500;
const BRIDGES = 24;
/** Of the town's breadth that stands a second time beside it: 40,000 junctions in all. */
const SHARE_TWICE = 0.36;
const BRIDGE_SPEED = 100;

/** The streets of Mannheim and Heidelberg with their western part once more beside them, joined by
 *  bridges, and forbidden turns by chance, of which that extract has none.  Seeded. */
export async function townOfFortyThousand(extract: string, seed: number): Promise<RoadInput> {
  const read = await readOsmSources([extract], () => undefined);
  if (!read.ok) throw new Error(read.refusal.kind);
  return withForbiddenTurns(widened(read.value.roads), randomFrom(seed), FORBIDDEN_TURNS);
}

function widened(input: RoadInput): RoadInput {
  const { pointLng, pointLat, firstWayPoint, wayPoints } = input;
  const [west, east] = extentOf(pointLng);
  const border = west + (east - west) * SHARE_TWICE;
  const shift = border - west + 20_000;
  const ways: number[][] = [];
  const copied: number[] = [];
  for (let way = 0; way < input.wayName.length; way += 1) {
    const points = Array.from(wayPoints.subarray(firstWayPoint[way], firstWayPoint[way + 1]));
    ways.push(points);
    if (points.every((point) => at(pointLng, point) < border)) copied.push(way);
  }
  const count = pointLng.length;
  for (const way of copied) ways.push((ways[way] ?? []).map((point) => point + count));
  const bridges = bridgesOf(input, border);
  ways.push(...bridges.map(([from, to]) => [from, to + count]));
  const starts = [0];
  for (const points of ways) starts.push((starts[starts.length - 1] ?? 0) + points.length);
  const speedOf = (way: number) =>
    Array.from(input.waySpeed.subarray(way * SPEEDS_A_WAY, (way + 1) * SPEEDS_A_WAY));
  const bridgeSpeeds = bridges.flatMap(() => Array<number>(SPEEDS_A_WAY).fill(BRIDGE_SPEED));
  return {
    ...input,
    pointLng: twice(pointLng, -shift),
    pointLat: twice(pointLat, 0),
    pointBlocked: Uint8Array.from([...input.pointBlocked, ...input.pointBlocked]),
    firstWayPoint: Uint32Array.from(starts),
    wayPoints: Uint32Array.from(ways.flat()),
    waySpeed: Uint8Array.from([...input.waySpeed, ...copied.flatMap(speedOf), ...bridgeSpeeds]),
    wayName: Uint32Array.from([
      ...input.wayName,
      ...copied.map((way) => input.wayName[way] ?? 0),
      ...bridges.map(() => 0),
    ]),
  };
}

function twice(ordinates: Int32Array, shift: number): Int32Array {
  const both = new Int32Array(ordinates.length * 2);
  both.set(ordinates);
  both.set(
    ordinates.map((ordinate) => ordinate + shift),
    ordinates.length,
  );
  return both;
}

/** Pairs of a junction at the western edge of the town and one at the eastern edge of its copy, on
 *  ways that cars may use, one pair a band of latitude. */
function bridgesOf(input: RoadInput, border: number): [number, number][] {
  const { pointLng, pointLat, firstWayPoint, wayPoints, waySpeed } = input;
  const [south, north] = extentOf(pointLat);
  const west = Array<number>(BRIDGES).fill(-1);
  const east = Array<number>(BRIDGES).fill(-1);
  for (let way = 0; way < input.wayName.length; way += 1) {
    const speeds = waySpeed.subarray(way * SPEEDS_A_WAY, way * SPEEDS_A_WAY + 2);
    if (speeds.some((speed) => speed === 0)) continue;
    const points = wayPoints.subarray(firstWayPoint[way], firstWayPoint[way + 1]);
    const inside = points.every((point) => at(pointLng, point) < border);
    for (const point of [points[0] ?? 0, points[points.length - 1] ?? 0]) {
      const share = (at(pointLat, point) - south) / (north - south + 1);
      const band = Math.floor(share * BRIDGES);
      const [first = -1, last = -1] = [west[band], east[band]];
      const lng = at(pointLng, point);
      if (first < 0 || lng < at(pointLng, first)) west[band] = point;
      if (inside && (last < 0 || lng > at(pointLng, last))) east[band] = point;
    }
  }
  return west.flatMap((from, band): [number, number][] => {
    const to = east[band] ?? -1;
    return from < 0 || to < 0 ? [] : [[from, to]];
  });
}

const at = (ordinates: Int32Array, point: number): number => ordinates[point] ?? 0;

function extentOf(ordinates: Int32Array): [least: number, most: number] {
  let [least, most] = [Infinity, -Infinity];
  for (const ordinate of ordinates) {
    least = Math.min(least, ordinate);
    most = Math.max(most, ordinate);
  }
  return [least, most];
}
