import type { TravelMode, UnitClass } from "../../../shared/model/unit.ts";

/** What a mark on the map can be; the pack of symbols has a picture for each. */
export const GLYPHS = [
  "camera",
  "checkpoint",
  "base-station",
  "officer",
  "officer-ebike",
  "vehicle",
  "vehicle-ebike",
  "volunteer",
  "incident-1",
  "incident-2",
  "incident-3",
] as const;
export type Glyph = (typeof GLYPHS)[number];

/** What it does: for units free, engaged, off duty or calling for help; for incidents nobody yet,
 *  somebody told, somebody there, reported back.  Things that stand still are always at rest. */
export const ACTIVITIES = ["rest", "busy", "there", "off", "alarm"] as const;
export type Activity = (typeof ACTIVITIES)[number];

/** How old its last datum is, by its own interval: within twice, beyond, beyond three times. */
export const FRESHNESSES = ["live", "stale", "lost"] as const;
export type Freshness = (typeof FRESHNESSES)[number];
export const LIVE = 0;
export const STALE = 1;
export const LOST = 2;

/** Number of one picture in the atlas: what, doing what, how fresh. */
export function glyphCode(glyph: Glyph, activity: Activity): number {
  return (GLYPHS.indexOf(glyph) * ACTIVITIES.length + ACTIVITIES.indexOf(activity)) * 3;
}

export const GLYPH_CODES = GLYPHS.length * ACTIVITIES.length * FRESHNESSES.length;

export function glyphOfUnit(unitClass: UnitClass, mode: TravelMode | null): Glyph {
  if (unitClass === "volunteer") return "volunteer";
  if (unitClass === "vehicle") return mode === "ebike" ? "vehicle-ebike" : "vehicle";
  return mode === "ebike" ? "officer-ebike" : "officer";
}
