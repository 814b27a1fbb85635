import { around, at } from "./at.ts";
import type { Block } from "./block.ts";
import type { Grown } from "./growth.ts";
import type { Line } from "./curve.ts";
import { nearestIndex } from "./curve.ts";
import { nameOf } from "./name.ts";
import { nameTags, putNode, putRelation, putRing, putWay } from "./osm-model.ts";
import type { OsmMember, OsmPart, Tags } from "./osm-model.ts";
import { outlinesOf } from "./outline.ts";
import { plus, times, towards, leftOf } from "./plane.ts";
import type { Point } from "./plane.ts";
import type { Regions } from "./region.ts";
import type { Spot, SpotKind } from "./spot.ts";

const SPOT_TAGS: Readonly<Record<SpotKind, Tags>> = {
  school: { amenity: "school" },
  kindergarten: { amenity: "kindergarten" },
  hospital: { amenity: "hospital" },
  clinic: { amenity: "clinic" },
  station: { railway: "station" },
  "bus-station": { amenity: "bus_station" },
  market: { amenity: "marketplace" },
  bank: { amenity: "bank" },
  police: { amenity: "police" },
  "police-post": { amenity: "police", police: "post" },
  government: { office: "government" },
  park: { leisure: "park" },
  temple: { amenity: "place_of_worship", religion: "buddhist" },
  hotel: { tourism: "hotel" },
  supermarket: { shop: "supermarket" },
  restaurant: { amenity: "restaurant" },
  pharmacy: { amenity: "pharmacy" },
  fuel: { amenity: "fuel" },
  estate: { place: "neighbourhood" },
  works: { man_made: "works" },
  mall: { shop: "mall" },
  "fire-station": { amenity: "fire_station" },
  library: { amenity: "library" },
  museum: { tourism: "museum" },
};

/** Blocks already carry these names as areas; a second name beside them would only double it. */
const NAMED_AS_AREA: ReadonlySet<SpotKind> = new Set(["school", "hospital", "park"]);

export function putSpots(part: OsmPart, spots: readonly Spot[]): void {
  for (const { kind, name, point } of spots) {
    if (!NAMED_AS_AREA.has(kind)) putNode(part, point, { ...SPOT_TAGS[kind], ...nameTags(name) });
  }
}

export function putLabels(grown: Grown, part: OsmPart, regions: Regions): void {
  const m = grown.terrain.mirror;
  const home = grown.tile.index === 0;
  putNode(part, [150 * m, 700], {
    place: home ? "city" : "town",
    population: home ? "412000" : "238000",
    ...nameTags(regions.county),
  });
  for (const { kind, name, middle } of regions.regions) {
    const place = kind === "street-office" ? "suburb" : "town";
    putNode(part, middle, { place, ...nameTags(name) });
  }
  for (const { name, middle } of regions.hamlets) {
    putNode(part, middle, { place: "village", ...nameTags(name) });
  }
}

/** The county's and its regions' borders, which run along streets and share their ways. */
export function putBorders(
  grown: Grown,
  part: OsmPart,
  blocks: readonly Block[],
  regions: Regions,
): void {
  const outlines = outlinesOf(grown.net, blocks, (block) => block.owner);
  const ids = new Map<number, number>();
  const idOf = (node: number): number => {
    const known = ids.get(node);
    if (known !== undefined) return known;
    const id = putNode(part, at(grown.net.points, node));
    ids.set(node, id);
    return id;
  };
  for (const region of regions.regions) {
    const members = outlines
      .filter(({ owner }) => owner === region.index)
      .map(({ nodes }): OsmMember => {
        const refs = [...nodes, at(nodes, 0)].map(idOf);
        const role = isOuter(nodes, grown) ? "outer" : "inner";
        return { type: "way", ref: putWay(part, refs, { boundary: "administrative" }), role };
      });
    putRelation(part, members, {
      type: "boundary",
      boundary: "administrative",
      admin_level: "8",
      ...nameTags(region.name),
    });
  }
  const border = [...grown.terrain.border.ring];
  const way = putRing(part, border, { boundary: "administrative", admin_level: "6" });
  putRelation(part, [{ type: "way", ref: way, role: "outer" }], {
    type: "boundary",
    boundary: "administrative",
    admin_level: "6",
    ...nameTags(regions.county),
  });
}

function isOuter(nodes: readonly number[], grown: Grown): boolean {
  let doubled = 0;
  nodes.forEach((node, i) => {
    const [a, b] = [at(grown.net.points, node), at(grown.net.points, around(nodes, i + 1))];
    doubled += a[0] * b[1] - a[1] * b[0];
  });
  return doubled > 0;
}

/** The railway station with its platforms and square. */
export function putStation(grown: Grown, part: OsmPart, rail: Line, regions: Regions): void {
  const x = 430 * grown.terrain.mirror;
  const i = Math.max(1, nearestIndex(rail, [x, at(rail, Math.floor(rail.length / 2))[1]]));
  const along = towards(at(rail, i - 1), at(rail, i + 1));
  const spot = (u: number, v: number): Point =>
    plus(at(rail, i), plus(times(along, u), times(leftOf(along), v)));
  const box = (u: number, v0: number, v1: number): Point[] => [
    spot(-u, v0),
    spot(u, v0),
    spot(u, v1),
    spot(-u, v1),
  ];
  const name = nameTags(nameOf(regions.stem, "站"));
  putRing(part, box(70, -62, -26), { building: "train_station", "building:levels": "2", ...name });
  putRing(part, box(160, -15, -7), { railway: "platform" });
  putRing(part, box(160, 7, 15), { railway: "platform" });
  putRing(part, box(95, -200, -75), {
    highway: "pedestrian",
    area: "yes",
    ...nameTags(nameOf("站前", "广场")),
  });
  const siding = [spot(-420, 0), spot(-260, 20), spot(260, 20), spot(420, 0)];
  putWay(
    part,
    siding.map((point) => putNode(part, point)),
    { railway: "rail", service: "siding" },
  );
}
