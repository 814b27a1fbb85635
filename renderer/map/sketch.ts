import type { Map as MapLibreMap, MapMouseEvent } from "maplibre-gl";
import type { LngLat } from "../../shared/units/lng-lat.ts";
import type { ScreenPoint } from "./stop-drag.ts";

export interface SketchPort {
  /** Whether pressing and drawing means an outline now; else it moves the map. */
  sketching(): boolean;
  /** The line so far, screen pixels; empty: none is drawn. */
  drawing(line: readonly ScreenPoint[]): void;
  /** The pointer was let go: corners in the order in which it came by. */
  sketched(corners: readonly LngLat[]): void;
}

/** Corners of a line by hand at most; of a longer one every second is dropped. */
export const SKETCH_CORNERS_MAX = 120;
const STEP_PIXELS = 6;

/** An outline drawn by a pressed pointer in one go.  A press that goes nowhere stays a click. */
export function letOutlinesBeSketched(map: MapLibreMap, port: SketchPort): void {
  let line: { readonly at: ScreenPoint; readonly lngLat: LngLat }[] = [];
  const move = ({ point: { x, y }, lngLat: { lng, lat } }: MapMouseEvent): void => {
    const last = line.at(-1);
    if (last === undefined || Math.hypot(x - last.at.x, y - last.at.y) < STEP_PIXELS) return;
    line.push({ at: { x, y }, lngLat: [lng, lat] });
    if (line.length > SKETCH_CORNERS_MAX) line = line.filter((_, i) => i % 2 === 0);
    port.drawing(line.map(({ at }) => at));
  };
  const end = (): void => {
    const corners = line.map(({ lngLat }) => lngLat);
    line = [];
    port.drawing([]);
    if (corners.length >= 3) port.sketched(corners);
  };
  map.on("mousedown", (event) => {
    if (!port.sketching() || event.originalEvent.button !== 0) return;
    // The map itself stays where it is.
    event.preventDefault();
    const { x, y } = event.point;
    line = [{ at: { x, y }, lngLat: [event.lngLat.lng, event.lngLat.lat] }];
  });
  map.on("mousemove", move);
  // Let go outside the map it is let go all the same.
  const page = map.getCanvas().ownerDocument;
  const released = (): void => {
    if (line.length > 0) end();
  };
  page.addEventListener("mouseup", released);
  map.once("remove", () => page.removeEventListener("mouseup", released));
}
