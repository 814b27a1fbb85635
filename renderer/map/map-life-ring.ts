import type { LngLat } from "../../shared/units/lng-lat.ts";

/** A life ring to show on the map. */
export type MapLifeRing = { readonly id: string; readonly lngLat: LngLat };
