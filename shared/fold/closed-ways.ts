import type { ClosedStretch } from "../model/closure.ts";
import type { PatrolRoute } from "../model/patrol-plan.ts";
import type { TravelMode } from "../model/unit.ts";
import { boundsHold, boundsOf, distanceBetween } from "../units/lng-lat.ts";
import type { Bounds, LngLat } from "../units/lng-lat.ts";
import type { ClosureState } from "./closure-state.ts";

/** A part of a way that lies on a closed stretch: from one index of its geometry to another. */
export type ClosedPart = {
  readonly closure: ClosureState;
  readonly stretch: ClosedStretch;
  readonly from: number;
  readonly to: number;
};

/** A way and a stretch lie on one street when they are no further apart than this. */
const SAME_METRES = 2;
/** A way that only crosses a closed street is on it for less than this. */
const CROSSING_METRES = 6;
const METRES_A_DEGREE = 111_195;

/** Where a way runs over streets that are closed for its mode, from an index of it on.  Who stands
 *  on a closed street may drive off it: what a way begins on does not count.
 *  Shape: in order of the closures.   Errors: none. */
export function closedPartsOf(
  { geometry, mode }: { readonly geometry: readonly LngLat[]; readonly mode: TravelMode },
  closures: readonly ClosureState[],
  start = 0,
): readonly ClosedPart[] {
  return closures
    .filter(({ modes }) => modes.includes(mode))
    .flatMap((closure) =>
      closure.stretches.flatMap((stretch) => {
        return partsOn(geometry, stretch.line, start).map((part) => ({
          closure,
          stretch,
          ...part,
        }));
      }),
    );
}

/** The stops of a route that it reaches over a closed street, from a stop of it on. */
export function stopsBehind(
  { geometry, mode, stops }: Pick<PatrolRoute, "geometry" | "mode" | "stops">,
  closures: readonly ClosureState[],
  firstStop = 0,
): ReadonlyMap<string, ClosedPart> {
  const behind = new Map<string, ClosedPart>();
  for (let index = firstStop; index < stops.length; index += 1) {
    const stop = stops[index];
    if (stop === undefined) break;
    const from = index === 0 ? 0 : (stops[index - 1]?.geometryAt ?? 0);
    const leg = geometry.slice(from, stop.geometryAt + 1);
    const [part] = closedPartsOf({ geometry: leg, mode }, closures);
    if (part !== undefined) {
      behind.set(stop.stopId, { ...part, from: part.from + from, to: part.to + from });
    }
  }
  return behind;
}

/** The closed stretch that a place lies on; null: none. */
export function closedAt(
  lngLat: LngLat,
  closures: readonly ClosureState[],
  metresMax: number,
): ClosureState | null {
  const isNear = ({ line }: ClosedStretch) => isOn(lngLat, line, metresMax);
  return closures.find(({ stretches }) => stretches.some(isNear)) ?? null;
}

type Part = { readonly from: number; readonly to: number };

function partsOn(geometry: readonly LngLat[], line: readonly LngLat[], start: number): Part[] {
  const around = widened(boundsOf(line));
  const first = geometry[start];
  const leaves = first !== undefined && !isEndOf(line, first);
  const parts: Part[] = [];
  let from = -1;
  let length = 0;
  const end = (to: number) => {
    if (from >= (leaves ? start + 1 : 0) && length > CROSSING_METRES) parts.push({ from, to });
    from = -1;
    length = 0;
  };
  for (let at = start; at + 1 < geometry.length; at += 1) {
    const [a, b] = [geometry[at], geometry[at + 1]];
    if (a === undefined || b === undefined) break;
    const along = around !== null && isPieceOn(a, b, { line, around });
    if (!along) end(at);
    else {
      if (from < 0) from = at;
      length += distanceBetween(a, b);
    }
  }
  end(geometry.length - 1);
  return parts;
}

/** A way that begins at a junction turns into the street; one that begins on it drives off. */
function isEndOf(line: readonly LngLat[], place: LngLat): boolean {
  return [line[0], line[line.length - 1]].some((end) => {
    return end !== undefined && distanceBetween(end, place) <= SAME_METRES;
  });
}

function isPieceOn(
  a: LngLat,
  b: LngLat,
  { line, around }: { readonly line: readonly LngLat[]; readonly around: Bounds },
): boolean {
  if (!boundsHold(around, a) || !boundsHold(around, b)) return false;
  const middle: LngLat = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  return [a, middle, b].every((place) => isOn(place, line, SAME_METRES));
}

function isOn(place: LngLat, line: readonly LngLat[], metresMax: number): boolean {
  return line.some((point, index) => {
    const next = line[index + 1];
    return next !== undefined && metresToPiece(place, point, next) <= metresMax;
  });
}

/** On a plane that is right for a street's length. */
function metresToPiece(place: LngLat, a: LngLat, b: LngLat): number {
  const shrink = Math.cos((place[1] * Math.PI) / 180);
  const [ax, ay] = [(a[0] - place[0]) * shrink, a[1] - place[1]];
  const [dx, dy] = [(b[0] - a[0]) * shrink, b[1] - a[1]];
  const span = dx * dx + dy * dy;
  const share = span === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / span));
  return Math.hypot(ax + share * dx, ay + share * dy) * METRES_A_DEGREE;
}

function widened(bounds: Bounds | null): Bounds | null {
  if (bounds === null) return null;
  const [west, south, east, north] = bounds;
  const by = (2 * SAME_METRES) / METRES_A_DEGREE;
  const wide = by / Math.max(0.01, Math.cos((south * Math.PI) / 180));
  return [west - wide, south - by, east + wide, north + by];
}
