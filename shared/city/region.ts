import { randomIndex } from "../kit/random.ts";
import type { Random } from "../kit/random.ts";
import { at } from "./at.ts";
import type { Block } from "./block.ts";
import type { Grown } from "./growth.ts";
import { nameOf } from "./name.ts";
import type { Name } from "./name.ts";
import { dissolveIslands } from "./island.ts";
import { apart } from "./plane.ts";
import type { Point } from "./plane.ts";
import { ringHolds } from "./polygon.ts";
import { COUNTY_STEMS, PLACE_FIRST, PLACE_LAST } from "./words.ts";

/** A town, township or street office: who a block belongs to. */
export type Region = {
  readonly index: number;
  /** Without the last word: 云溪, for 云溪镇. */
  readonly stem: string;
  readonly name: Name;
  readonly kind: "street-office" | "town" | "township";
  readonly middle: Point;
};

export type Hamlet = { readonly name: Name; readonly stem: string; readonly middle: Point };

export type Regions = {
  readonly county: Name;
  readonly stem: string;
  readonly regions: readonly Region[];
  readonly hamlets: readonly Hamlet[];
};

const OFFICES: readonly (readonly [stem: string, x: number, y: number])[] = [
  ["古城", -100, 200],
  ["江南", 100, -2_200],
  ["东湖", 2_900, 1_900],
  ["城北", -1_900, 2_500],
  ["临江", -3_100, -600],
];

/** Names the towns and villages of a county, and says who owns which block. */
export function regionsOf(grown: Grown, blocks: readonly Block[], random: Random): Regions {
  const m = grown.terrain.mirror;
  const stem = at(COUNTY_STEMS, grown.tile.index);
  const fresh = stemsFrom(random);
  const regions: Region[] = OFFICES.map(([office, x, y], index) => ({
    index,
    stem: officeStem(grown, stem, office),
    name: nameOf(officeStem(grown, stem, office), "街道"),
    kind: "street-office",
    middle: [x * m, y],
  }));
  for (const { kind, middle } of grown.settlements) {
    if (kind !== "town") continue;
    const own = fresh();
    const township = regions.length > OFFICES.length + 7;
    regions.push({
      index: regions.length,
      stem: own,
      name: nameOf(own, township ? "乡" : "镇"),
      kind: township ? "township" : "town",
      middle,
    });
  }
  const hamlets = grown.settlements
    .filter(({ kind }) => kind === "village")
    .map(({ middle }): Hamlet => {
      const own = fresh();
      return { stem: own, name: nameOf(own, "村"), middle };
    });
  for (const block of blocks) block.owner = ownerOf(grown, regions, block);
  dissolveIslands(
    blocks,
    (block) => block.owner,
    (block, owner) => {
      block.owner = owner;
    },
  );
  const title = grown.tile.index === 0 ? "市" : "区";
  return { county: nameOf(stem, title), stem, regions, hamlets };
}

/** In other counties than the first the street offices carry the county's name. */
const officeStem = (grown: Grown, county: string, office: string): string =>
  grown.tile.index === 0 ? office : county + office;

/** Place names of two signs, none twice. */
function stemsFrom(random: Random): () => string {
  const used = new Set<string>();
  return () => {
    for (;;) {
      const first = at(PLACE_FIRST, randomIndex(random, PLACE_FIRST.length));
      const last = at(PLACE_LAST, randomIndex(random, PLACE_LAST.length));
      const stem = first + last;
      if (first === last || used.has(stem)) continue;
      used.add(stem);
      return stem;
    }
  };
}

function ownerOf(grown: Grown, regions: readonly Region[], block: Block): number {
  const { plan, terrain } = grown;
  const [x, y] = block.middle;
  if (ringHolds(plan.outerRing, block.middle)) {
    if (ringHolds(plan.oldTown, block.middle)) return 0;
    const river = terrain.waters[0];
    const bank = river === undefined ? 0 : levelAt(river.line, x);
    if (y < bank) return x * terrain.mirror < -2_000 ? 4 : 1;
    if (ringHolds(plan.innerRing, block.middle)) return 0;
    if (x * terrain.mirror > 900) return 2;
    return y < bank + 900 && x * terrain.mirror < -1_800 ? 4 : 3;
  }
  let best = 0;
  for (const region of regions) {
    const handicap = region.kind === "street-office" ? 1_300 : 0;
    const gap = apart(region.middle, block.middle) + handicap;
    const other = at(regions, best);
    const bestGap =
      apart(other.middle, block.middle) + (other.kind === "street-office" ? 1_300 : 0);
    if (gap < bestGap) best = region.index;
  }
  return best;
}

function levelAt(line: readonly Point[], x: number): number {
  let best = at(line, 0);
  for (const point of line) if (Math.abs(point[0] - x) < Math.abs(best[0] - x)) best = point;
  return best[1];
}
