import { distanceBetween } from "../../shared/units/lng-lat.ts";
import type { LngLat } from "../../shared/units/lng-lat.ts";
import type { Metres } from "../../shared/units/quantity.ts";
import type { MapThing } from "./families.ts";
import { worldX, worldY } from "./screen.ts";
import type { ScreenView } from "./screen.ts";

/** A hint at the edge of the map: what lies that way, and how far beyond the edge. */
export type EdgeArrow = {
  readonly thing: MapThing;
  readonly title: string;
  readonly priority: 1 | 2 | 3 | null;
  /** Where it stands, screen pixels. */
  readonly x: number;
  readonly y: number;
  /** Degrees clockwise from north: which way it points. */
  readonly turn: number;
  readonly distance: Metres;
};

export type OffScreen = {
  readonly thing: MapThing;
  readonly title: string;
  readonly priority: 1 | 2 | 3 | null;
  readonly lngLat: LngLat;
};

export const EDGE_ARROWS_MAX = 6;
const INSET = 34;

/** Arrows for what lies outside the view: the line from the middle of the map towards the thing,
 *  cut at the edge.  The distance is from the nearest point of the view. */
export function edgeArrows(
  things: readonly OffScreen[],
  view: ScreenView,
  factor: number,
): EdgeArrow[] {
  const arrows: EdgeArrow[] = [];
  for (const { thing, title, priority, lngLat } of things) {
    if (arrows.length >= EDGE_ARROWS_MAX) break;
    const beyond = beyondEdge(view, lngLat);
    if (beyond === null) continue;
    const { dx, dy, turn, distance } = beyond;
    const inset = INSET * factor;
    const [halfX, halfY] = [view.width / 2 - inset, view.height / 2 - inset];
    const share = Math.min(halfX / Math.abs(dx), halfY / Math.abs(dy));
    arrows.push({
      thing,
      title,
      priority,
      x: view.width / 2 + dx * share,
      y: view.height / 2 + dy * share,
      turn,
      distance,
    });
  }
  return arrows;
}

export type BeyondEdge = {
  /** From the middle of the view, screen pixels. */
  readonly dx: number;
  readonly dy: number;
  /** Degrees clockwise from north, from the middle of the view. */
  readonly turn: number;
  /** From the nearest point of the view. */
  readonly distance: Metres;
};

/** How far outside the view a place lies, and which way; null: the view shows it. */
export function beyondEdge(view: ScreenView, lngLat: LngLat): BeyondEdge | null {
  const x = worldX(lngLat[0]) * view.size - view.left;
  const y = worldY(lngLat[1]) * view.size - view.top;
  if (x >= 0 && y >= 0 && x <= view.width && y <= view.height) return null;
  const [dx, dy] = [x - view.width / 2, y - view.height / 2];
  const nearest = lngLatAt(
    view,
    Math.max(0, Math.min(view.width, x)),
    Math.max(0, Math.min(view.height, y)),
  );
  const turn = (Math.atan2(dx, -dy) * 180) / Math.PI;
  return { dx, dy, turn, distance: distanceBetween(nearest, lngLat) };
}

export function lngLatAt(view: ScreenView, x: number, y: number): LngLat {
  const lng = ((view.left + x) / view.size) * 360 - 180;
  const lat = Math.atan(Math.sinh(Math.PI * (1 - (2 * (view.top + y)) / view.size)));
  return [lng, (lat * 180) / Math.PI];
}
