import { DOMParser } from "@xmldom/xmldom";
import { XMLParser } from "fast-xml-parser";
import { pinyin } from "pinyin-pro";
import { expect, test } from "vitest";
import { wgs84From } from "../units/coordinate-system.ts";
import { boundsHold } from "../units/lng-lat.ts";
import type { Bounds, LngLat } from "../units/lng-lat.ts";
import { CAMERAS_A_COUNTY, CAMERAS_GCJ02, CAMERAS_MISPLACED } from "./camera-list.ts";
import { CAMERAS_WITHOUT_HEADING } from "./camera-list.ts";
import { cityFiles } from "./city-files.ts";

const SEED = 7;
const OTHER_SEED = 20_261_124;
const COUNTY: Bounds = [119.87, 28.8, 120.17, 29.0];

type Tagged = { readonly tags: Readonly<Record<string, string>> };
type Way = Tagged & { readonly id: string; readonly nodes: readonly string[] };
type Relation = Tagged & { readonly members: readonly Readonly<Record<string, string>>[] };
type Osm = {
  readonly nodes: ReadonlyMap<string, Tagged & { readonly at: LngLat }>;
  readonly ways: readonly Way[];
  readonly relations: readonly Relation[];
};

const files = new Map(cityFiles({ seed: SEED, scale: "county" }).map((f) => [f.name, f]));
const texts = new Map<string, string>();

function textOf(name: string): string {
  const known = texts.get(name);
  if (known !== undefined) return known;
  const text = [...(files.get(name)?.chunks() ?? [])].join("");
  texts.set(name, text);
  return text;
}

let parsed: Osm | null = null;
const osm = (): Osm => (parsed ??= osmFrom(textOf("city.osm")));

type Attributes = Record<string, string>;
type Element = Attributes & { tag?: Attributes[]; nd?: Attributes[]; member?: Attributes[] };

function osmFrom(text: string): Osm {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: "",
    parseAttributeValue: false,
    isArray: (name) => ["node", "way", "relation", "nd", "tag", "member"].includes(name),
  });
  const { osm: root } = parser.parse(text) as {
    osm: { node: Element[]; way: Element[]; relation: Element[] };
  };
  const tagsOf = ({ tag }: Element): Record<string, string> =>
    Object.fromEntries((tag ?? []).map(({ k, v }) => [k ?? "", v ?? ""]));
  return {
    nodes: new Map(
      root.node.map((n) => [
        n["id"] ?? "",
        { at: [Number(n["lon"]), Number(n["lat"])] as const, tags: tagsOf(n) },
      ]),
    ),
    ways: root.way.map((w) => ({
      id: w["id"] ?? "",
      nodes: (w.nd ?? []).map(({ ref }) => ref ?? ""),
      tags: tagsOf(w),
    })),
    relations: root.relation.map((r) => ({ members: r.member ?? [], tags: tagsOf(r) })),
  };
}

const rowsOf = (name: string): Record<string, string>[] => {
  const [head = "", ...lines] = textOf(name).trim().split("\n");
  const columns = head.split(",");
  return lines.map((line) =>
    Object.fromEntries(line.split(",").map((value, i) => [columns[i] ?? "", value])),
  );
};

const MOTORLESS = new Set(["footway", "path", "cycleway", "pedestrian"]);
const forCars = ({ tags }: Way): boolean =>
  tags["highway"] !== undefined &&
  !MOTORLESS.has(tags["highway"]) &&
  tags["motor_vehicle"] !== "no";

/** Arcs of the car network, forwards and backwards. */
function carArcs(map: Osm): [Map<string, string[]>, Map<string, string[]>] {
  const [out, back] = [new Map<string, string[]>(), new Map<string, string[]>()];
  const add = (map: Map<string, string[]>, a: string, b: string): void => {
    const list = map.get(a);
    if (list === undefined) map.set(a, [b]);
    else list.push(b);
  };
  for (const way of map.ways.filter(forCars)) {
    way.nodes.slice(1).forEach((b, i) => {
      const a = way.nodes[i] ?? "";
      add(out, a, b);
      add(back, b, a);
      if (way.tags["oneway"] === "yes") return;
      add(out, b, a);
      add(back, a, b);
    });
  }
  return [out, back];
}

function reached(arcs: ReadonlyMap<string, readonly string[]>, start: string): Set<string> {
  const seen = new Set([start]);
  for (const node of seen) for (const next of arcs.get(node) ?? []) seen.add(next);
  return seen;
}

test("the same seed gives the same bytes", () => {
  const again = cityFiles({ seed: SEED, scale: "county" });
  for (const file of again) {
    expect([...file.chunks()].join("") === textOf(file.name), file.name).toBe(true);
  }
}, 240_000);

test("another seed gives another city, in which cars get everywhere too", () => {
  const [map] = cityFiles({ seed: OTHER_SEED, scale: "county" });
  const text = [...(map?.chunks() ?? [])].join("");
  expect(text === textOf("city.osm")).toBe(false);
  expect(joinedShare(osmFrom(text))).toBeGreaterThan(0.97);
}, 240_000);

const VALUE = '"[^"<&]*(?:&(?:amp|lt|quot);[^"<&]*)*"';
/** One line of the map file: nothing else may stand in it. */
const XML_LINE = new RegExp(
  [
    "^$",
    '^<\\?xml version="1\\.0" encoding="UTF-8"\\?>$',
    `^<osm version=${VALUE} generator=${VALUE}>$`,
    `^ <node id=${VALUE} lat=${VALUE} lon=${VALUE}/?>$`,
    `^ <way id=${VALUE}>(?:<nd ref=${VALUE}/>)+$`,
    `^ <relation id=${VALUE}>(?:<member type=${VALUE} ref=${VALUE} role=${VALUE}/>)+$`,
    `^ {2}<tag k=${VALUE} v=${VALUE}/>$`,
    "^ </(?:node|way|relation)>$",
    "^</osm>$",
  ].join("|"),
);

test("a strict XML parser reads the first and the last pieces of the map", () => {
  const pieces = [...(files.get("city.osm")?.chunks() ?? [])];
  const some = [...pieces.slice(0, 2), ...pieces.slice(-3)].join("");
  const document = new DOMParser({
    onError: (level, message) => {
      throw new Error(`${level}: ${message}`);
    },
  }).parseFromString(some, "text/xml");
  expect(document.getElementsByTagName("node").length).toBeGreaterThan(150);
});

test("the map is well-formed XML of at most 15 MB, and comes in pieces", () => {
  const text = textOf("city.osm");
  const wrong = text.split("\n").filter((line) => !XML_LINE.test(line));
  expect(wrong).toEqual([]);
  for (const element of ["node", "way", "relation"]) {
    const opened = text.match(new RegExp(`<${element} [^>]*[^/]>`, "g"))?.length;
    expect(opened, element).toBe(text.match(new RegExp(`</${element}>`, "g"))?.length);
  }
  expect(new TextEncoder().encode(text).length).toBeLessThan(16_000_000);
  const longest = Math.max(...[...(files.get("city.osm")?.chunks() ?? [])].map((c) => c.length));
  expect(longest).toBeLessThan(400_000);
}, 60_000);

test("every way names nodes that exist, every relation ways and nodes that exist", () => {
  const ways = new Set(osm().ways.map(({ id }) => id));
  const lost = osm().ways.flatMap(({ nodes }) => nodes.filter((n) => !osm().nodes.has(n)));
  expect(lost).toEqual([]);
  expect(osm().ways.filter(({ nodes }) => nodes.length < 2)).toEqual([]);
  const strays = osm()
    .relations.flatMap(({ members }) => members)
    .filter(({ type, ref }) => !(type === "way" ? ways : osm().nodes).has(ref ?? ""));
  expect(strays).toEqual([]);
}, 60_000);

test("a county has the junctions, buildings, bridges and turn bans that it should", () => {
  const degree = new Map<string, number>();
  for (const { nodes, tags } of osm().ways) {
    if (tags["highway"] === undefined) continue;
    nodes.forEach((node, i) => {
      const ends = i === 0 || i === nodes.length - 1 ? 1 : 2;
      degree.set(node, (degree.get(node) ?? 0) + ends);
    });
  }
  const junctions = [...degree.values()].filter((d) => d > 2).length;
  expect(junctions).toBeGreaterThan(8_000);
  expect(junctions).toBeLessThan(12_000);
  const buildings = osm().ways.filter(({ tags }) => tags["building"] !== undefined).length;
  expect(buildings).toBeGreaterThan(4_000);
  expect(buildings).toBeLessThan(8_000);
  const classes = new Set(osm().ways.map(({ tags }) => tags["highway"]));
  for (const road of [
    "motorway",
    "motorway_link",
    "trunk",
    "primary",
    "secondary",
    "tertiary",
    "unclassified",
    "residential",
    "living_street",
    "service",
    "footway",
    "path",
    "cycleway",
    "pedestrian",
  ]) {
    expect(classes, road).toContain(road);
  }
  for (const ban of ["no_left_turn", "no_u_turn", "only_straight_on"]) {
    const count = osm().relations.filter(({ tags }) => tags["restriction"] === ban).length;
    expect(count, ban).toBeGreaterThan(5);
  }
  expect(osm().ways.some(({ tags }) => tags["junction"] === "roundabout")).toBe(true);
  expect(osm().ways.filter(({ tags }) => tags["bridge"] === "yes").length).toBeGreaterThan(8);
}, 60_000);

test("a turn ban's ways both end at its node", () => {
  const ways = new Map(osm().ways.map((way) => [way.id, way]));
  for (const { members, tags } of osm().relations) {
    if (tags["type"] !== "restriction") continue;
    const via = members.find(({ role }) => role === "via")?.["ref"];
    for (const { ref } of members.filter(({ role }) => role !== "via")) {
      const nodes = ways.get(ref ?? "")?.nodes ?? [];
      expect([nodes[0], nodes.at(-1)]).toContain(via);
    }
  }
}, 60_000);

/** Of the nodes that cars use, the share from which every other one can be reached and back. */
function joinedShare(map: Osm): number {
  const [out, back] = carArcs(map);
  const all = new Set([...out.keys(), ...back.keys()]);
  const trunk = map.ways.find(({ tags }) => tags["highway"] === "trunk");
  const start = trunk?.nodes[0] ?? "";
  const [there, home] = [reached(out, start), reached(back, start)];
  return [...there].filter((node) => home.has(node)).length / all.size;
}

test("cars get from everywhere to everywhere", () => {
  expect(joinedShare(osm())).toBeGreaterThan(0.97);
}, 60_000);

test("no car reaches an alley of the old town, and every alley hangs on a street", () => {
  const [out] = carArcs(osm());
  const alleys = osm().ways.filter(({ tags }) => /[弄巷]$/.test(tags["name"] ?? ""));
  const shut = alleys.filter(({ tags }) => tags["motor_vehicle"] === "no");
  expect(shut.length).toBeGreaterThan(100);
  for (const { nodes } of shut) {
    const inner = nodes.slice(1, -1).filter((node) => (out.get(node) ?? []).length > 0);
    const crossings = inner.filter((node) => osm().nodes.get(node)?.tags["barrier"] !== undefined);
    expect(crossings).toEqual([]);
  }
  const walked = new Map<string, string[]>();
  for (const { nodes, tags } of osm().ways) {
    if (tags["highway"] === undefined || tags["highway"].startsWith("motorway")) continue;
    nodes.slice(1).forEach((b, i) => {
      const a = nodes[i] ?? "";
      walked.set(a, [...(walked.get(a) ?? []), b]);
      walked.set(b, [...(walked.get(b) ?? []), a]);
    });
  }
  const near = reached(walked, alleys[0]?.nodes[0] ?? "");
  expect(shut.filter(({ nodes }) => !near.has(nodes[0] ?? ""))).toEqual([]);
}, 60_000);

test("every name has its pinyin and its English, and the pinyin is right", () => {
  const named = [...osm().ways, ...osm().nodes.values(), ...osm().relations]
    .map(({ tags }) => tags)
    .filter((tags) => tags["name"] !== undefined);
  expect(named.length).toBeGreaterThan(3_000);
  const wrong = named.filter((tags) => {
    const said = (tags["name:zh_pinyin"] ?? "").toLowerCase().replaceAll(" ", "");
    return said === "" || (tags["name:en"] ?? "") === "";
  });
  expect(wrong).toEqual([]);
  const signs = new Set(named.flatMap((tags) => [...(tags["name"] ?? "")]));
  for (const tags of named) {
    const zh = tags["name"] ?? "";
    if ([...zh].length !== 3) continue;
    const said = (tags["name:zh_pinyin"] ?? "").toLowerCase().replaceAll(" ", "");
    const readings = [...zh].map((sign) =>
      pinyin(sign, { toneType: "none", multiple: true, type: "array" }),
    );
    const possible = readings.reduce<string[]>(
      (heads, sounds) => heads.flatMap((head) => sounds.map((sound) => head + sound)),
      [""],
    );
    expect(possible, zh).toContain(said);
  }
  expect(signs.size).toBeGreaterThan(100);
}, 60_000);

test("nothing lies outside the county but the planted cameras", () => {
  for (const { at } of osm().nodes.values()) expect(boundsHold(COUNTY, at)).toBe(true);
  const held = rowsOf("cameras.csv").filter(({ lng, lat }) => {
    return lng === "" || !boundsHold(COUNTY, [Number(lng), Number(lat)]);
  });
  expect(held.length).toBe(CAMERAS_MISPLACED);
  for (const name of ["units.csv", "base-stations.csv"]) {
    for (const { lng, lat } of rowsOf(name)) {
      expect(boundsHold(COUNTY, [Number(lng), Number(lat)])).toBe(true);
    }
  }
}, 60_000);

test("the lists have the figures of a county, with no id twice", () => {
  const own = rowsOf("cameras.csv");
  const vendor = rowsOf("cameras-gcj02.csv");
  expect(own.length + vendor.length).toBe(CAMERAS_A_COUNTY);
  expect(vendor.length).toBe(CAMERAS_GCJ02);
  expect(own.filter(({ heading }) => heading === "").length).toBe(CAMERAS_WITHOUT_HEADING);
  const ids = [...own, ...vendor].map(({ id }) => id ?? "");
  expect(new Set(ids).size).toBe(CAMERAS_A_COUNTY);
  expect(ids.every((id) => /^\d{10}132\d{7}$/.test(id))).toBe(true);
  const units = rowsOf("units.csv");
  const count = (kind: string): number => units.filter((unit) => unit["kind"] === kind).length;
  expect([units.length, count("officer"), count("vehicle"), count("volunteer")]).toEqual([
    800, 320, 180, 300,
  ]);
  expect(new Set(units.map(({ callSign }) => callSign)).size).toBe(800);
  expect(features("checkpoints.geojson").length).toBe(400);
  const profile = JSON.parse(textOf("incident-profile.json")) as { perDay: number };
  expect(profile.perDay).toBe(600);
}, 60_000);

test("the vendor's cameras stand beside streets once their system is undone", () => {
  const streets = [...osm().nodes.values()].map(({ at }) => at);
  for (const { lng, lat } of rowsOf("cameras-gcj02.csv").slice(0, 12)) {
    const raw = [Number(lng), Number(lat)] as const;
    const place = wgs84From("gcj02", raw);
    const near = (p: LngLat): boolean =>
      streets.some((s) => Math.abs(s[0] - p[0]) < 6e-4 && Math.abs(s[1] - p[1]) < 6e-4);
    expect(near(place)).toBe(true);
    expect(Math.abs(place[0] - raw[0])).toBeGreaterThan(0.002);
  }
}, 60_000);

type Feature = {
  readonly properties: Readonly<Record<string, string>>;
  readonly geometry: { readonly coordinates: LngLat[][][] };
};
const features = (name: string): Feature[] =>
  (JSON.parse(textOf(name)) as { features: Feature[] }).features;

function holds(polygons: readonly LngLat[][][], [x, y]: LngLat): boolean {
  let inside = false;
  for (const ring of polygons.flat()) {
    ring.slice(1).forEach((b, i) => {
      const a = ring[i] ?? b;
      if (a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]) {
        inside = !inside;
      }
    });
  }
  return inside;
}

test("every place of the county lies in one jurisdiction and one beat", () => {
  const areas = features("areas.geojson");
  const places = rowsOf("units.csv").map(({ lng, lat }): LngLat => [Number(lng), Number(lat)]);
  for (const kind of ["jurisdiction", "beat"]) {
    const shapes = areas.filter(({ properties }) => properties["class"] === kind);
    for (const place of places) {
      const owners = shapes.filter(({ geometry }) => holds(geometry.coordinates, place));
      expect(owners.length, `${kind} at ${String(place)}`).toBe(1);
    }
  }
}, 60_000);
