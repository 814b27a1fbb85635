import type { County } from "./county.ts";
import { CATEGORIES, WEIGHT_AT } from "./incident-words.ts";
import { lngLatOf } from "./plane.ts";
import { inWorld } from "./tile.ts";

export const INCIDENTS_A_DAY = 600;

/** What a simulator needs to make a day's incidents: how often, when, where and in what words. */
export function* incidentProfile(counties: readonly County[]): Generator<string> {
  yield '{\n"perDay":' + String(INCIDENTS_A_DAY * counties.length) + ",\n";
  yield '"categories":' + JSON.stringify(CATEGORIES, null, 1) + ",\n";
  yield '"weightAt":' + JSON.stringify(WEIGHT_AT) + ",\n";
  yield '"places":[\n';
  let first = true;
  for (const county of counties) {
    for (const { kind, name, point, owner } of county.spots) {
      const place = {
        kind,
        name: name.zh,
        en: name.en,
        lngLat: lngLatOf(inWorld(county.tile, point)),
        group: county.regions.regions[owner]?.name.zh ?? "",
      };
      yield (first ? "" : ",\n") + JSON.stringify(place);
      first = false;
    }
  }
  yield "\n]}\n";
}
