import type { Gathering } from "../../../shared/model/gathering.ts";
import { boundsOf } from "../../../shared/units/lng-lat.ts";
import type { LngLat } from "../../../shared/units/lng-lat.ts";

export type PlanSketch = {
  /** By the number of the post in the plan, from 1. */
  readonly posts: readonly {
    readonly x: number;
    readonly y: number;
    readonly number: number;
    readonly shared: boolean;
  }[];
  readonly sectors: readonly { readonly name: string; readonly x: number; readonly y: number }[];
};

/** The posts of a plan as points on paper, north up, true in shape; null: no place is known. */
export function planSketch(
  { posts }: Pick<Gathering, "posts">,
  of: { readonly width: number; readonly height: number; readonly edge: number },
): PlanSketch | null {
  const placed = posts.flatMap(({ lngLat, sector, shared }, i) => {
    return lngLat === null ? [] : [{ lngLat, sector, shared, number: i + 1 }];
  });
  const bounds = boundsOf(placed.map(({ lngLat }) => lngLat));
  if (bounds === null) return null;
  const [west, south, east, north] = bounds;
  // A degree of longitude is shorter than one of latitude by the cosine.
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = Math.min(
    (of.width - 2 * of.edge) / Math.max((east - west) * narrow, 1e-6),
    (of.height - 2 * of.edge) / Math.max(north - south, 1e-6),
  );
  const left = (of.width - (east - west) * narrow * scale) / 2;
  const top = (of.height - (north - south) * scale) / 2;
  const at = ([lng, lat]: LngLat) => ({
    x: Math.round(left + (lng - west) * narrow * scale),
    y: Math.round(top + (north - lat) * scale),
  });
  const points = placed.map(({ lngLat, ...post }) => ({ ...post, ...at(lngLat) }));
  const names = [...new Set(points.map(({ sector }) => sector))].filter((name) => name !== "");
  return {
    posts: points.map(({ x, y, number, shared }) => ({ x, y, number, shared })),
    sectors: names.map((name) => {
      const own = points.filter(({ sector }) => sector === name);
      const top = own.reduce((best, one) => (one.y < best.y ? one : best));
      return { name, x: top.x, y: top.y };
    }),
  };
}
