import type { LngLat } from "../../shared/units/lng-lat.ts";

/** A way to show on the map. */
export type MapRoute = {
  readonly id: string;
  /** A unit on its way; a plan that is in force; a plan that nobody has accepted yet. */
  readonly kind: "dispatch" | "patrol" | "proposal";
  /** From 1: tells routes apart by dash and number. */
  readonly order: number;
  readonly label: string;
  readonly geometry: readonly LngLat[];
  /** Places where it stops, in order. */
  readonly stops: readonly LngLat[];
};
