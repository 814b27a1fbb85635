import { postHours } from "../../../shared/fold/post-hours.ts";
import type { AssetState } from "../../../shared/fold/asset-state.ts";
import { lngLatOf } from "../../../shared/model/position.ts";
import type { LngLat } from "../../../shared/units/lng-lat.ts";
import { distanceBetween } from "../../../shared/units/lng-lat.ts";
import type { MapMarking } from "../../map/map-marking.ts";
import { ZONE_MINUTES } from "../../ui/time-text.ts";
import { said } from "../../ui/window-preferences.svelte.ts";
import { breathing } from "../../words/breathing.ts";
import { gridWords } from "../../words/grid-words.ts";

type Posts = ReadonlyMap<string, AssetState<"post">>;

/** Posts as the map shows them: open or closed as of a minute. */
export function postMarks(posts: Posts, minute: number): readonly MapMarking[] {
  const { closedMark, postMark } = said(gridWords);
  const now = minute * 60_000;
  return [...posts.values()].flatMap(({ asset }): MapMarking[] => {
    const lngLat = lngLatOf(asset.position);
    if (lngLat === null) return [];
    const { open, officers } = postHours(asset, now, ZONE_MINUTES);
    const name = breathing(asset.name);
    const text = open ? [name, ...officers.map(breathing)].join(" ") : `${name} ${closedMark}`;
    const look = open ? "open" : "closed";
    return [
      { id: asset.id, look, lines: [], ground: null, plates: [{ lngLat, text, far: postMark }] },
    ];
  });
}

/** The post that a click so many metres around means; null: none. */
export function postAt(posts: Posts, lngLat: LngLat, metresMax: number): string | null {
  let [best, nearest]: [string | null, number] = [null, metresMax];
  for (const { asset } of posts.values()) {
    const place = lngLatOf(asset.position);
    const away = place === null ? Infinity : distanceBetween(place, lngLat);
    if (away < nearest) [best, nearest] = [asset.id, away];
  }
  return best;
}
