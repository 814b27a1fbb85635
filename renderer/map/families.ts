import type { EntityKind } from "../../shared/model/entity-key.ts";
import type { UnitClass } from "../../shared/model/unit.ts";

/** The six layer families, in the order of their keys 1 to 6. */
export const FAMILIES = [
  "cameras",
  "checkpoints",
  "officers",
  "vehicles",
  "incidents",
  "places",
] as const;
export type Family = (typeof FAMILIES)[number];
export type FamilySwitches = Readonly<Record<Family, boolean>>;

export const ALL_FAMILIES_SHOWN: FamilySwitches = {
  cameras: true,
  checkpoints: true,
  officers: true,
  vehicles: true,
  incidents: true,
  places: true,
};

/** The family of a key "1" to "6", null for any other key. */
export function familyOfKey(key: string): Family | null {
  return FAMILIES[Number(key) - 1] ?? null;
}

/** Volunteers stand with the vehicles, by their own shape. */
export const FAMILY_OF_UNIT: Readonly<Record<UnitClass, Family>> = {
  officer: "officers",
  vehicle: "vehicles",
  volunteer: "vehicles",
};

/** What the head of a family says. */
export type FamilyCount = {
  readonly family: Family;
  /** In the view and drawn. */
  readonly shown: number;
  readonly total: number;
  /** Without a position. */
  readonly held: number;
  /** Content time of the oldest datum that is drawn, epoch ms; null: nothing has an age. */
  readonly oldestAt: number | null;
};

/** A thing of the map that can be pointed at. */
export type MapThing = { readonly kind: EntityKind | "place"; readonly id: string };
