import type { WallEvent } from "../../shared/events/event.ts";
import type { AlertRoute } from "../../shared/model/alert.ts";
import type { Area } from "../../shared/model/area.ts";
import type { Camera } from "../../shared/model/camera.ts";
import type { Checkpoint } from "../../shared/model/checkpoint.ts";
import { positionFrom } from "../../shared/model/position.ts";
import type { LngLat } from "../../shared/units/lng-lat.ts";
import { metres } from "../../shared/units/quantity.ts";
import { LEADER } from "./partner-station.test-data.ts";
import type { PartnerStation } from "./partner-station.test-data.ts";

/** Four stations, each with a square of a tenth of a degree. */
export const STATIONS = ["城东派出所", "城西派出所", "江南派出所", "江北派出所"] as const;
export const WEST = 120;
export const SOUTH = 28;
const SIDE = 0.1;

/** The square of a station: 0 and 1 in the south, 2 and 3 in the north. */
export function cornerOf(index: number): LngLat {
  return [WEST + (index % 2) * SIDE, SOUTH + Math.floor(index / 2) * SIDE];
}

export function middleOf(index: number): LngLat {
  const [lng, lat] = cornerOf(index);
  return [lng + SIDE / 2, lat + SIDE / 2];
}

export function jurisdiction(index: number): Area {
  const [west, south] = cornerOf(index);
  const [east, north] = [west + SIDE, south + SIDE];
  const ring: LngLat[] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return {
    ...{ kind: "area", id: `area-${index}`, name: `${STATIONS[index] ?? ""}辖区` },
    ...{ class: "jurisdiction", polygons: [[ring]], source: "areas", flags: [] },
  };
}

export function camera(id: string, lngLat: LngLat): Camera {
  return {
    ...{ kind: "camera", id, name: `${id} 路口`, position: positionFrom(lngLat, "wgs84") },
    ...{ heading: null, fieldOfView: null, range: metres(40), group: null },
    ...{ source: "cameras", flags: [] },
  };
}

export function checkpoint(id: string, lngLat: LngLat): Checkpoint {
  return {
    ...{ kind: "checkpoint", id, name: `${id} 卡口`, position: positionFrom(lngLat, "wgs84") },
    ...{ heading: null, lanes: 2, source: "checkpoints", flags: [] },
  };
}

export function bring(
  station: PartnerStation,
  assets: readonly (Area | Camera | Checkpoint)[],
): void {
  const events = assets.map((asset): WallEvent => ({ kind: "asset-imported", v: 1, asset }));
  station.store.append(events, { name: "import", role: "feed" });
}

export function setRoutes(station: PartnerStation, routes: readonly AlertRoute[]): void {
  station.do({ kind: "set-alert-routes", routes: [...routes] }, LEADER);
}

/** A row by place, for one kind of alert. */
export function placeRow(id: string, change: Partial<AlertRoute> = {}): AlertRoute {
  return {
    ...{ id, type: id, areaId: null, destinations: [{ kind: "place" }] },
    ...{ signSeconds: 180, closeSeconds: 7200, ...change },
  };
}
