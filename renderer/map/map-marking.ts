import type { LngLat } from "../../shared/units/lng-lat.ts";

/** Something drawn on the map: a shape that stands, a fence, one that is being drawn, the way that
 *  a unit came, a sector of an event, or a post: open or closed, or of an event with nobody or too
 *  few there. */
export type MapMarking = {
  readonly id: string;
  readonly look:
    "plain" | "fence" | "draft" | "trail" | "open" | "closed" | "short" | "unmanned" | "sector";
  readonly lines: readonly (readonly LngLat[])[];
  /** Ground that it encloses, closed; null: it encloses none. */
  readonly ground: readonly LngLat[] | null;
  /** Names and times, each where it belongs. */
  readonly plates: readonly {
    readonly lngLat: LngLat;
    readonly text: string;
    /** What stands there from far away; absent: nothing does. */
    readonly far?: string;
  }[];
};
