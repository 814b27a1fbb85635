import type { WallEvent } from "../../shared/events/event.ts";
import type { WallState } from "../../shared/fold/wall-state.ts";
import { GATHERING_LIMITS } from "../../shared/model/gathering.ts";
import type { GatheringPost } from "../../shared/model/gathering.ts";
import type { Place } from "../../shared/model/place.ts";
import { lngLatOf } from "../../shared/model/position.ts";
import { distanceBetween } from "../../shared/units/lng-lat.ts";
import type { LngLat } from "../../shared/units/lng-lat.ts";
import { epochMs } from "../../shared/units/quantity.ts";
import type { EpochMs } from "../../shared/units/quantity.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** China Standard Time, east of Greenwich. */
const ZONE_MS = 8 * HOUR_MS;
const OFFICERS_EACH = 3;
const METRES_A_DEGREE = 111_320;

/** Name, sector, metres east and north of the station's door, whether rail police share it. */
const POSTS = [
  ["进站口", "站前", -40, -60, true],
  ["出站口", "站前", 60, -60, true],
  ["站前广场北", "站前", 0, -110, true],
  ["站前广场南", "站前", 10, -190, false],
  ["灯会北门", "灯会", -60, -330, false],
  ["灯会东门", "灯会", 160, -400, false],
  ["灯会西门", "灯会", -240, -410, false],
  ["灯会南门", "灯会", -30, -520, false],
  ["主舞台", "灯会", -40, -430, false],
  ["东路口", "外围", 330, -300, false],
  ["西路口", "外围", -380, -260, false],
  ["南路口", "外围", -20, -680, false],
] as const;

const STEPS = [
  [17, 30, "岗位点名"],
  [18, 0, "外围路口管控"],
  [18, 30, "灯会开门，检票"],
  [20, 0, "开幕，主舞台亮灯"],
  [22, 0, "停止入场，单向疏散"],
  [22, 30, "散场，撤岗"],
] as const;

/** An event of this evening at the railway station, with its posts given to whoever lives nearest;
 *  empty: the city has no station. */
export function demoGathering(
  wall: WallState,
  stations: readonly Place[],
  now: EpochMs,
): readonly WallEvent[] {
  const door = stations.find(({ class: kind }) => kind === "station")?.lngLat;
  if (door === undefined) return [];
  const crews = crewsNear(wall, door);
  const posts = POSTS.map(([name, sector, east, north, shared], i): GatheringPost => {
    const unitIds = crews.slice(i * OFFICERS_EACH, (i + 1) * OFFICERS_EACH);
    return { name, sector, lngLat: beside(door, east, north), unitIds, shared };
  });
  const leads = crews.slice(POSTS.length * OFFICERS_EACH);
  const sectors = [...new Set(posts.map(({ sector }) => sector))].map((name, i) => {
    return { name, leadUnitId: leads[i] ?? null };
  });
  const midnight = Math.floor((now + ZONE_MS) / DAY_MS) * DAY_MS - ZONE_MS;
  const of = now - midnight > 17 * HOUR_MS ? midnight + DAY_MS : midnight;
  const at = (hours: number, minutes: number) => epochMs(of + hours * HOUR_MS + minutes * 60_000);
  const gathering = {
    ...{ id: "demo-lanterns", name: "枫溪新年灯会", limits: GATHERING_LIMITS, sectors, posts },
    ...{ from: at(18, 30), to: at(22, 30) },
    steps: STEPS.map(([hours, minutes, text]) => ({ at: at(hours, minutes), text })),
  };
  return [{ kind: "gathering-kept", v: 1, gathering, at: now }];
}

function crewsNear(wall: WallState, door: LngLat): readonly string[] {
  const near = [...wall.unit.values()].flatMap(({ unit }) => {
    if (unit?.class !== "officer") return [];
    const home = lngLatOf(unit.home);
    if (home === null) return [];
    return [{ id: unit.id, away: distanceBetween(home, door) }];
  });
  return near.sort((a, b) => a.away - b.away || (a.id < b.id ? -1 : 1)).map(({ id }) => id);
}

function beside([lng, lat]: LngLat, east: number, north: number): [number, number] {
  const narrow = Math.cos((lat * Math.PI) / 180);
  return [lng + east / METRES_A_DEGREE / narrow, lat + north / METRES_A_DEGREE];
}
