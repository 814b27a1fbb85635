import type { EntityKind } from "../../shared/model/entity-key.ts";
import type { UnitClass } from "../../shared/model/unit.ts";
import { FAMILIES } from "../live/family.ts";
import type { Family } from "../live/family.ts";

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

/** How many of a family are drawn in the view, and how many cannot be. */
export type FamilyCount = {
  readonly family: Family;
  readonly shown: number;
  /** Without a position. */
  readonly held: number;
};

/** A thing of the map that can be pointed at. */
export type MapThing = { readonly kind: EntityKind | "place"; readonly id: string };
