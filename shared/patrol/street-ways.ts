import { routeBetween } from "../roads/route-between.ts";
import type { Snapped } from "../roads/snap.ts";
import type { LngLat } from "../units/lng-lat.ts";
import type { Metres } from "../units/quantity.ts";
import type { WayEnd, WaySeconds } from "./check-plan.ts";
import type { PatrolRoads } from "./patrol-board.ts";
import type { PatrolRequest } from "./plan-request.ts";

/** Times asked of the streets themselves, way by way: what a plan is re-checked with, sharing no
 *  table with the planner. */
export function streetWays(request: PatrolRequest, roads: PatrolRoads, limit: Metres): WaySeconds {
  const placeOf = new Map(request.places.map(({ id, lngLat }) => [id, lngLat]));
  const unitOf = new Map(request.units.map((unit) => [unit.unitId, unit]));
  const snapped = (end: WayEnd, mode: Parameters<WaySeconds>[0]): Snapped | null => {
    const snap = (lngLat: LngLat | null | undefined) =>
      lngLat === null || lngLat === undefined ? null : roads.snapperOf(mode).snap(lngLat, limit);
    if (end.kind === "place") return snap(placeOf.get(end.placeId));
    const unit = unitOf.get(end.unitId);
    if (end.kind === "start") return snap(unit?.lngLat);
    return snap(unit?.home) ?? snap(unit?.lngLat);
  };
  return (mode, from, to) => {
    const [a, b] = [snapped(from, mode), snapped(to, mode)];
    if (a === null || b === null) return Infinity;
    return routeBetween(roads.graph, mode, a, b)?.seconds ?? Infinity;
  };
}
