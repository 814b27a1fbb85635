import { randomIndex } from "../kit/random.ts";
import type { Random } from "../kit/random.ts";
import { around, at } from "./at.ts";
import type { Grown } from "./growth.ts";
import { degreeOf, edgeEnds, streetOf } from "./net.ts";
import { nameOf } from "./name.ts";
import type { Name } from "./name.ts";
import { apart, dot, towards } from "./plane.ts";
import type { Point } from "./plane.ts";
import type { Regions } from "./region.ts";
import type { RoadClass } from "./street.ts";
import { ALLEY_STEMS, MAIN_STEMS, STREET_FIRST, STREET_LAST } from "./words.ts";

/** Put before an alley's name once all names are given: 小状元弄. */
const ALLEY_SIDES = ["", "小", "大", "前", "后", "上", "下", "老", "新"];
const STRAIGHT_COSINE = -0.94;

/** Joins streets that run on into each other, and names them all. */
export function nameStreets(grown: Grown, regions: Regions, random: Random): void {
  const { streets } = grown.plan;
  const leader = leadersOf(grown);
  const extent = new Map<number, { length: number; nodes: number[] }>();
  for (const [key, street] of grown.net.edges) {
    const root = at(leader, street);
    const [a, b] = edgeEnds(key);
    const entry = extent.get(root) ?? { length: 0, nodes: [] };
    extent.set(root, entry);
    entry.length += apart(at(grown.net.points, a), at(grown.net.points, b));
    entry.nodes.push(a);
  }
  const stems = stemsFrom(random);
  for (const root of [...extent.keys()].sort((a, b) => a - b)) {
    const { length, nodes } = extent.get(root) ?? { length: 0, nodes: [0] };
    const street = at(streets, root);
    const middle = at(grown.net.points, at(nodes, Math.floor(nodes.length / 2)));
    if (street.class !== "border" && street.class !== "service") {
      street.name ??= titleFor(grown, regions, stems, { street: root, length, middle });
    }
    street.ref ??= refFor(grown, street.class, middle, random);
  }
  streets.forEach((street) => {
    const root = at(streets, at(leader, street.id));
    street.name ??= root.name;
    street.ref ??= root.ref;
  });
}

/** For every street the number of the first one that it continues. */
export function leadersOf(grown: Grown): number[] {
  const { net, plan } = grown;
  const leader = plan.streets.map((_, i) => i);
  const find = (i: number): number => {
    let root = i;
    while (at(leader, root) !== root) root = at(leader, root);
    return root;
  };
  for (let node = 0; node < net.points.length; node += 1) {
    if (degreeOf(net, node) < 3) continue;
    for (const [a, b] of straightPairs(grown, node)) {
      const [one, two] = [find(a), find(b)];
      if (one !== two) leader[Math.max(one, two)] = Math.min(one, two);
    }
  }
  return leader.map((_, i) => find(i));
}

/** Pairs of unnamed streets of one class that go straight on through a junction. */
function straightPairs(grown: Grown, node: number): (readonly [number, number])[] {
  const { net, plan } = grown;
  const here = at(net.points, node);
  const arms = at(net.neighbours, node).map((next) => ({
    street: at(plan.streets, streetOf(net, node, next)),
    way: towards(here, at(net.points, next)),
  }));
  const pairs: (readonly [number, number])[] = [];
  arms.forEach((one, i) => {
    for (const two of arms.slice(i + 1)) {
      if (one.street.id === two.street.id || one.street.class !== two.street.class) continue;
      if (one.street.class === "border" || one.street.class === "service") continue;
      if (one.street.name !== null || two.street.name !== null) continue;
      if (one.street.alley !== two.street.alley || one.street.oneway !== two.street.oneway)
        continue;
      if (dot(one.way, two.way) < STRAIGHT_COSINE) pairs.push([one.street.id, two.street.id]);
    }
  });
  return pairs;
}

type Stems = {
  readonly main: () => string;
  readonly street: () => string;
  readonly alley: () => string;
};

function stemsFrom(random: Random): Stems {
  const used = new Set<string>();
  let main = 9;
  let alley = 0;
  const street = (): string => {
    for (let tries = 0; ; tries += 1) {
      const first = at(STREET_FIRST, randomIndex(random, STREET_FIRST.length));
      const last = at(STREET_LAST, randomIndex(random, STREET_LAST.length));
      if (first === last || (used.has(first + last) && tries < 60)) continue;
      used.add(first + last);
      return first + last;
    }
  };
  return {
    street,
    main: () => {
      main += 1;
      return MAIN_STEMS[main] ?? street();
    },
    alley: () => {
      alley += 1;
      const round = Math.floor((alley - 1) / ALLEY_STEMS.length);
      return around(ALLEY_SIDES, round) + around(ALLEY_STEMS, alley - 1);
    },
  };
}

type Run = { readonly street: number; readonly length: number; readonly middle: Point };

function titleFor(grown: Grown, regions: Regions, stems: Stems, run: Run): Name | null {
  const street = at(grown.plan.streets, run.street);
  const zone = grown.zoneAt(run.middle);
  const far = zone === "rural" || zone === "hill" || zone === "fringe";
  const inCity = zone === "core" || zone === "new-town" || zone === "urban";
  if (zone === "old-town") return oldTownTitle(street.class, stems);
  if (street.class === "primary" || street.class === "secondary" || street.class === "tertiary") {
    return far || !inCity ? countyTitle(regions, run, stems) : nameOf(stems.main(), "路");
  }
  if (zone === "village" || far) return run.length < 500 ? null : hamletTitle(regions, run.middle);
  const suffix = run.street % 3 === 0 ? "街" : "路";
  return run.length < 70 ? null : nameOf(stems.street(), suffix);
}

function oldTownTitle(roadClass: RoadClass | "border", stems: Stems): Name | null {
  switch (roadClass) {
    case "footway":
    case "path":
      return nameOf(stems.alley(), "弄");
    case "living_street":
      return nameOf(stems.alley(), "巷");
    default:
      return nameOf(stems.street(), "街");
  }
}

/** Country roads are called by the two places nearest to their middle: 石云线. */
function countyTitle(regions: Regions, run: Run, stems: Stems): Name {
  if (run.length < 700) return nameOf(stems.street(), "路");
  const near = [...regions.regions]
    .filter(({ kind }) => kind !== "street-office")
    .sort((a, b) => apart(a.middle, run.middle) - apart(b.middle, run.middle));
  const [one, two] = [near[0]?.stem ?? regions.stem, near[1]?.stem ?? regions.stem];
  return nameOf(at([...one], 0) + at([...two], 0), "线");
}

function hamletTitle(regions: Regions, middle: Point): Name | null {
  const [near] = [...regions.hamlets].sort(
    (a, b) => apart(a.middle, middle) - apart(b.middle, middle),
  );
  return near === undefined ? null : nameOf(near.stem, "路");
}

function refFor(
  grown: Grown,
  roadClass: RoadClass | "border",
  middle: Point,
  random: Random,
): string | null {
  const zone = grown.zoneAt(middle);
  const far = zone === "rural" || zone === "hill" || zone === "fringe";
  if (!far) return null;
  if (roadClass === "primary") return `S3${String(10 + randomIndex(random, 90))}`;
  if (roadClass === "secondary") return `X${String(101 + randomIndex(random, 180))}`;
  return roadClass === "tertiary" ? `Y${String(201 + randomIndex(random, 700))}` : null;
}
