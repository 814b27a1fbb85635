import { randomFrom } from "../kit/random.ts";
import { at } from "./at.ts";
import type { Block } from "./block.ts";
import type { County } from "./county.ts";
import { drawn } from "./draw.ts";
import { dissolveIslands } from "./island.ts";
import { outlinesOf, shapesOf } from "./outline.ts";
import { apart, lngLatOf } from "./plane.ts";
import { pointsOf } from "./net.ts";
import type { Point } from "./plane.ts";
import { officerName } from "./officer-name.ts";
import { inWorld } from "./tile.ts";

const BEATS_A_REGION = 5;
const BEATS_IN_THE_CITY = 9;

/** The jurisdictions of the police stations and the beats they are divided into. Both cover the
 *  county without a gap, and their borders run along streets. */
export function areaFeatures(county: County): object[] {
  const beats = beatsOf(county);
  return [
    ...featuresOf(
      county,
      (block) => block.owner,
      (owner) => {
        const { stem } = at(county.regions.regions, owner);
        return { name: `${stem}派出所辖区`, class: "jurisdiction", station: `${stem}派出所` };
      },
    ),
    ...featuresOf(
      county,
      (block) => beats.of.get(block) ?? 0,
      (beat) => {
        const { name, station, officers, post } = at(beats.titles, beat);
        return { name, class: "beat", station, officers, post };
      },
    ),
  ];
}

type Title = {
  readonly name: string;
  readonly class: string;
  readonly station: string;
  readonly officers?: string;
  readonly post?: string;
};
/** A beat: its officer, and its post, which stands in the first of two. */
type BeatTitle = Required<Title> & { readonly isFirst: boolean; readonly middle: Point };
type Beats = { readonly of: Map<Block, number>; readonly titles: readonly BeatTitle[] };

/** The beats of a county, and the block that each belongs to. */
export function beatsOf(county: County): Beats {
  const random = randomFrom(county.tile.seed + 233);
  const of = new Map<Block, number>();
  const titles: BeatTitle[] = [];
  const people = randomFrom(county.tile.seed + 241);
  for (const region of county.regions.regions) {
    const mine = county.blocks.filter((block) => block.owner === region.index);
    const count = region.kind === "street-office" ? BEATS_IN_THE_CITY : BEATS_A_REGION;
    const lived = mine.filter((block) => block.zone !== "rural" && block.zone !== "hill");
    const seeds: Block[] = [];
    for (const block of drawn(lived.length >= count ? lived : mine, 400, () => 1, random)) {
      const gap = region.kind === "street-office" ? 420 : 330;
      if (seeds.length < count && seeds.every((s) => apart(s.middle, block.middle) > gap)) {
        seeds.push(block);
      }
    }
    const base = titles.length;
    seeds.forEach(({ middle }, i) => {
      const name = `${region.stem}第${String(i + 1)}责任区`;
      const post = `post-${String(county.tile.index + 1)}-${String(base + i - (i % 2) + 1)}`;
      const station = `${region.stem}派出所`;
      const officers = officerName(people);
      titles.push({ name, class: "beat", station, officers, post, isFirst: i % 2 === 0, middle });
    });
    for (const block of mine) of.set(block, base + nearest(seeds, block.middle));
    dissolveIslands(
      mine,
      (block) => of.get(block) ?? base,
      (block, beat) => {
        of.set(block, beat);
      },
    );
  }
  return { of, titles };
}

function nearest(seeds: readonly Block[], point: Point): number {
  let best = 0;
  seeds.forEach((seed, i) => {
    if (apart(seed.middle, point) < apart(at(seeds, best).middle, point)) best = i;
  });
  return best;
}

function featuresOf(
  county: County,
  owner: (block: Block) => number,
  titleOf: (owner: number) => Title,
): object[] {
  const { net } = county.grown;
  const rings = new Map<number, Point[][]>();
  for (const outline of outlinesOf(net, county.blocks, owner)) {
    const list = rings.get(outline.owner) ?? [];
    rings.set(outline.owner, list);
    list.push(pointsOf(net, outline.nodes));
  }
  const degrees = (ring: readonly Point[]): (readonly [number, number])[] => {
    const line = ring.map((point) => lngLatOf(inWorld(county.tile, point)));
    return [...line, at(line, 0)];
  };
  return [...rings].map(([own, list]) => {
    const title = titleOf(own);
    const polygons = shapesOf(list).map(({ outer, holes }) => [outer, ...holes].map(degrees));
    const number = String(own + 1).padStart(3, "0");
    return {
      type: "Feature",
      geometry: { type: "MultiPolygon", coordinates: polygons },
      properties: { id: `${title.class}-${String(county.tile.index + 1)}-${number}`, ...title },
    };
  });
}
