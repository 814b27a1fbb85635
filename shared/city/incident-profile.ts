import { at } from "./at.ts";
import type { County } from "./county.ts";
import { CATEGORIES, WEIGHT_AT } from "./incident-words.ts";
import { lngLatOf } from "./plane.ts";
import { inWorld } from "./tile.ts";

export const INCIDENTS_A_DAY = 600;

/** What a simulator needs to make a day's incidents: how often, when, where and in what words.
 *  `places` are JSON texts, see `incidentPlaces`. */
export function* incidentProfile(counties: number, places: Iterable<string>): Generator<string> {
  yield `{\n"perDay":${String(INCIDENTS_A_DAY * counties)},\n`;
  yield `"categories":${JSON.stringify(CATEGORIES)},\n`;
  yield `"weightAt":${JSON.stringify(WEIGHT_AT)},\n`;
  yield '"places":[\n';
  let first = true;
  for (const place of places) {
    yield (first ? "" : ",\n") + place;
    first = false;
  }
  yield "\n]}\n";
}

/** Where incidents happen in a county. */
export function incidentPlaces(county: County): object[] {
  return county.spots.map(({ kind, name, point, owner }) => ({
    kind,
    name: name.zh,
    en: name.en,
    lngLat: lngLatOf(inWorld(county.tile, point)),
    group: at(county.regions.regions, owner).name.zh,
  }));
}
