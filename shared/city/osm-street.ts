import { at } from "./at.ts";
import type { Grown } from "./growth.ts";
import { dualDirection } from "./junction.ts";
import type { Junctions } from "./junction.ts";
import { edgeEnds, edgeKey, streetOf } from "./net.ts";
import { nameTags, putWay } from "./osm-model.ts";
import type { Tags } from "./osm-model.ts";
import { nameOf } from "./name.ts";
import type { Name } from "./name.ts";
import { between, dot, minus, towards } from "./plane.ts";
import type { Point } from "./plane.ts";
import type { Sheet } from "./sheet.ts";
import type { Street } from "./street.ts";

/** Where the ways of the file lie: way number by the key of each edge it covers. */
export type WayOf = Map<number, number>;

/** Writes every street as ways; a way ends at a bridge's end and at each node in `breaks`. */
export function putStreets(
  sheet: Sheet,
  leader: readonly number[],
  breaks: ReadonlySet<number>,
): WayOf {
  const { grown, part, junctions } = sheet;
  const wayOf: WayOf = new Map();
  const runs = runsOf(grown, leader, breaks, junctions);
  for (const { street, nodes, wet } of runs) {
    const middle = at(grown.net.points, at(nodes, Math.floor(nodes.length / 2)));
    const name = sidedName(street, middle);
    const tags = {
      ...tagsOf(street, grown.zoneAt(middle)),
      ...nameTags(name),
      ...bridgeTags(wet, name),
    };
    if (street.dual) {
      putDual(sheet, nodes, tags);
      continue;
    }
    const ids = nodes.map((node, i) =>
      i + 1 < nodes.length
        ? junctions.attach(node, at(nodes, i + 1))
        : junctions.attach(node, at(nodes, i - 1)),
    );
    const way = putWay(part, ids, tags);
    for (let i = 0; i + 1 < nodes.length; i += 1) {
      wayOf.set(edgeKey(at(nodes, i), at(nodes, i + 1)), way);
    }
  }
  return wayOf;
}

type Run = { readonly street: Street; readonly nodes: number[]; readonly wet: boolean };

/** Maximal lines of edges with one street and one kind of ground. */
function runsOf(
  grown: Grown,
  leader: readonly number[],
  breaks: ReadonlySet<number>,
  junctions: Junctions,
): Run[] {
  const { net, plan } = grown;
  const kindOf = new Map<number, number>();
  for (const [key, street] of net.edges) {
    if (at(plan.streets, street).class === "border") continue;
    kindOf.set(key, at(leader, street) * 2 + (wetEdge(grown, key) ? 1 : 0));
  }
  const done = new Set<number>();
  const runs: Run[] = [];
  const onward = (node: number, key: number): number | null => {
    if (breaks.has(node) || junctions.roundabouts.has(node)) return null;
    const kind = kindOf.get(key);
    const same = at(net.neighbours, node).filter(
      (next) => kindOf.get(edgeKey(node, next)) === kind,
    );
    if (same.length !== 2 && !isYard(grown, key)) return null;
    const dual = junctions.sides.has(node) && !at(plan.streets, net.edges.get(key) ?? 0).dual;
    if (dual) return null;
    const before = edgeEnds(key).find((end) => end !== node) ?? node;
    const ahead = same.filter((next) => next !== before && straightOn(grown, before, node, next));
    return ahead[0] ?? (same.length === 2 ? (same.find((next) => next !== before) ?? null) : null);
  };
  for (const [key, kind] of kindOf) {
    if (done.has(key)) continue;
    const [a, b] = edgeEnds(key);
    const nodes = [a, b];
    done.add(key);
    extend(nodes, done, onward);
    nodes.reverse();
    extend(nodes, done, onward);
    const street = at(plan.streets, streetOf(net, a, b));
    runs.push({ street, nodes, wet: kind % 2 === 1 });
  }
  return runs;
}

const isYard = (grown: Grown, key: number): boolean =>
  at(grown.plan.streets, grown.net.edges.get(key) ?? 0).class === "service";

function straightOn(grown: Grown, before: number, node: number, next: number): boolean {
  const { points } = grown.net;
  const [a, b, c] = [at(points, before), at(points, node), at(points, next)];
  return dot(towards(a, b), towards(b, c)) > 0.9;
}

function extend(
  nodes: number[],
  done: Set<number>,
  onward: (node: number, key: number) => number | null,
): void {
  for (;;) {
    const [before, last] = [at(nodes, nodes.length - 2), at(nodes, nodes.length - 1)];
    const next = onward(last, edgeKey(before, last));
    if (next === null || done.has(edgeKey(last, next))) return;
    done.add(edgeKey(last, next));
    nodes.push(next);
  }
}

function wetEdge(grown: Grown, key: number): boolean {
  const [a, b] = edgeEnds(key).map((node) => at(grown.net.points, node));
  if (a === undefined || b === undefined) return false;
  return [0.1, 0.3, 0.5, 0.7, 0.9].some((share) => grown.terrain.waterAt(between(a, b, share)));
}

/** Both carriageways, each in the direction in which traffic keeps right. */
function putDual({ grown, part, junctions }: Sheet, nodes: readonly number[], tags: Tags): void {
  const { net } = grown;
  const [a, b] = [at(nodes, 0), at(nodes, 1)];
  const ahead = dot(minus(at(net.points, b), at(net.points, a)), dualDirection(grown, a)) > 0;
  const forth = ahead ? nodes : [...nodes].reverse();
  const side = (pick: 0 | 1): number[] =>
    forth.map((node) => junctions.sides.get(node)?.[pick] ?? junctions.attach(node, a));
  putWay(part, side(1), { ...tags, oneway: "yes" });
  putWay(part, side(0).reverse(), { ...tags, oneway: "yes" });
}

function bridgeTags(wet: boolean, name: Name | null): Tags {
  if (!wet) return {};
  const title = name === null ? {} : { "bridge:name": `${name.zh.slice(0, 2)}大桥` };
  return { bridge: "yes", layer: "1", ...title };
}

const SPEED: Readonly<Record<string, string>> = {
  trunk: "80",
  primary: "60",
  secondary: "50",
  tertiary: "40",
  unclassified: "40",
  residential: "30",
  living_street: "15",
  service: "15",
};
const LANES: Readonly<Record<string, string>> = {
  trunk: "3",
  primary: "4",
  secondary: "4",
  tertiary: "2",
};

function tagsOf(street: Street, zone: string): Tags {
  const tags: Record<string, string> = { highway: street.class };
  const speed = SPEED[street.class];
  const far = zone === "rural" || zone === "hill" || zone === "fringe";
  if (speed !== undefined) tags["maxspeed"] = speed;
  if (far && street.class === "primary") tags["maxspeed"] = "80";
  if (far && street.class === "secondary") tags["maxspeed"] = "60";
  const lanes = street.dual ? "3" : far ? "2" : LANES[street.class];
  if (lanes !== undefined && LANES[street.class] !== undefined) tags["lanes"] = lanes;
  if (street.ref !== null) tags["ref"] = street.ref;
  if (street.oneway) tags["oneway"] = "yes";
  if (street.alley) {
    Object.assign(tags, { motor_vehicle: "no", bicycle: "yes", foot: "yes" });
    tags["width"] = street.class === "living_street" ? "3.5" : "2";
  }
  return tags;
}

/** 人民路 is 人民北路, 人民中路 and 人民南路 on the ground. */
function sidedName(street: Street, middle: Point): Name | null {
  const { name } = street;
  if (name === null) return null;
  if (name.zh === "人民路" || name.zh === "学院路") {
    const side = middle[1] > 1_300 ? "北" : middle[1] < -1_000 ? "南" : "中";
    return nameOf(name.zh.slice(0, 2), side, "路");
  }
  if (name.zh === "解放路" || name.zh === "内环路" || name.zh === "外环路") {
    const span = name.zh === "外环路" ? 2_400 : 900;
    const onX = Math.abs(middle[0]) > span || name.zh === "解放路";
    const east = middle[0] > 0;
    if (onX) {
      const inner = Math.abs(middle[0]) < span;
      return nameOf(name.zh.slice(0, 2), inner ? "中" : east ? "东" : "西", "路");
    }
    return nameOf(name.zh.slice(0, 2), middle[1] > 0 ? "北" : "南", "路");
  }
  return name;
}
