import type { IncidentReport } from "../model/incident.ts";
import { lngLatOf } from "../model/position.ts";
import type { Position } from "../model/position.ts";
import { polygonsHold } from "../units/polygon-holds.ts";
import type { WallState } from "./wall-state.ts";

/** Where no jurisdiction holds a place, the command centre itself looks after it. */
export const CENTRE = "指挥中心";

/** The police station (派出所) in whose jurisdiction a report lies. */
export function stationNameOf(wall: WallState, report: IncidentReport): string {
  return stationNameAt(wall, report.position);
}

/** The police station in whose jurisdiction a place lies. */
export function stationNameAt(wall: WallState, position: Position): string {
  const lngLat = lngLatOf(position);
  if (lngLat === null) return CENTRE;
  for (const { asset } of wall.area.values()) {
    if (asset.class !== "jurisdiction" || !polygonsHold(asset.polygons, lngLat)) continue;
    return stationNameOfArea(asset.name);
  }
  return CENTRE;
}

/** 江南派出所辖区 is the ground of 江南派出所. */
export function stationNameOfArea(name: string): string {
  return name.replace(/辖区$/u, "");
}
