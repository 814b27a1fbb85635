import { randomFrom, randomIndex } from "../kit/random.ts";
import type { Random } from "../kit/random.ts";
import { around, at } from "./at.ts";
import type { Block } from "./block.ts";
import type { County } from "./county.ts";
import { drawn } from "./draw.ts";
import { lngLatOf, plus } from "./plane.ts";
import type { Point } from "./plane.ts";
import { inWorld } from "./tile.ts";

export const UNIT_COLUMNS = [
  "id",
  "callSign",
  "kind",
  "mode",
  "station",
  "skills",
  "lng",
  "lat",
  "shift",
] as const;

type Crew = {
  readonly sign: string;
  readonly digits: number;
  readonly kind: "officer" | "vehicle" | "volunteer";
  readonly modes: readonly ("car" | "ebike" | "foot")[];
  readonly count: number;
  readonly skills: readonly string[];
};

/** 320 officers on foot or by e-bike, 180 vehicles, 300 volunteers. */
const CREWS: readonly Crew[] = [
  {
    sign: "社",
    digits: 3,
    kind: "officer",
    modes: ["ebike", "foot", "ebike"],
    count: 190,
    skills: ["调解", "方言", "反诈", "急救"],
  },
  {
    sign: "巷",
    digits: 2,
    kind: "officer",
    modes: ["ebike"],
    count: 60,
    skills: ["小巷巡逻", "调解", "方言"],
  },
  {
    sign: "步",
    digits: 2,
    kind: "officer",
    modes: ["foot"],
    count: 70,
    skills: ["急救", "反诈", "手语"],
  },
  {
    sign: "巡",
    digits: 2,
    kind: "vehicle",
    modes: ["car"],
    count: 96,
    skills: ["急救", "处突", "调解"],
  },
  {
    sign: "交",
    digits: 2,
    kind: "vehicle",
    modes: ["car"],
    count: 54,
    skills: ["事故处理", "急救"],
  },
  {
    sign: "特",
    digits: 2,
    kind: "vehicle",
    modes: ["car"],
    count: 18,
    skills: ["处突", "无人机", "排爆"],
  },
  {
    sign: "援",
    digits: 2,
    kind: "vehicle",
    modes: ["car"],
    count: 12,
    skills: ["水上救援", "消防", "急救"],
  },
  {
    sign: "义警",
    digits: 3,
    kind: "volunteer",
    modes: ["foot", "ebike", "foot", "foot"],
    count: 300,
    skills: ["调解", "急救", "方言", "心理疏导", "搜寻", "外语"],
  },
];
const SHIFTS = ["早班 06:00-14:00", "中班 14:00-22:00", "夜班 22:00-06:00"];

/** Rows of the county's units. In other counties than the first their signs carry its name. */
export function unitRows(county: County): (string | number)[][] {
  const random = randomFrom(county.tile.seed + 229);
  const prefix = county.tile.index === 0 ? "" : at([...county.regions.stem], 0);
  const rows: (string | number)[][] = [];
  for (const crew of CREWS) {
    const homes = drawn(livedIn(county, crew), crew.count, () => 1, random);
    for (let k = 0; k < crew.count; k += 1) {
      const home = around(homes, k);
      rows.push(rowOf(county, { crew, prefix, index: rows.length, home, k }, random));
    }
  }
  return rows;
}

function livedIn(county: County, crew: Crew): Block[] {
  const housing = ["old-housing", "slab-housing", "tower-housing", "town-housing", "village"];
  return county.blocks.filter((block) => {
    if (crew.sign === "巷") return block.zone === "old-town" || block.zone === "core";
    return housing.includes(block.use);
  });
}

type Post = {
  readonly crew: Crew;
  readonly prefix: string;
  /** Its number among all units, and among those of its crew. */
  readonly index: number;
  readonly home: Block;
  readonly k: number;
};

function rowOf(county: County, post: Post, random: Random): (string | number)[] {
  const { crew, prefix, index, home, k } = post;
  const region = at(county.regions.regions, home.owner);
  const base = crew.kind === "volunteer" ? home.middle : stationOf(county, home.owner);
  const spread = crew.kind === "volunteer" ? 25 : 30;
  const point: Point = plus(base, [(random() - 0.5) * spread, (random() - 0.5) * spread]);
  const [lng, lat] = lngLatOf(inWorld(county.tile, point));
  const skills = drawn(
    crew.skills,
    randomIndex(random, 3) + (crew.kind === "volunteer" ? 0 : 1),
    () => 1,
    random,
  );
  return [
    `U${String(county.tile.index + 1)}${String(index + 1).padStart(4, "0")}`,
    `${prefix}${crew.sign}${String(k + 1).padStart(crew.digits, "0")}`,
    crew.kind,
    around(crew.modes, k),
    `${region.stem}派出所`,
    skills.join(";"),
    lng.toFixed(6),
    lat.toFixed(6),
    around(SHIFTS, k),
  ];
}

function stationOf(county: County, owner: number): Point {
  const station = county.spots.find(
    (spot) => spot.kind === "police" && spot.owner === owner && spot.name.zh.endsWith("派出所"),
  );
  return station?.point ?? at(county.regions.regions, owner).middle;
}
