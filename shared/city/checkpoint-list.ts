import { randomFrom } from "../kit/random.ts";
import { around, at } from "./at.ts";
import { blockNear } from "./block.ts";
import type { County } from "./county.ts";
import { deviceId } from "./device-id.ts";
import { drawn } from "./draw.ts";
import { apart, lngLatOf } from "./plane.ts";
import { stretchesOf } from "./roadside.ts";
import type { Stretch } from "./roadside.ts";
import { inWorld } from "./tile.ts";

export const CHECKPOINTS_A_COUNTY = 400;
const NEAR_BORDER = 1_200;
const APART = 120;

/** GeoJSON features of the 卡口: at the borders first, then on the largest roads. */
export function checkpointFeatures(county: County): object[] {
  const random = randomFrom(county.tile.seed + 223);
  const all = drawn(stretchesOf(county), 20_000, weightOf, random);
  const chosen: Stretch[] = [];
  for (const stretch of all) {
    if (chosen.length >= CHECKPOINTS_A_COUNTY) break;
    const crowded = chosen.some(
      (other) =>
        apart(other.point, stretch.point) < APART &&
        Math.abs(other.heading - stretch.heading) % 360 < 40,
    );
    if (!crowded) chosen.push(stretch);
  }
  return chosen.map((stretch, i) => featureOf(county, stretch, i));
}

const weightOf = (stretch: Stretch): number =>
  stretch.toBorder < NEAR_BORDER ? 60 * stretch.lanes : stretch.lanes ** 2;

function featureOf(county: County, stretch: Stretch, i: number): object {
  const region = at(county.regions.regions, blockNear(county.blocks, stretch.point, 0).owner);
  const road = stretch.street.name?.zh ?? "";
  const border = stretch.toBorder < NEAR_BORDER ? "界" : "";
  const way = around(["北", "东", "南", "西"], Math.round(stretch.heading / 90));
  return {
    type: "Feature",
    geometry: { type: "Point", coordinates: lngLatOf(inWorld(county.tile, stretch.point)) },
    properties: {
      id: deviceId(county.tile, region.index + 1, "checkpoint", i + 1),
      name: `${region.stem}${border}${road}卡口${String(i + 1)}(往${way})`,
      heading: stretch.heading,
      lanes: stretch.lanes,
      road,
      group: region.name.zh,
    },
  };
}
