import { GrowingInts } from "../kit/growing.ts";
import { MODE_BIT, MODES } from "./mode.ts";
import type { Mode } from "./mode.ts";
import { SPEEDS_A_WAY } from "./road-input.ts";
import type { RoadInput } from "./road-input.ts";

/** Straight pieces of the ways that one mode may use, between consecutive points.  A point that the
 *  mode cannot pass is split: every piece that touches it ends on a double of its own. */
export type Segments = {
  readonly count: number;
  /** Ends of piece i; doubles count on from the points of the input. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly way: Int32Array;
  /** Half km/h from `from` to `to`, and the other way; 0 = forbidden. */
  readonly along: Uint8Array;
  readonly against: Uint8Array;
  /** Points of the input plus doubles. */
  readonly pointCount: number;
  /** Input point of double i (points beyond those of the input, from 0). */
  readonly doubles: Int32Array;
};

export function segmentsOf(input: RoadInput, mode: Mode): Segments {
  const from = new GrowingInts(input.wayPoints.length);
  const to = new GrowingInts(input.wayPoints.length);
  const way = new GrowingInts(input.wayPoints.length);
  const doubles = new GrowingInts();
  const points = input.pointLng.length;
  const bit = MODE_BIT[mode];
  const end = (point: number): number => {
    if (((input.pointBlocked[point] ?? 0) & bit) === 0) return point;
    doubles.push(point);
    return points + doubles.length - 1;
  };
  const column = MODES.indexOf(mode) * 2;
  const ways = input.wayName.length;
  for (let at = 0; at < ways; at += 1) {
    const speed = at * SPEEDS_A_WAY + column;
    if (input.waySpeed[speed] === 0 && input.waySpeed[speed + 1] === 0) continue;
    const last = (input.firstWayPoint[at + 1] ?? 0) - 1;
    for (let place = input.firstWayPoint[at] ?? 0; place < last; place += 1) {
      const [a, b] = [input.wayPoints[place] ?? 0, input.wayPoints[place + 1] ?? 0];
      if (a === b) continue;
      from.push(end(a));
      to.push(end(b));
      way.push(at);
    }
  }
  const ways32 = way.array();
  return {
    count: ways32.length,
    from: from.array(),
    to: to.array(),
    way: ways32,
    along: speedsOf(input, ways32, column),
    against: speedsOf(input, ways32, column + 1),
    pointCount: points + doubles.length,
    doubles: doubles.array(),
  };
}

function speedsOf(input: RoadInput, ways: Int32Array, column: number): Uint8Array {
  const speeds = new Uint8Array(ways.length);
  for (let at = 0; at < ways.length; at += 1) {
    speeds[at] = input.waySpeed[(ways[at] ?? 0) * SPEEDS_A_WAY + column] ?? 0;
  }
  return speeds;
}

/** Input point under a point or one of its doubles. */
export function basePoint(segments: Segments, inputPoints: number, point: number): number {
  return point < inputPoints ? point : (segments.doubles[point - inputPoints] ?? 0);
}
