import type { Alert, AlertRoute } from "../model/alert.ts";
import { ALERT_ROUTES_SETTING } from "../model/entity-key.ts";
import { lngLatOf } from "../model/position.ts";
import type { Position } from "../model/position.ts";
import { polygonsHold } from "../units/polygon-holds.ts";
import type { SettingState } from "./setting-state.ts";
import { CENTRE, stationNameAt } from "./station-of.ts";
import type { WallState } from "./wall-state.ts";

/** The table of who gets which alerts, as it stands now; empty until somebody fills it. */
export function alertRoutesOf(wall: {
  readonly setting: ReadonlyMap<string, SettingState>;
}): readonly AlertRoute[] {
  const setting = wall.setting.get(ALERT_ROUTES_SETTING);
  return setting?.kind === "alert-routes" ? setting.routes : [];
}

/** The rows that an alert falls under and that lead to somebody. */
export function routesFor(
  wall: WallState,
  alert: Pick<Alert, "type" | "position">,
): readonly AlertRoute[] {
  return alertRoutesOf(wall).filter((route) => {
    if (route.type !== null && route.type !== alert.type) return false;
    if (!liesIn(wall, route.areaId, alert.position)) return false;
    return destinationsOf(wall, route, alert.position).length > 0;
  });
}

/** The partners a row leads to for a place, in turn, each once. */
export function destinationsOf(
  wall: WallState,
  route: AlertRoute,
  position: Position,
): readonly string[] {
  const ids = route.destinations.flatMap((destination): string[] => {
    if (destination.kind === "place") return stationPartnersAt(wall, position);
    return wall.partner.get(destination.partnerId)?.partner ? [destination.partnerId] : [];
  });
  return [...new Set(ids)];
}

/** The station in whose ground a place lies, as far as it is listed. */
function stationPartnersAt(wall: WallState, position: Position): string[] {
  const name = stationNameAt(wall, position);
  if (name === CENTRE) return [];
  for (const [id, { partner }] of wall.partner) {
    if (partner?.kind === "station" && partner.name === name) return [id];
  }
  return [];
}

function liesIn(wall: WallState, areaId: string | null, position: Position): boolean {
  if (areaId === null) return true;
  const [area, lngLat] = [wall.area.get(areaId)?.asset, lngLatOf(position)];
  return area !== undefined && lngLat !== null && polygonsHold(area.polygons, lngLat);
}
