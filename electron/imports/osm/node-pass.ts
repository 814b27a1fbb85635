import { blockedAt } from "../../../shared/roads/access.ts";
import type { CarRights } from "../../../shared/roads/car-rights.ts";
import { IdIndex } from "./id-index.ts";
import { latinName, localName } from "./latin-name.ts";
import type { MapFeature } from "./map-feature.ts";
import { NodePositions } from "./node-positions.ts";
import type { OsmPlace } from "./osm-harvest.ts";
import type { OsmVisitor } from "./osm-visitor.ts";
import { interestClass, settlementClass } from "./place-class.ts";
import type { Rejections } from "./rejections.ts";
import type { Tags } from "./tags.ts";

const LAT_MAX = 90e7;
const LNG_MAX = 180e7;
const E7 = 1e7;

/** Third pass: where the nodes of the kept ways stand, and the nodes that are something. */
export class NodePass implements OsmVisitor {
  readonly wants = { nodes: true, ways: false, relations: false };
  readonly positions: NodePositions;
  /** Bits of MODE_BIT by node number: the modes a barrier stops. */
  readonly blocked: Uint8Array;
  readonly features: MapFeature[] = [];
  readonly places: OsmPlace[] = [];
  duplicates = 0;
  readonly #nodes: IdIndex;
  readonly #seen = new IdIndex();
  readonly #rejections: Rejections;
  readonly #cars: CarRights;

  constructor(nodes: IdIndex, rejections: Rejections, cars: CarRights) {
    this.#cars = cars;
    this.#nodes = nodes;
    this.positions = new NodePositions(nodes.count);
    this.blocked = new Uint8Array(nodes.count);
    this.#rejections = rejections;
  }

  way(): void {
    return;
  }

  relation(): void {
    return;
  }

  reject(osmId: string, reason: string): void {
    this.#rejections.add(osmId, reason);
  }

  node(id: number, lng: number, lat: number, tags: Tags): void {
    if (Math.abs(lat) > LAT_MAX || Math.abs(lng) > LNG_MAX) {
      this.reject(`n${id}`, "position outside the globe");
      return;
    }
    const number = this.#nodes.numberOf(id);
    if (number >= 0 && !this.positions.known(number)) {
      this.positions.set(number, lng, lat);
      if (tags.count > 0) this.blocked[number] = blockedAt(tags.of, this.#cars);
    }
    if (tags.count > 0 && tags.has("name")) this.#takeNamed(id, lng, lat, tags);
  }

  #takeNamed(id: number, lng: number, lat: number, tags: Tags): void {
    const settlement = settlementClass(tags.of);
    const place = settlement ?? interestClass(tags.of);
    const name = localName(tags.of);
    if (place === null || name === null) return;
    if (this.#seen.numberOf(id) >= 0) {
      this.duplicates += 1;
      return;
    }
    this.#seen.add(id);
    const osmId = `n${id}`;
    const nameLatin = latinName(tags.of);
    const lngLat = [lng / E7, lat / E7] as const;
    this.places.push({ osmId, name, nameLatin, class: place.class, lngLat, rank: place.rank });
    this.features.push({
      osmId,
      class: settlement === null ? "poi" : "place-label",
      subclass: place.class,
      geometry: { kind: "point", lngLat },
      name,
      nameLatin,
      layer: 0,
      rank: place.rank,
      oneWay: 0,
      structure: "ground",
    });
  }
}
