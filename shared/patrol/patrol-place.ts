import type { ReasonCode } from "../model/patrol-stop.ts";
import type { LngLat } from "../units/lng-lat.ts";
import type { Seconds } from "../units/quantity.ts";

/** A place worth a stop: what a stop there is worth, how long it should last, and why. */
export type PatrolPlace = {
  readonly id: string;
  readonly name: string;
  readonly lngLat: LngLat;
  /** Thousandths of an expected citizen report in the shift. */
  readonly prize: number;
  readonly dwell: Seconds;
  readonly reasons: readonly { readonly code: ReasonCode; readonly value: number | null }[];
};
