import type { Name } from "./name.ts";

export const ROAD_CLASSES = [
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
  "pedestrian",
  "cycleway",
  "footway",
  "path",
] as const;
export type RoadClass = (typeof ROAD_CLASSES)[number];

/** A line on the plan, before it has junctions. "border" is no road: it only closes the blocks. */
export type Street = {
  readonly id: number;
  class: RoadClass | "border";
  /** Two one-way carriageways. */
  readonly dual: boolean;
  /** Closed to motors: bollards at its ends. */
  readonly alley: boolean;
  oneway: boolean;
  name: Name | null;
  ref: string | null;
};

/** All the streets of one county, by number. */
export type Streets = Street[];

export function newStreet(
  streets: Streets,
  of: Pick<Street, "class"> & Partial<Omit<Street, "id" | "class">>,
): Street {
  const street: Street = {
    id: streets.length,
    dual: false,
    alley: false,
    oneway: false,
    name: null,
    ref: null,
    ...of,
  };
  streets.push(street);
  return street;
}

/** May cars use it? */
export function drivable(street: Street): boolean {
  if (street.alley) return false;
  switch (street.class) {
    case "border":
    case "pedestrian":
    case "cycleway":
    case "footway":
    case "path":
      return false;
    default:
      return true;
  }
}
