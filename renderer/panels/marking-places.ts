import { unreachable } from "../../shared/kit/assert.ts";
import type { MarkingForm } from "../../shared/model/marking.ts";
import type { MarkingState } from "../../shared/fold/marking-state.ts";
import type { LngLat } from "../../shared/units/lng-lat.ts";
import { pointTowards } from "../../shared/units/lng-lat.ts";
import { heading } from "../../shared/units/quantity.ts";
import type { MapMarking } from "../map/map-marking.ts";
import { minuteText } from "./patrol-stop-texts.ts";
import type { Trail } from "./trail-work.svelte.ts";

const CIRCLE_SIDES = 72;
const CORNERS_NUMBERED = 24;
/** A trail says the time this often. */
const TIME_EVERY_MS = 5 * 60_000;
/** Who was silent for longer did not come straight. */
const GAP_MS = 5 * 60_000;

/** Shapes that stand, as the map shows them. */
export function mapMarkings(standing: readonly MarkingState[]): readonly MapMarking[] {
  return standing.map(({ id, name, form, fence }) => {
    const { lines, ground, at } = drawnFrom(form);
    const plates = at === null ? [] : [{ lngLat: at, text: name }];
    return { id, look: fence === null ? "plain" : "fence", lines, ground, plates };
  });
}

/** What is being drawn: its corners by number, and the shape as soon as it is one. */
export function draftMarking(
  points: readonly LngLat[],
  form: MarkingForm | null,
): readonly MapMarking[] {
  if (points.length === 0) return [];
  const drawn = form === null ? { lines: [points], ground: null } : drawnFrom(form);
  // Of a line by hand the numbers would hide what it encloses.
  const numbered = points.length > CORNERS_NUMBERED ? [] : points;
  const plates = numbered.map((lngLat, i) => ({ lngLat, text: String(i + 1) }));
  const { lines, ground } = drawn;
  return [{ id: "draft", look: "draft", lines, ground, plates }];
}

/** What is being drawn of an area: its corners in the order in which they were set. */
export function draftArea(points: readonly LngLat[]): readonly MapMarking[] {
  return draftMarking(points, points.length < 3 ? null : { kind: "polygon", points });
}

/** The way that a unit came, with the time now and then; broken where nobody knows. */
export function trailMarking(trail: Trail | null, callSign: string): readonly MapMarking[] {
  if (trail === null || trail.points.length === 0) return [];
  const lines: LngLat[][] = [];
  const plates: { lngLat: LngLat; text: string }[] = [];
  let [before, said] = [-Infinity, -Infinity];
  for (const { at, lngLat } of trail.points) {
    if (at - before > GAP_MS) lines.push([]);
    lines.at(-1)?.push(lngLat);
    if (at - said >= TIME_EVERY_MS) {
      const text = plates.length === 0 ? `${callSign} ${minuteText(at)}` : minuteText(at);
      plates.push({ lngLat, text });
      said = at;
    }
    before = at;
  }
  return [{ id: `trail ${trail.unitId}`, look: "trail", lines, ground: null, plates }];
}

/** Where the map should look to see all of a shape. */
export function placesOf(form: MarkingForm): readonly LngLat[] {
  const { lines, at } = drawnFrom(form);
  return lines.length === 0 && at !== null ? [at] : lines.flat();
}

type Drawn = Pick<MapMarking, "lines" | "ground"> & { readonly at: LngLat | null };

function drawnFrom(form: MarkingForm): Drawn {
  switch (form.kind) {
    case "point":
      return { lines: [], ground: null, at: form.lngLat };
    case "line":
      return { lines: [form.points], ground: null, at: form.points[0] ?? null };
    case "polygon":
      return closed(form.points);
    case "circle":
      return closed(
        Array.from({ length: CIRCLE_SIDES }, (_, side) => {
          const direction = heading((side * 360) / CIRCLE_SIDES);
          return pointTowards(form.centre, direction, form.radius);
        }),
      );
    default:
      return unreachable(form);
  }
}

/** Its name stands at its northern corner: the middle is for what happens there. */
function closed(points: readonly LngLat[]): Drawn {
  const outline = [...points, ...points.slice(0, 1)];
  const north = points.reduce<LngLat | null>(
    (top, point) => (top === null || point[1] > top[1] ? point : top),
    null,
  );
  return { lines: [outline], ground: outline, at: north };
}
