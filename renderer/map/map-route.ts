import type { LngLat } from "../../shared/units/lng-lat.ts";

/** A place where a way stops. */
export type MapStop = {
  readonly id: string;
  readonly lngLat: LngLat;
  readonly number: number;
  readonly state: "ahead" | "now" | "done" | "skipped";
  /** Beside the stop where its way stands out: when and why; empty: nothing. */
  readonly label: string;
  /** It is the one that is being read. */
  readonly chosen: boolean;
};

/** A way to show on the map. */
export type MapRoute = {
  readonly id: string;
  /** A unit on its way; a plan that is in force; a plan that nobody has accepted yet. */
  readonly kind: "dispatch" | "patrol" | "proposal";
  /** From 1: tells routes apart by lightness, dash and number. */
  readonly order: number;
  readonly label: string;
  readonly geometry: readonly LngLat[];
  /** How much of the geometry lies behind the unit: an index. */
  readonly drivenTo: number;
  /** It waits, because its unit is on a call. */
  readonly waits: boolean;
  /** `loud`: the one that is being read; `quiet`: another one is. */
  readonly voice: "loud" | "plain" | "quiet";
  readonly stops: readonly MapStop[];
};

/** A stop that was pointed at. */
export type StopAt = { readonly routeId: string; readonly stopId: string };
