import type { RoadInput } from "../../../shared/roads/road-input.ts";
import type { LngLat } from "../../../shared/units/lng-lat.ts";
import type { MapFeature, Polygon } from "./map-feature.ts";

/** Everything OneWall takes from OpenStreetMap files, merged over the files. */
export type OsmHarvest = {
  readonly roads: RoadInput;
  readonly features: readonly MapFeature[];
  readonly places: readonly OsmPlace[];
  readonly areas: readonly OsmArea[];
  readonly report: OsmReport;
};

/** Something to search for by name. */
export type OsmPlace = {
  /** "n", "w" or "r" and the number: stable from import to import. */
  readonly osmId: string;
  readonly name: string;
  readonly nameLatin: string | null;
  /** Word of OpenStreetMap for the kind: "hospital", "street", "village", "police". */
  readonly class: string;
  readonly lngLat: LngLat;
  /** About the map zoom at which it is worth a label: smaller is more important. */
  readonly rank: number;
};

/** An administrative area. */
export type OsmArea = {
  readonly osmId: string;
  readonly name: string;
  readonly nameLatin: string | null;
  /** 2 country … 4 province, 5 prefecture, 6 county, 8 township, 10 community. */
  readonly adminLevel: number;
  readonly polygons: readonly Polygon[];
};

export type OsmReport = {
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
  readonly counts: {
    readonly nodesUsed: number;
    /** Nodes that ways refer to and no file holds. */
    readonly nodesMissing: number;
    readonly waysUsed: number;
    readonly waysWithMissingNodes: number;
    /** Elements that an earlier file had already brought. */
    readonly duplicates: number;
    readonly roads: number;
    readonly restrictions: number;
    readonly features: number;
    readonly places: number;
    readonly areas: number;
  };
  /** At most REJECTED_MAX entries; `rejectedCount` counts them all. */
  readonly rejected: readonly OsmRejected[];
  readonly rejectedCount: number;
  readonly rejectedByReason: Readonly<Record<string, number>>;
};

export type OsmRejected = { readonly osmId: string; readonly reason: string };

export type OsmProgress = {
  readonly path: string;
  /** 1 relations, 2 ways, 3 nodes. */
  readonly pass: 1 | 2 | 3;
  /** Part of the whole reading that is done, 0 to 1. */
  readonly share: number;
};

export const REJECTED_MAX = 1000;
