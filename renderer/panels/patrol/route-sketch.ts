import type { PatrolRoute } from "../../../shared/model/patrol-plan.ts";
import { boundsOf } from "../../../shared/units/lng-lat.ts";
import type { LngLat } from "../../../shared/units/lng-lat.ts";

export type RouteSketch = {
  readonly path: string;
  readonly stops: readonly { readonly x: number; readonly y: number; readonly number: number }[];
};

/** A route as a line on paper, north up, true in shape; null: it has no line. */
export function routeSketch(
  route: Pick<PatrolRoute, "geometry" | "stops">,
  of: { readonly width: number; readonly height: number; readonly edge: number },
): RouteSketch | null {
  const bounds = boundsOf([...route.geometry, ...route.stops.map(({ lngLat }) => lngLat)]);
  if (bounds === null || route.geometry.length < 2) return null;
  const [west, south, east, north] = bounds;
  // A degree of longitude is shorter than one of latitude by the cosine.
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const [wide, high] = [(east - west) * narrow, north - south];
  const scale = Math.min(
    (of.width - 2 * of.edge) / Math.max(wide, 1e-9),
    (of.height - 2 * of.edge) / Math.max(high, 1e-9),
  );
  const left = (of.width - wide * scale) / 2;
  const top = (of.height - high * scale) / 2;
  const placed = ([lng, lat]: LngLat): { x: number; y: number } => ({
    x: rounded(left + (lng - west) * narrow * scale),
    y: rounded(top + (north - lat) * scale),
  });
  const points = route.geometry.map(placed);
  return {
    path: points.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${x} ${y}`).join(""),
    stops: route.stops.map(({ lngLat }, index) => ({ ...placed(lngLat), number: index + 1 })),
  };
}

function rounded(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
