import type { LngLat } from "../../shared/units/lng-lat.ts";

/** A group on foot as the map marks it: one mark for all its people. */
export type MapGroup = {
  readonly id: string;
  readonly lngLat: LngLat;
  readonly label: string;
  /** Lost: nobody of it was heard for too long. */
  readonly lost: boolean;
};
