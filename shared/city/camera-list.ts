import { randomFrom, randomIndex } from "../kit/random.ts";
import type { Random } from "../kit/random.ts";
import { lngLatIn } from "../units/coordinate-system.ts";
import { around, at } from "./at.ts";
import { blockNear } from "./block.ts";
import type { County } from "./county.ts";
import { deviceId } from "./device-id.ts";
import { drawn } from "./draw.ts";
import { lngLatOf, plus } from "./plane.ts";
import type { Point } from "./plane.ts";
import { crossingsOf } from "./roadside.ts";
import type { Spot, SpotKind } from "./spot.ts";
import { inWorld } from "./tile.ts";

export const CAMERAS_A_COUNTY = 5_000;
/** Of these, how many one vendor delivers in GCJ-02. */
export const CAMERAS_GCJ02 = 300;
export const CAMERAS_WITHOUT_HEADING = 36;
export const CAMERAS_MISPLACED = 20;

export const CAMERA_COLUMNS = [
  "id",
  "name",
  "kind",
  "type",
  "lng",
  "lat",
  "heading",
  "fov",
  "range",
  "group",
] as const;

type Mount = {
  readonly name: string;
  readonly type: string;
  readonly point: Point;
  readonly heading: number;
  readonly owner: number;
};

type Row = readonly (string | number)[];
/** Our own cameras, and those of the one vendor who delivers in GCJ-02. */
export type CameraRows = { readonly own: readonly Row[]; readonly vendor: readonly Row[] };

export function cameraRows(county: County): CameraRows {
  const random = randomFrom(county.tile.seed + 211);
  const mounts = mountsOf(county, random);
  const rows = mounts.map((mount, i) => rowOf(county, mount, i, random));
  const split = mounts.length - CAMERAS_GCJ02;
  return {
    own: rows.slice(0, split).map((row, i) => spoiled(row, i, split)),
    vendor: rows.slice(split).map((row) => shiftedRow(row)),
  };
}

function mountsOf(county: County, random: Random): Mount[] {
  const spots = spotMounts(county, random);
  const crossings = crossingsOf(county);
  const wanted = CAMERAS_A_COUNTY - spots.length;
  const mounts: Mount[] = [...spots];
  const counts = new Map<string, number>();
  const share = Math.min(crossings.length, Math.ceil(wanted * 0.72));
  const chosen = drawn(crossings, share, ({ weight }) => weight, random);
  for (let k = 0; mounts.length < CAMERAS_A_COUNTY; k += 1) {
    const crossing = around(chosen, k);
    const heading = around(crossing.arms, Math.floor(k / chosen.length) + k);
    const [one, two] = [at(crossing.streets, 0), crossing.streets[1]];
    const title = two === undefined ? `${one}路段` : `${one}与${two}路口`;
    const side = sideWord(heading);
    const n = (counts.get(title + side) ?? 0) + 1;
    counts.set(title + side, n);
    mounts.push({
      name: `${title}${side}${n > 1 ? String(n) : ""}`,
      type: random() < 0.62 ? "枪机" : "球机",
      point: plus(crossing.point, aside(heading, 7)),
      heading,
      owner: ownerAt(county, crossing.point),
    });
  }
  return mounts;
}

const CAMERAS_AT: Readonly<Partial<Record<SpotKind, number>>> = {
  estate: 2,
  school: 2,
  hospital: 4,
  station: 6,
  "bus-station": 5,
  market: 2,
  bank: 1,
  mall: 5,
  police: 2,
  "police-post": 1,
  government: 2,
  park: 1,
  temple: 1,
  hotel: 1,
  fuel: 1,
  works: 1,
};
const SPOT_CAMERAS_MAX = 2_300;

function spotMounts(county: County, random: Random): Mount[] {
  const mounts: Mount[] = [];
  for (const spot of county.spots) {
    const count = CAMERAS_AT[spot.kind] ?? 0;
    const first = randomIndex(random, 360);
    for (let k = 0; k < count && mounts.length < SPOT_CAMERAS_MAX; k += 1) {
      const heading = (first + Math.round((k * 360) / count)) % 360;
      mounts.push(spotMount(spot, k, heading, random));
    }
  }
  return mounts;
}

function spotMount(spot: Spot, k: number, heading: number, random: Random): Mount {
  const gate = around(
    ["东门", "西门", "南门", "北门", "大厅", "广场"],
    k + Math.floor(heading / 90),
  );
  const reach = spot.kind === "estate" || spot.kind === "school" ? 45 : 16;
  return {
    name: `${spot.name.zh}${gate}`,
    type: random() < 0.08 ? "高点" : random() < 0.6 ? "枪机" : "球机",
    point: plus(spot.point, aside(heading, reach + 12 * random())),
    heading,
    owner: spot.owner,
  };
}

function aside(heading: number, metres: number): Point {
  const turn = (heading * Math.PI) / 180;
  return [Math.sin(turn) * metres, Math.cos(turn) * metres];
}

const sideWord = (heading: number): string =>
  around(["北", "东北", "东", "东南", "南", "西南", "西", "西北"], Math.round(heading / 45)) + "向";

function ownerAt(county: County, point: Point): number {
  return blockNear(county.blocks, point, 0).owner;
}

function rowOf(county: County, mount: Mount, i: number, random: Random): (string | number)[] {
  const [lng, lat] = lngLatOf(inWorld(county.tile, mount.point));
  const region = at(county.regions.regions, mount.owner);
  const wide = mount.type === "枪机" ? 40 + randomIndex(random, 40) : 60 + randomIndex(random, 35);
  const range =
    mount.type === "高点" ? 600 + randomIndex(random, 600) : 60 + randomIndex(random, 140);
  return [
    deviceId(county.tile, region.index + 1, "camera", i + 1),
    mount.name,
    "camera",
    mount.type,
    lng.toFixed(6),
    lat.toFixed(6),
    mount.heading,
    wide,
    range,
    region.name.zh,
  ];
}

/** A few rows are as real lists are: no direction, no position, or 0,0. */
function spoiled(row: (string | number)[], i: number, count: number): (string | number)[] {
  const blind = Math.floor(count / CAMERAS_WITHOUT_HEADING);
  if (i % blind === 5 && i / blind < CAMERAS_WITHOUT_HEADING) return replaced(row, [[6, ""]]);
  const lost = Math.floor(count / CAMERAS_MISPLACED);
  if (i % lost !== 11 || i / lost >= CAMERAS_MISPLACED) return row;
  const mark = Math.floor(i / lost) % 2 === 0 ? "" : 0;
  return replaced(row, [
    [4, mark],
    [5, mark],
  ]);
}

function replaced(
  row: readonly (string | number)[],
  changes: readonly (readonly [number, string | number])[],
): (string | number)[] {
  const next = [...row];
  for (const [column, value] of changes) next[column] = value;
  return next;
}

function shiftedRow(row: readonly (string | number)[]): (string | number)[] {
  const [lng, lat] = lngLatIn("gcj02", [Number(row[4]), Number(row[5])]);
  return replaced(row, [
    [4, lng.toFixed(6)],
    [5, lat.toFixed(6)],
  ]);
}
