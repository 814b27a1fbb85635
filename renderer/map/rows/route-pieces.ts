import type { LngLat } from "../../../shared/units/lng-lat.ts";
import { worldX, worldY } from "../screen.ts";
import type { ScreenView } from "../screen.ts";

/** Round the screen so much of it is drawn as well, in screens: the map may be dragged so far
 *  before it is drawn anew. */
const MARGIN = 0.6;
/** A bend of less than this many pixels is none. */
const TOLERANCE = 0.8;

type Pixel = { readonly x: number; readonly y: number; readonly at: LngLat };

/** The parts of a line that lie in or near the view, with as many points as can be seen.  A way
 *  through a town has thousands, of which a picture from far shows hundreds. */
export function routePieces(line: readonly LngLat[], view: ScreenView): [number, number][][] {
  const pixels = line.map((at): Pixel => {
    const x = worldX(at[0]) * view.size - view.left;
    return { x, y: worldY(at[1]) * view.size - view.top, at };
  });
  return partsInView(pixels, view).map((part) =>
    simplified(part).map(({ at: [lng, lat] }): [number, number] => [lng, lat]),
  );
}

/** Runs of segments whose box meets the view's. */
function partsInView(pixels: readonly Pixel[], view: ScreenView): Pixel[][] {
  const [over, beside] = [view.height * MARGIN, view.width * MARGIN];
  const parts: Pixel[][] = [];
  let open: Pixel[] = [];
  for (let index = 1; index < pixels.length; index += 1) {
    const [from, to] = [pixels[index - 1], pixels[index]];
    if (from === undefined || to === undefined) continue;
    const isNear =
      Math.max(from.x, to.x) >= -beside &&
      Math.min(from.x, to.x) <= view.width + beside &&
      Math.max(from.y, to.y) >= -over &&
      Math.min(from.y, to.y) <= view.height + over;
    if (isNear) {
      if (open.length === 0) open.push(from);
      open.push(to);
    } else if (open.length > 0) {
      parts.push(open);
      open = [];
    }
  }
  if (open.length > 0) parts.push(open);
  return parts;
}

/** Source: Douglas and Peucker 1973, without recursion. */
function simplified(points: readonly Pixel[]): Pixel[] {
  const kept = new Uint8Array(points.length);
  kept[0] = 1;
  kept[points.length - 1] = 1;
  const spans: [number, number][] = [[0, points.length - 1]];
  for (let span = spans.pop(); span !== undefined; span = spans.pop()) {
    const [first, last] = span;
    const far = farthest(points, first, last);
    if (far === null) continue;
    kept[far] = 1;
    spans.push([first, far], [far, last]);
  }
  return points.filter((_, index) => kept[index] === 1);
}

function farthest(points: readonly Pixel[], first: number, last: number): number | null {
  const [from, to] = [points[first], points[last]];
  if (from === undefined || to === undefined) return null;
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  let most = TOLERANCE * TOLERANCE;
  let found: number | null = null;
  for (let index = first + 1; index < last; index += 1) {
    const point = points[index];
    if (point === undefined) continue;
    const along = length === 0 ? 0 : ((point.x - from.x) * dx + (point.y - from.y) * dy) / length;
    const share = Math.min(1, Math.max(0, along));
    const away = (from.x + share * dx - point.x) ** 2 + (from.y + share * dy - point.y) ** 2;
    if (away <= most) continue;
    most = away;
    found = index;
  }
  return found;
}
