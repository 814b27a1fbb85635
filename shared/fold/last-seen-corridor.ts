import { lngLatOf } from "../model/position.ts";
import { bearingBetween, distanceBetween } from "../units/lng-lat.ts";
import type { LngLat } from "../units/lng-lat.ts";
import type { EpochMs } from "../units/quantity.ts";
import type { HitState } from "./hit-state.ts";
import type { WallState } from "./wall-state.ts";

/** Faster than this between two checkpoints is no drive, metres a second (80 km/h as the crow
 *  flies, which on streets is more). */
const FAST = 80 / 3.6;
/** Checkpoints ahead that are worth an eye. */
const AHEAD_MAX = 8;
const AHEAD_METRES_MAX = 20_000;
/** To either side of the way it was going, degrees. */
const AHEAD_DEGREES = 75;

export type CorridorPoint = {
  readonly checkpointId: string;
  readonly lngLat: LngLat;
  readonly at: EpochMs;
};
export type CorridorAhead = {
  readonly checkpointId: string;
  readonly lngLat: LngLat;
  readonly metres: number;
  /** It cannot be there before, epoch ms. */
  readonly earliest: number;
};
export type Corridor = {
  /** Where people confirmed it, oldest first. */
  readonly seen: readonly CorridorPoint[];
  /** Checkpoints that it may come to next, the nearest first. */
  readonly ahead: readonly CorridorAhead[];
};

/** Where a plate was last seen and may go, of a hit that a person confirmed; null of any other.
 *  It is made of confirmed hits of the same entry and of nothing else. */
export function lastSeenCorridor(
  wall: Pick<WallState, "hit" | "checkpoint">,
  state: HitState,
): Corridor | null {
  if (state.judged?.verdict !== "confirmed" || state.expiredAt !== null) return null;
  const { watchId } = state.hit;
  const seen: CorridorPoint[] = [];
  for (const { hit, judged, expiredAt } of wall.hit.values()) {
    const counts = judged?.verdict === "confirmed" && expiredAt === null;
    if (hit.watchId !== watchId || !counts) continue;
    const lngLat = placeOf(wall, hit.checkpointId);
    if (lngLat === null) continue;
    seen.push({ checkpointId: hit.checkpointId, lngLat, at: hit.capturedAt });
  }
  seen.sort((a, b) => a.at - b.at);
  return { seen, ahead: aheadOf(wall, seen) };
}

function aheadOf(
  wall: Pick<WallState, "checkpoint">,
  seen: readonly CorridorPoint[],
): readonly CorridorAhead[] {
  const last = seen.at(-1);
  if (last === undefined) return [];
  const course = courseOf(wall, seen);
  const passed = new Set(seen.map(({ checkpointId }) => checkpointId));
  const ahead: CorridorAhead[] = [];
  for (const [checkpointId] of wall.checkpoint) {
    const lngLat = passed.has(checkpointId) ? null : placeOf(wall, checkpointId);
    if (lngLat === null) continue;
    const metres = distanceBetween(last.lngLat, lngLat);
    if (metres > AHEAD_METRES_MAX) continue;
    const off = course === null ? 0 : turnBetween(course, bearingBetween(last.lngLat, lngLat));
    if (off > AHEAD_DEGREES) continue;
    ahead.push({ checkpointId, lngLat, metres, earliest: last.at + (metres / FAST) * 1000 });
  }
  return ahead.sort((a, b) => a.metres - b.metres).slice(0, AHEAD_MAX);
}

/** From the last but one place to the last; of a single place, the way its checkpoint looks. */
function courseOf(
  wall: Pick<WallState, "checkpoint">,
  seen: readonly CorridorPoint[],
): number | null {
  const [last, before] = [seen.at(-1), seen.at(-2)];
  if (last === undefined) return null;
  if (before !== undefined && before.checkpointId !== last.checkpointId) {
    return bearingBetween(before.lngLat, last.lngLat);
  }
  return wall.checkpoint.get(last.checkpointId)?.asset.heading ?? null;
}

function turnBetween(a: number, b: number): number {
  const turn = Math.abs(a - b) % 360;
  return turn > 180 ? 360 - turn : turn;
}

function placeOf(wall: Pick<WallState, "checkpoint">, id: string): LngLat | null {
  const asset = wall.checkpoint.get(id)?.asset;
  return asset === undefined ? null : lngLatOf(asset.position);
}
