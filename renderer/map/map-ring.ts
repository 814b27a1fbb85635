import type { LngLat } from "../../shared/units/lng-lat.ts";

/** A ring to show on the map: where somebody can be, its sectors, the streets that lead out. */
export type MapRing = {
  readonly id: string;
  /** Closed outlines of the ground, and of the ground within the shorter time. */
  readonly outer: readonly (readonly LngLat[])[];
  readonly inner: readonly (readonly LngLat[])[];
  readonly sectors: readonly {
    readonly number: number;
    readonly outline: readonly LngLat[];
    readonly label: string;
    readonly searched: boolean;
  }[];
  readonly exits: readonly {
    readonly lngLat: LngLat;
    readonly label: string;
    readonly held: boolean;
  }[];
  /** Where somebody was seen, oldest first. */
  readonly seen: readonly { readonly lngLat: LngLat; readonly label: string }[];
};
