import type { Area } from "../model/area.ts";
import { lngLatOf } from "../model/position.ts";
import type { Position } from "../model/position.ts";
import type { ResponseZone, TimeLimits } from "../model/time-limits.ts";
import type { LngLat } from "../units/lng-lat.ts";
import { polygonsHold } from "../units/polygon-holds.ts";
import { limitsOf } from "./setting-state.ts";
import type { WallState } from "./wall-state.ts";

/** Which arrival limit holds at a place: what a person set for an area, else what its name says
 *  (街道 city, 镇 suburb, 乡 countryside), else what holds elsewhere. */
export function zoneAt(
  areas: Iterable<Area>,
  lngLat: LngLat | null,
  limits: TimeLimits,
): ResponseZone {
  if (lngLat === null) return limits.zoneElsewhere;
  const holding = [...areas].filter(({ polygons }) => polygonsHold(polygons, lngLat));
  const set = limits.zones.find(({ areaId }) => holding.some(({ id }) => id === areaId));
  if (set !== undefined) return set.zone;
  const named = holding.map(({ name }) => zoneOfName(name)).find((zone) => zone !== null);
  return named ?? limits.zoneElsewhere;
}

export function zoneOfName(name: string): ResponseZone | null {
  if (/街道(办|办事处)?$/u.test(name)) return "city";
  if (name.endsWith("镇")) return "suburb";
  return /(乡|村)$/u.test(name) ? "countryside" : null;
}

/** The zone of each call, reckoned once a place: areas are many and corners more. */
export class ZoneBook {
  #areas: WallState["area"] | null = null;
  #areaCount = -1;
  #limits: TimeLimits | null = null;
  #zones = new WeakMap<Position, ResponseZone>();

  zoneOf(wall: WallState, position: Position): ResponseZone {
    const limits = limitsOf(wall);
    const same = this.#areas === wall.area && this.#areaCount === wall.area.size;
    if (!same || this.#limits !== limits) {
      this.#zones = new WeakMap();
      [this.#areas, this.#areaCount, this.#limits] = [wall.area, wall.area.size, limits];
    }
    const known = this.#zones.get(position);
    if (known !== undefined) return known;
    const areas = [...wall.area.values()].map(({ asset }) => asset);
    const zone = zoneAt(areas, lngLatOf(position), limits);
    this.#zones.set(position, zone);
    return zone;
  }
}
