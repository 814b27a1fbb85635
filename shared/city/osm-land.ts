import { unreachable } from "../kit/assert.ts";
import type { Block, BlockUse } from "./block.ts";
import type { Building } from "./building.ts";
import { contoursOf } from "./contour.ts";
import type { Grown } from "./growth.ts";
import { nameOf } from "./name.ts";
import type { Name } from "./name.ts";
import { nameTags, putNode, putRelation, putRing, putWay } from "./osm-model.ts";
import type { OsmMember, OsmPart, Tags } from "./osm-model.ts";
import { shapesOf } from "./outline.ts";
import { ringHolds, signedArea } from "./polygon.ts";
import type { Ring } from "./polygon.ts";
import type { Regions } from "./region.ts";
import { WOOD_HEIGHT } from "./terrain.ts";
import { TILE_HEIGHT, TILE_WIDTH } from "./tile.ts";
import type { Water } from "./water.ts";

const CONTOUR_STEP = 105;
const WOOD_AREA_MIN = 25_000;

export type Land = {
  readonly blocks: readonly Block[];
  /** Names of blocks, by number. */
  readonly names: ReadonlyMap<number, Name>;
  readonly buildings: readonly Building[];
};

/** Writes woods, the use of every block, and buildings. */
export function putLand(grown: Grown, part: OsmPart, land: Land): void {
  const { blocks, names, buildings } = land;
  putWoods(grown, part);
  blocks.forEach((block, i) => {
    putRing(part, block.ring, { ...landTags(block), ...nameTags(names.get(i) ?? null) });
  });
  for (const { kind, ring, levels } of buildings) {
    putRing(part, ring, { building: kind, "building:levels": String(levels) });
  }
}

export function putWaters(grown: Grown, part: OsmPart, regions: Regions): void {
  const ponds: Record<string, readonly string[]> = {
    lake: ["月亮", "白鹭"],
    reservoir: ["龙潭"],
  };
  const seen = new Map<string, number>();
  for (const water of grown.terrain.waters) {
    const nth = seen.get(water.kind) ?? 0;
    seen.set(water.kind, nth + 1);
    const name = waterName(water, regions.stem, ponds[water.kind]?.[nth] ?? "清水");
    const kind = water.kind === "canal" || water.kind === "stream" ? "stream" : water.kind;
    putRing(part, water.ring, { natural: "water", water: kind, ...nameTags(name) });
    if (water.line.length < 2) continue;
    const nodes = water.line.map((point) => putNode(part, point));
    putWay(part, nodes, { waterway: water.kind, ...nameTags(name) });
    if (water.kind === "river") putRing(part, water.ring, { waterway: "riverbank" });
  }
}

function waterName(water: Water, stem: string, pond: string): Name {
  switch (water.kind) {
    case "river":
      return nameOf(stem, "江");
    case "stream":
      return nameOf("白沙", "溪流");
    case "canal":
      return nameOf("永济", "运河");
    case "reservoir":
      return nameOf(pond, "水库");
    case "lake":
      return nameOf(pond, "湖");
    default:
      return unreachable(water.kind);
  }
}

function putWoods(grown: Grown, part: OsmPart): void {
  const { terrain } = grown;
  const field = (p: readonly [number, number]): number =>
    ringHolds(terrain.border.ring, p) && terrain.waterAt(p) === null ? terrain.height(p) : -1;
  const size = [TILE_WIDTH + 1_600, TILE_HEIGHT + 1_600] as const;
  const rings = contoursOf(field, WOOD_HEIGHT, size, CONTOUR_STEP);
  const large = rings.filter((ring) => Math.abs(signedArea(ring)) > WOOD_AREA_MIN);
  for (const { outer, holes } of shapesOf(large))
    putShape(part, outer, holes, { landuse: "forest" });
}

/** Writes an area; one with holes as a multipolygon. */
export function putShape(part: OsmPart, outer: Ring, holes: readonly Ring[], tags: Tags): void {
  if (holes.length === 0) {
    putRing(part, outer, tags);
    return;
  }
  const members = [outer, ...holes].map((ring, i): OsmMember => ({
    type: "way",
    ref: putRing(part, ring, {}),
    role: i === 0 ? "outer" : "inner",
  }));
  putRelation(part, members, { type: "multipolygon", ...tags });
}

const LAND: Readonly<Record<BlockUse, Tags>> = {
  "old-housing": { landuse: "residential" },
  "slab-housing": { landuse: "residential" },
  "tower-housing": { landuse: "residential" },
  "town-housing": { landuse: "residential" },
  village: { landuse: "residential" },
  commercial: { landuse: "commercial" },
  industrial: { landuse: "industrial" },
  civic: { landuse: "commercial" },
  school: { amenity: "school" },
  hospital: { amenity: "hospital" },
  market: { landuse: "retail" },
  temple: { landuse: "religious" },
  park: { leisure: "park" },
  "water-side": { leisure: "park" },
  farmland: { landuse: "farmland" },
  orchard: { landuse: "orchard" },
  meadow: { landuse: "grass" },
  wood: { landuse: "forest" },
};

function landTags(block: Block): Tags {
  // The woods themselves are drawn by height; the rest of a hilly block is fields.
  if (block.zone === "hill" && block.use === "wood") return { landuse: "farmland" };
  if (block.use === "water-side" && block.area > 300_000) return { landuse: "farmland" };
  return LAND[block.use];
}
