import type { LngLat } from "../units/lng-lat.ts";
import type { EpochMs } from "../units/quantity.ts";

/** Where one of a group's devices is.  It lives in memory for the shift and is written nowhere:
 *  no table, file or event has a place for it. */
export type GroupReport = {
  readonly groupId: string;
  /** Tells two devices of a group apart while the shift lasts. */
  readonly device: string;
  readonly at: EpochMs;
  readonly lngLat: LngLat;
};
