import type { Area } from "../model/area.ts";
import { boundsHold, boundsOf } from "../units/lng-lat.ts";
import type { Bounds, LngLat } from "../units/lng-lat.ts";
import { polygonsHold } from "../units/polygon-holds.ts";

/** Who answers for a place.  `overlap`: several beats hold it, and all are named; `gap`: it lies in
 *  a jurisdiction and in no beat; `outside`: nobody's ground. */
export type Responsible = {
  readonly state: "one" | "overlap" | "gap" | "outside";
  readonly beats: readonly Area[];
};

type Boxed = { readonly area: Area; readonly bounds: Bounds };

/** Beats and jurisdictions, to be asked for a place: made once for a map of areas. */
export class BeatGrid {
  readonly beats: readonly Area[];
  readonly domains: readonly Area[];
  readonly #beats: readonly Boxed[];
  readonly #domains: readonly Boxed[];

  constructor(areas: Iterable<Area>) {
    const all = [...areas];
    this.beats = all.filter((area) => area.class === "beat");
    this.domains = all.filter((area) => area.class === "jurisdiction");
    this.#beats = this.beats.flatMap(boxed);
    this.#domains = this.domains.flatMap(boxed);
  }

  at(lngLat: LngLat): Responsible {
    const beats = holding(this.#beats, lngLat);
    if (beats.length > 1) return { state: "overlap", beats };
    if (beats.length === 1) return { state: "one", beats };
    const isKept = holding(this.#domains, lngLat).length > 0;
    return { state: isKept ? "gap" : "outside", beats };
  }
}

function boxed(area: Area): Boxed[] {
  const bounds = boundsOf(area.polygons.flatMap((rings) => rings[0] ?? []));
  return bounds === null ? [] : [{ area, bounds }];
}

function holding(areas: readonly Boxed[], lngLat: LngLat): readonly Area[] {
  const held = areas.filter(({ area, bounds }) => {
    return boundsHold(bounds, lngLat) && polygonsHold(area.polygons, lngLat);
  });
  return held.map(({ area }) => area);
}
