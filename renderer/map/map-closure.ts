import type { LngLat } from "../../shared/units/lng-lat.ts";

/** A closed street to show on the map. */
export type MapClosure = {
  readonly id: string;
  readonly lines: readonly (readonly LngLat[])[];
  /** Where its mark stands: the middle of each stretch. */
  readonly marks: readonly LngLat[];
  /** The one of them that stands for all from far away. */
  readonly middle: LngLat | null;
  /** Nobody has closed it yet: it is being looked at. */
  readonly preview: boolean;
};
