import type { Graph } from "./graph.ts";
import type { Network } from "./network.ts";
import { millisFor, segmentMetres } from "./segment-metres.ts";

/** An arc that is travelled: at its tail the clock shows `enter` (below zero where the start lies
 *  along it), and nothing before `start` is travelled. */
export type Stretch = { readonly arc: number; readonly enter: number; readonly start: number };

/** A straight piece as six numbers: lng, lat (degrees times ten million) and milliseconds where it
 *  begins, and the same where it ends.  Used again for the next piece. */
export type TimedPiece = Float64Array;

const piece6: TimedPiece = new Float64Array(6);

/** Shows the straight pieces of a stretch in the order of travel, cut where the clock shows the
 *  stretch's start and the limit.  Gives back the street name's number at the last piece. */
export function walkArc(
  graph: Graph,
  network: Network,
  { arc, enter, start }: Stretch,
  ...[limit, show]: [limit: number, show: (piece: TimedPiece) => void]
): number {
  const { arcChain, firstPoint, chainPoints, firstLeg, legStart, legName, legSpeed } = network;
  const side = arcChain[arc] ?? 0;
  const chain = side >> 1;
  const against = side & 1;
  const [low, high] = [firstPoint[chain] ?? 0, (firstPoint[chain + 1] ?? 0) - 2];
  let leg = against === 1 ? (firstLeg[chain + 1] ?? 1) - 1 : (firstLeg[chain] ?? 0);
  let time = enter;
  for (let step = 0; step <= high - low && time <= limit; step += 1) {
    const piece = against === 1 ? high - step : low + step;
    if (against === 1) while (leg > 0 && (legStart[leg] ?? 0) > piece) leg -= 1;
    else while (leg + 1 < (firstLeg[chain + 1] ?? 0) && (legStart[leg + 1] ?? 0) <= piece) leg += 1;
    const a = chainPoints[piece + against] ?? 0;
    const b = chainPoints[piece + 1 - against] ?? 0;
    const [ax, ay] = [graph.pointLng[a] ?? 0, graph.pointLat[a] ?? 0];
    const [bx, by] = [graph.pointLng[b] ?? 0, graph.pointLat[b] ?? 0];
    const millis = millisFor(segmentMetres(ax, ay, bx, by), legSpeed[leg * 2 + against] ?? 0);
    const end = time + millis;
    if (end >= start) {
      const from = millis > 0 ? Math.max(0, (start - time) / millis) : 0;
      const to = millis > 0 ? Math.min(1, (limit - time) / millis) : 1;
      piece6[0] = ax + (bx - ax) * from;
      piece6[1] = ay + (by - ay) * from;
      piece6[2] = time + millis * from;
      piece6[3] = ax + (bx - ax) * to;
      piece6[4] = ay + (by - ay) * to;
      piece6[5] = time + millis * to;
      show(piece6);
    }
    time = end;
  }
  return legName[leg] ?? 0;
}
