import { GrowingInts } from "../../../shared/kit/growing.ts";
import type { CarRights } from "../../../shared/roads/car-rights.ts";
import { wayTravel } from "../../../shared/roads/way-travel.ts";
import { areaStyle, closedIsArea, lineStyle } from "./feature-style.ts";
import type { FeatureStyle } from "./feature-style.ts";
import type { IdIndex } from "./id-index.ts";
import { KeptWays } from "./kept-ways.ts";
import { latinName, localName } from "./latin-name.ts";
import type { OsmVisitor } from "./osm-visitor.ts";
import { interestClass, settlementClass } from "./place-class.ts";
import type { PlaceClass } from "./place-class.ts";
import type { Rejections } from "./rejections.ts";
import type { Tags } from "./tags.ts";

type Named = { readonly name: string; readonly nameLatin: string | null };

export type DrawnWay = {
  readonly way: number;
  readonly style: FeatureStyle;
  readonly area: boolean;
  readonly name: string | null;
  readonly nameLatin: string | null;
};
export type PlaceWay = Named & { readonly way: number; readonly place: PlaceClass };
/** Part of a street or river that has a name. */
export type NamedLine = Named & {
  readonly way: number;
  readonly class: string;
  readonly rank: number;
};

/** Second pass: every way that is a street, drawn, searched for or part of a relation. */
export class WayPass implements OsmVisitor {
  readonly wants = { nodes: false, ways: true, relations: false };
  readonly kept = new KeptWays();
  readonly drawn: DrawnWay[] = [];
  readonly places: PlaceWay[] = [];
  readonly lines: NamedLine[] = [];
  /** Number of the kept way, the index of its name, and six speeds, for each street. */
  readonly roadWay = new GrowingInts();
  readonly roadName = new GrowingInts();
  readonly roadSpeed = new GrowingInts();
  readonly roadNames: string[] = [""];
  duplicates = 0;
  readonly #nameIndex = new Map<string, number>([["", 0]]);
  readonly #members: IdIndex;
  readonly #rejections: Rejections;
  readonly #cars: CarRights;

  constructor(members: IdIndex, rejections: Rejections, cars: CarRights) {
    this.#cars = cars;
    this.#members = members;
    this.#rejections = rejections;
  }

  node(): void {
    return;
  }

  relation(): void {
    return;
  }

  reject(osmId: string, reason: string): void {
    this.#rejections.add(osmId, reason);
  }

  way(id: number, refs: Float64Array, count: number, tags: Tags): void {
    const travel = tags.count === 0 ? null : wayTravel(tags.of, this.#cars);
    const closed = count >= 4 && refs[0] === refs[count - 1];
    const area = closed && tags.count > 0 && closedIsArea(tags.of) ? areaStyle(tags.of) : null;
    const style = area ?? (tags.count === 0 ? null : lineStyle(tags.of));
    const place = closed && tags.has("name") ? placeOf(tags) : null;
    const member = this.#members.numberOf(id) >= 0;
    if (travel === null && style === null && place === null && !member) return;
    if (this.kept.ids.numberOf(id) >= 0) {
      this.duplicates += 1;
      return;
    }
    if (count < 2) {
      this.reject(`w${id}`, "way of fewer than two nodes");
      return;
    }
    const way = this.kept.add(id, refs, count);
    const [name, nameLatin] = [localName(tags.of), latinName(tags.of)];
    if (style !== null) this.drawn.push({ way, style, area: area !== null, name, nameLatin });
    if (travel !== null) this.#addRoad(way, tags, travel);
    if (name === null) return;
    if (place !== null) this.places.push({ way, name, nameLatin, place });
    else if (style?.class === "road" || style?.class === "river") {
      const kind = style.class === "road" ? "street" : style.subclass;
      this.lines.push({ way, name, nameLatin, class: kind, rank: style.rank });
    }
  }

  #addRoad(way: number, tags: Tags, travel: readonly number[]): void {
    this.roadWay.push(way);
    this.roadName.push(this.#nameNumber(localName(tags.of) ?? tags.of("ref") ?? ""));
    for (const speed of travel) this.roadSpeed.push(speed);
  }

  #nameNumber(name: string): number {
    const known = this.#nameIndex.get(name);
    if (known !== undefined) return known;
    this.roadNames.push(name);
    this.#nameIndex.set(name, this.roadNames.length - 1);
    return this.roadNames.length - 1;
  }
}

function placeOf(tags: Tags): PlaceClass | null {
  if (tags.has("highway") && tags.of("area") !== "yes") return null;
  return settlementClass(tags.of) ?? interestClass(tags.of);
}
