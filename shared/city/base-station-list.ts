import { randomFrom, randomIndex } from "../kit/random.ts";
import { at } from "./at.ts";
import type { County } from "./county.ts";
import { drawn } from "./draw.ts";
import { apart, lngLatOf } from "./plane.ts";
import type { Block } from "./block.ts";
import { inWorld } from "./tile.ts";

export const BASE_STATIONS_A_COUNTY = 240;
export const BASE_STATION_COLUMNS = ["id", "name", "lng", "lat", "coverage"] as const;

/** Towers, as points with a reach; nothing else about them is known here. */
export function baseStationRows(county: County): (string | number)[][] {
  const random = randomFrom(county.tile.seed + 227);
  const chosen: Block[] = [];
  const order = drawn(county.blocks, county.blocks.length, weightOf, random);
  for (const block of order) {
    if (chosen.length >= BASE_STATIONS_A_COUNTY) break;
    const gap = block.zone === "rural" || block.zone === "hill" ? 1_500 : 380;
    if (chosen.every((other) => apart(other.middle, block.middle) > gap)) chosen.push(block);
  }
  return chosen.map((block, i) => {
    const [lng, lat] = lngLatOf(inWorld(county.tile, block.middle));
    const region = at(county.regions.regions, block.owner);
    const far = block.zone === "rural" || block.zone === "hill" || block.zone === "fringe";
    const coverage = far ? 1_500 + randomIndex(random, 2_000) : 350 + randomIndex(random, 450);
    const number = String(i + 1).padStart(4, "0");
    return [
      `BTS-${String(county.tile.index + 1)}-${number}`,
      `${region.stem}基站${number}`,
      lng.toFixed(6),
      lat.toFixed(6),
      coverage,
    ];
  });
}

const weightOf = (block: Block): number =>
  block.zone === "rural" || block.zone === "hill" ? 0.6 : block.zone === "water" ? 0.01 : 1;
