import type { Graph } from "./graph.ts";
import type { Network } from "./network.ts";
import { millisFor, segmentMetres } from "./segment-metres.ts";

/** Straight pieces of an arc that is travelled, used again for the next arc. */
export type Walked = {
  /** Six numbers a piece: lng, lat (degrees times ten million) and milliseconds where it begins,
   *  and the same where it ends. */
  pieces: Float64Array;
  count: number;
  /** Number of the street's name at the last piece. */
  name: number;
};

export const NUMBERS_A_PIECE = 6;

/** An arc that is travelled: at its tail the clock shows `enter` (below zero where the start lies
 *  along it); nothing is shown from before `start` on the clock nor from after `limit`. */
export type Stretch = {
  readonly arc: number;
  readonly enter: number;
  readonly start: number;
  readonly limit: number;
};

export const emptyWalk = (): Walked => ({ pieces: new Float64Array(0), count: 0, name: 0 });

/** Fills `walked` with the straight pieces of a stretch in the order of travel. */
export function walkArc(
  { pointLng, pointLat }: Graph,
  network: Network,
  { arc, enter, start, limit }: Stretch,
  walked: Walked,
): void {
  const { arcChain, firstPoint, chainPoints, firstLeg, legStart, legName, legSpeed } = network;
  const side = arcChain[arc] ?? 0;
  const chain = side >> 1;
  const against = side & 1;
  const low = firstPoint[chain] ?? 0;
  const high = (firstPoint[chain + 1] ?? 0) - 2;
  const endLeg = firstLeg[chain + 1] ?? 0;
  let leg = against === 1 ? endLeg - 1 : (firstLeg[chain] ?? 0);
  const pieces = roomFor(walked, high - low + 1);
  let place = 0;
  let time = enter;
  for (let step = 0; step <= high - low && time <= limit; step += 1) {
    const piece = against === 1 ? high - step : low + step;
    if (against === 1) while (leg > 0 && (legStart[leg] ?? 0) > piece) leg -= 1;
    else while (leg + 1 < endLeg && (legStart[leg + 1] ?? 0) <= piece) leg += 1;
    const a = chainPoints[piece + against] ?? 0;
    const b = chainPoints[piece + 1 - against] ?? 0;
    const ax = pointLng[a] ?? 0;
    const ay = pointLat[a] ?? 0;
    const dx = (pointLng[b] ?? 0) - ax;
    const dy = (pointLat[b] ?? 0) - ay;
    const metres = segmentMetres(ax, ay, ax + dx, ay + dy);
    const millis = millisFor(metres, legSpeed[leg * 2 + against] ?? 0);
    const end = time + millis;
    if (end >= start) {
      const from = millis > 0 && time < start ? (start - time) / millis : 0;
      const to = millis > 0 && end > limit ? (limit - time) / millis : 1;
      pieces[place] = ax + dx * from;
      pieces[place + 1] = ay + dy * from;
      pieces[place + 2] = time + millis * from;
      pieces[place + 3] = ax + dx * to;
      pieces[place + 4] = ay + dy * to;
      pieces[place + 5] = time + millis * to;
      place += NUMBERS_A_PIECE;
    }
    time = end;
  }
  walked.count = place / NUMBERS_A_PIECE;
  walked.name = legName[leg] ?? 0;
}

function roomFor(walked: Walked, pieces: number): Float64Array {
  if (walked.pieces.length < pieces * NUMBERS_A_PIECE) {
    walked.pieces = new Float64Array(pieces * NUMBERS_A_PIECE * 2);
  }
  return walked.pieces;
}
