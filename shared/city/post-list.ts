import { randomFrom, randomIndex } from "../kit/random.ts";
import { beatsOf } from "./area-list.ts";
import { at } from "./at.ts";
import type { County } from "./county.ts";
import { officerName } from "./officer-name.ts";
import { lngLatOf } from "./plane.ts";
import { inWorld } from "./tile.ts";

export const POST_COLUMNS = ["id", "name", "class", "station", "lng", "lat", "duty"] as const;

/** Who stands where when: a few are open day and night, most by day, some not at weekends. */
const DUTIES = [
  { class: "社区警务站", days: ["每天"], hours: ["08:00-20:00"] },
  { class: "社区警务站", days: ["周一至周五"], hours: ["08:30-17:30"] },
  { class: "联勤警务站", days: ["每天", "每天"], hours: ["08:00-20:00", "20:00-08:00"] },
  { class: "村警务室", days: ["周一、三、五"], hours: ["09:00-16:00"] },
] as const;

/** A post for every two beats, in the first of them. */
export function postRows(county: County): (string | number)[][] {
  const random = randomFrom(county.tile.seed + 239);
  return beatsOf(county).titles.flatMap(({ post, isFirst, middle, station, name }) => {
    if (!isFirst) return [];
    const [lng, lat] = lngLatOf(inWorld(county.tile, middle));
    const kind = at(DUTIES, randomIndex(random, DUTIES.length));
    const duty = kind.days.map((days, i) => `${officerName(random)} ${days} ${at(kind.hours, i)}`);
    const title = `${name.replace("责任区", "")}警务站`;
    return [[post, title, kind.class, station, lng.toFixed(6), lat.toFixed(6), duty.join("；")]];
  });
}
