import { randomFrom } from "../kit/random.ts";
import { blocksOf } from "./block.ts";
import type { Block } from "./block.ts";
import { buildingsOf } from "./building.ts";
import { putCountryside } from "./countryside.ts";
import { blindAlleys, yardsOf } from "./estate.ts";
import { grow } from "./growth.ts";
import type { Grown } from "./growth.ts";
import { junctionsOf } from "./junction.ts";
import { osmPart } from "./osm-model.ts";
import type { OsmPart } from "./osm-model.ts";
import { putLand, putWaters } from "./osm-land.ts";
import { putBorders, putLabels, putSpots, putStation } from "./osm-place.ts";
import { putStreets } from "./osm-street.ts";
import { closeShoppingStreet } from "./pedestrian-street.ts";
import { putGreenway, putTrails, putYardGates } from "./quiet-way.ts";
import { regionsOf } from "./region.ts";
import type { Regions } from "./region.ts";
import { putSignals, signalsOf } from "./restriction.ts";
import type { Sheet } from "./sheet.ts";
import { spotsOf } from "./spot.ts";
import type { Spot } from "./spot.ts";
import { leadersOf, nameStreets } from "./street-name.ts";
import { putThroughRoads } from "./through-road.ts";
import type { Tile } from "./tile.ts";

/** A whole county: its land, its names, and its part of the map file. */
export type County = {
  readonly tile: Tile;
  readonly grown: Grown;
  readonly blocks: readonly Block[];
  readonly regions: Regions;
  readonly spots: readonly Spot[];
  readonly part: OsmPart;
};

export function countyOf(seed: number, tile: Tile, shared: Map<string, number>): County {
  const grown = grow(seed, tile);
  const random = (salt: number) => randomFrom(tile.seed + salt);
  const blocks = blocksOf(grown, random(101));
  const regions = regionsOf(grown, blocks, random(103));
  const part = osmPart(tile, shared);
  putBorders(grown, part, blocks, regions);
  closeShoppingStreet(grown);
  const yards = yardsOf(grown, blocks, random(107));
  blindAlleys(grown, blocks, random(109));
  const buildings = buildingsOf(blocks, yards, grown.terrain, random(113));
  const { spots, blockNames } = spotsOf(grown, { blocks, buildings }, regions, random(127));
  const leader = leadersOf(grown);
  nameStreets(grown, regions, random(131));
  const junctions = junctionsOf(grown, part, random(137));
  const sheet: Sheet = { grown, part, junctions };
  const signals = signalsOf(grown, junctions, random(139));
  const wayOf = putStreets(sheet, leader, new Set(signals.bans.keys()));
  putSignals(sheet, signals, wayOf);
  putYardGates(sheet, yards);
  const rail = putThroughRoads(sheet);
  putGreenway(sheet);
  putTrails(sheet, regions, random(149));
  putWaters(grown, part, regions);
  putLand(grown, part, { blocks, names: blockNames, buildings });
  putCountryside(grown, part);
  putStation(grown, part, rail, regions);
  putLabels(grown, part, regions);
  putSpots(part, spots);
  return { tile, grown, blocks, regions, spots, part };
}
