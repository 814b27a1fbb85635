import { distanceBetween } from "./lng-lat.ts";
import type { LngLat } from "./lng-lat.ts";
import { polygonsHold } from "./polygon-holds.ts";
import { metres } from "./quantity.ts";
import type { Metres } from "./quantity.ts";

const METRES_PER_DEGREE = 111_195;

/** How far inside a circle a point lies; negative: how far outside. */
export function depthInCircle(centre: LngLat, radius: Metres, point: LngLat): Metres {
  return metres(radius - distanceBetween(centre, point));
}

/** How far inside a polygon a point lies, from its nearest side; negative: how far outside.
 *  Shape: corners in order, closed.   Errors: none.   Source: plane around the point itself, good
 *  to a part in ten thousand over the few kilometres in which it matters. */
export function depthInPolygon(outline: readonly LngLat[], point: LngLat): Metres {
  const scale = Math.cos((point[1] * Math.PI) / 180);
  let nearest = Infinity;
  for (let i = 1; i < outline.length; i++) {
    const [a = point, b = point] = [outline[i - 1], outline[i]];
    const [ax, ay] = [(a[0] - point[0]) * scale, a[1] - point[1]];
    const [bx, by] = [(b[0] - point[0]) * scale, b[1] - point[1]];
    const [dx, dy] = [bx - ax, by - ay];
    const length = dx * dx + dy * dy;
    const along = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length));
    nearest = Math.min(nearest, Math.hypot(ax + along * dx, ay + along * dy));
  }
  const inside = polygonsHold([[outline]], point);
  return metres((inside ? nearest : -nearest) * METRES_PER_DEGREE);
}
