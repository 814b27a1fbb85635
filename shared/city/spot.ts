import { randomIndex } from "../kit/random.ts";
import type { Random } from "../kit/random.ts";
import { at } from "./at.ts";
import type { Block } from "./block.ts";
import { blockNear } from "./block.ts";
import type { Building } from "./building.ts";
import type { Grown } from "./growth.ts";
import { nameOf } from "./name.ts";
import type { Name } from "./name.ts";
import { between, plus } from "./plane.ts";
import type { Point } from "./plane.ts";
import { centroidOf } from "./polygon.ts";
import type { Regions } from "./region.ts";
import {
  BANK_STEMS,
  ESTATE_FIRST,
  FACTORY_STEMS,
  HOTEL_STEMS,
  SHOP_STEMS,
  STREET_FIRST,
  STREET_LAST,
} from "./words.ts";

export type SpotKind =
  | "school"
  | "kindergarten"
  | "hospital"
  | "clinic"
  | "station"
  | "bus-station"
  | "market"
  | "bank"
  | "police"
  | "police-post"
  | "government"
  | "park"
  | "temple"
  | "hotel"
  | "supermarket"
  | "restaurant"
  | "pharmacy"
  | "fuel"
  | "estate"
  | "works"
  | "mall"
  | "fire-station"
  | "library"
  | "museum";

/** A place with a name: where people go, and where things happen. */
export type Spot = {
  readonly kind: SpotKind;
  readonly name: Name;
  readonly point: Point;
  readonly owner: number;
};

export type Spots = { readonly spots: readonly Spot[]; readonly blockNames: Map<number, Name> };

type Draft = { readonly spots: Spot[]; readonly blockNames: Map<number, Name> };

export function spotsOf(
  grown: Grown,
  { blocks, buildings }: { blocks: readonly Block[]; buildings: readonly Building[] },
  regions: Regions,
  random: Random,
): Spots {
  const draft: Draft = { spots: [], blockNames: new Map() };
  nameBlocks(blocks, regions, draft, random);
  putPublic(grown, blocks, regions, draft);
  putShops(blocks, buildings, draft, random);
  return draft;
}

/** Estates, schools, parks, works: whole blocks with one name. */
function nameBlocks(
  blocks: readonly Block[],
  regions: Regions,
  draft: Draft,
  random: Random,
): void {
  const counts = new Map<string, number>();
  const nth = (key: string): number => {
    const n = (counts.get(key) ?? 0) + 1;
    counts.set(key, n);
    return n;
  };
  blocks.forEach((block, index) => {
    const region = at(regions.regions, block.owner);
    const named = titleOf(block, region.stem, nth, random);
    if (named === null) return;
    draft.blockNames.set(index, named.name);
    draft.spots.push({ ...named, point: block.middle, owner: block.owner });
  });
}

function titleOf(
  block: Block,
  stem: string,
  nth: (key: string) => number,
  random: Random,
): { readonly kind: SpotKind; readonly name: Name } | null {
  const pick = (items: readonly string[]): string => at(items, randomIndex(random, items.length));
  switch (block.use) {
    case "tower-housing":
    case "slab-housing": {
      if (block.area < 12_000) return null;
      const suffix = pick(
        block.use === "tower-housing" ? ["花园", "公馆", "苑", "府"] : ["小区", "新村", "里", "苑"],
      );
      const first = pick(ESTATE_FIRST);
      const again = nth(first + suffix);
      if (again > 1) {
        const own = pick(STREET_FIRST) + pick(STREET_LAST);
        return { kind: "estate", name: nameOf(own, suffix) };
      }
      return { kind: "estate", name: nameOf(first, suffix) };
    }
    case "school": {
      const n = nth(`school ${stem}`);
      const ordinal = n === 1 ? [] : [`第${"〇一二三四五六七八九十"[n] ?? "十"}`];
      return { kind: "school", name: nameOf(stem, ...ordinal, n % 2 === 1 ? "小学" : "中学") };
    }
    case "hospital":
      return {
        kind: "hospital",
        name: nth("hospital") === 1 ? nameOf("市", "人民医院") : nameOf("中医", "人民医院"),
      };
    case "park":
      if (block.area < 5_000) return null;
      return { kind: "park", name: nameOf(pick(STREET_FIRST) + pick(STREET_LAST), "公园") };
    case "temple":
      return { kind: "temple", name: nameOf(pick(STREET_FIRST) + pick(STREET_LAST), "寺") };
    case "market":
      return { kind: "market", name: nameOf(pick(STREET_FIRST) + pick(STREET_LAST), "菜市场") };
    case "industrial":
      return block.area < 14_000 || random() < 0.4
        ? null
        : { kind: "works", name: nameOf(pick(FACTORY_STEMS), "工业园") };
    default:
      return null;
  }
}

/** Police, government, stations, clinics: one where each region has it. */
function putPublic(grown: Grown, blocks: readonly Block[], regions: Regions, draft: Draft): void {
  const m = grown.terrain.mirror;
  const put = (kind: SpotKind, name: Name, point: Point): void => {
    const owner = blockNear(blocks, point, 0).owner;
    draft.spots.push({ kind, name, point, owner });
  };
  const placed = (x: number, y: number): Point => blockNear(blocks, [x * m, y], 4_000).middle;
  for (const region of regions.regions) {
    const home = blockNear(blocks, region.middle, 3_000).middle;
    const beside = blockNear(blocks, plus(region.middle, [150, 90]), 3_000).middle;
    put("police", nameOf(region.stem, "派出所"), home);
    if (region.kind === "street-office") continue;
    put(
      "government",
      nameOf(region.name.zh.slice(0, -1), region.kind === "town" ? "镇" : "乡", "人民政府"),
      between(home, beside, 0.4),
    );
    put("clinic", nameOf(region.stem, "卫生院"), beside);
  }
  const stem = regions.stem;
  put("government", nameOf(stem, "人民政府"), placed(1_250, 820));
  put("police", nameOf(stem, "公安局"), placed(1_350, 1_050));
  put("station", nameOf(stem, "站"), [430 * m, 4_560]);
  put("bus-station", nameOf(stem, "汽车站"), placed(1_150, 2_700));
  put("fire-station", nameOf(stem, "消防站"), placed(-1_500, 2_300));
  put("fire-station", nameOf("江南", "消防站"), placed(1_600, -2_100));
  put("mall", nameOf("万家", "商场"), placed(1_100, 300));
  put("mall", nameOf("东湖", "商场"), placed(2_700, 1_600));
  put("library", nameOf(stem, "图书馆"), placed(1_900, 2_100));
  put("museum", nameOf(stem, "博物馆"), placed(250, 520));
  const posts: readonly (readonly [string, number, number])[] = [
    ["古城", -100, 260],
    ["站前", 480, 4_150],
    ["人民", 800, 900],
    ["滨江", 500, -350],
    ["学院", 3_300, 1_100],
    ["江南", 200, -1_600],
    ["东湖", 2_550, 2_500],
    ["城西", -3_000, 1_500],
    ["建设", -2_900, -800],
    ["临江", -3_500, -1_500],
  ];
  for (const [name, x, y] of posts) put("police-post", nameOf(name, "警务站"), placed(x, y));
}

/** Shops, banks, hotels and pumps, at buildings of fitting blocks. */
function putShops(
  blocks: readonly Block[],
  buildings: readonly Building[],
  draft: Draft,
  random: Random,
): void {
  const pick = (items: readonly string[]): string => at(items, randomIndex(random, items.length));
  const stem = (): string => pick(STREET_FIRST) + pick(STREET_LAST);
  for (const building of buildings) {
    const block = at(blocks, building.block);
    const point = centroidOf(building.ring);
    const put = (kind: SpotKind, name: Name): void => {
      draft.spots.push({ kind, name, point, owner: block.owner });
    };
    const draw = random();
    if (block.use === "commercial") {
      if (draw < 0.12) put("bank", nameOf(pick(BANK_STEMS), "银行"));
      else if (draw < 0.26) put("hotel", nameOf(pick(HOTEL_STEMS), "宾馆"));
      else if (draw < 0.5) put("restaurant", nameOf(stem(), "饭店"));
      else if (draw < 0.62) put("supermarket", nameOf(pick(SHOP_STEMS), "超市"));
    } else if (block.use === "town-housing" || block.use === "old-housing") {
      if (draw < 0.03) put("supermarket", nameOf(pick(SHOP_STEMS), "超市"));
      else if (draw < 0.07) put("restaurant", nameOf(stem(), "饭店"));
      else if (draw < 0.085) put("pharmacy", nameOf(stem(), "药店"));
      else if (draw < 0.092) put("fuel", nameOf(stem(), "加油站"));
      else if (draw < 0.098) put("bank", nameOf(pick(BANK_STEMS), "银行"));
    } else if (block.use === "slab-housing" && draw < 0.035) {
      if (draw < 0.012) put("kindergarten", nameOf(stem(), "幼儿园"));
      else if (draw < 0.024) put("pharmacy", nameOf(stem(), "药店"));
      else put("supermarket", nameOf(pick(SHOP_STEMS), "超市"));
    }
  }
}
