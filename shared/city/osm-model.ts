import type { LngLat } from "../units/lng-lat.ts";
import type { Name } from "./name.ts";
import { lngLatOf, plus } from "./plane.ts";
import type { Point } from "./plane.ts";
import type { Ring } from "./polygon.ts";
import type { Tile } from "./tile.ts";

export type Tags = Readonly<Record<string, string>>;
export type OsmNode = { readonly id: number; readonly at: LngLat; tags: Tags | null };
export type OsmWay = {
  readonly id: number;
  readonly nodes: readonly number[];
  readonly tags: Tags;
};
export type OsmMember = {
  readonly type: "node" | "way";
  readonly ref: number;
  readonly role: string;
};
export type OsmRelation = {
  readonly id: number;
  readonly members: readonly OsmMember[];
  readonly tags: Tags;
};

const IDS_PER_TILE = 10_000_000;

/** One county's part of the OpenStreetMap file. */
export type OsmPart = {
  readonly tile: Tile;
  readonly nodes: OsmNode[];
  readonly ways: OsmWay[];
  readonly relations: OsmRelation[];
  /** Nodes on a border between counties, by place: they are the same node on both sides. */
  readonly shared: Map<string, number>;
};

export function osmPart(tile: Tile, shared: Map<string, number>): OsmPart {
  return { tile, nodes: [], ways: [], relations: [], shared };
}

export function putNode(part: OsmPart, point: Point, tags: Tags | null = null): number {
  const id = part.tile.index * IDS_PER_TILE + part.nodes.length + 1;
  part.nodes.push({ id, at: lngLatOf(plus(point, part.tile.centre)), tags });
  return id;
}

/** A node where a line goes on into the next county: made once, then found again. */
export function putBorderNode(part: OsmPart, point: Point): number {
  const key = lngLatOf(plus(point, part.tile.centre)).join(",");
  const known = part.shared.get(key);
  if (known !== undefined) return known;
  const id = putNode(part, point);
  part.shared.set(key, id);
  return id;
}

export function tagNode(part: OsmPart, id: number, tags: Tags): void {
  const node = part.nodes[id - part.tile.index * IDS_PER_TILE - 1];
  if (node !== undefined) node.tags = { ...node.tags, ...tags };
}

export function putWay(part: OsmPart, nodes: readonly number[], tags: Tags): number {
  const id = part.tile.index * IDS_PER_TILE + part.ways.length + 1;
  part.ways.push({ id, nodes, tags });
  return id;
}

export function putRing(part: OsmPart, ring: Ring, tags: Tags): number {
  const nodes = ring.map((point) => putNode(part, point));
  const [first] = nodes;
  return putWay(part, first === undefined ? nodes : [...nodes, first], tags);
}

export function putRelation(part: OsmPart, members: readonly OsmMember[], tags: Tags): void {
  const id = part.tile.index * IDS_PER_TILE + part.relations.length + 1;
  part.relations.push({ id, members, tags });
}

/** The tags that say a name in Chinese, in pinyin and in English. */
export function nameTags(name: Name | null): Tags {
  if (name === null) return {};
  return {
    name: name.zh,
    "name:zh": name.zh,
    "name:zh_pinyin": name.pinyin,
    "name:en": name.en,
  };
}
