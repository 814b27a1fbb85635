import type { Map as MapLibreMap, MapMouseEvent } from "maplibre-gl";
import type { MapRoute, StopAt } from "./map-route.ts";
import { worldX, worldY } from "./screen.ts";
import type { ScreenView } from "./screen.ts";

/** A stop on its way by hand: from where to where on the screen, and which route would take it. */
export type StopDragged = {
  readonly stop: StopAt;
  readonly from: ScreenPoint;
  readonly to: ScreenPoint;
  /** Null: let go here it stays where it was. */
  readonly target: MapRoute | null;
};
export type ScreenPoint = { readonly x: number; readonly y: number };

export interface StopDragPort {
  stopAt(at: ScreenPoint): StopAt | null;
  routes(): readonly MapRoute[];
  view(): ScreenView;
  factor(): number;
  dragged(now: StopDragged | null): void;
  dropped(stop: StopAt, routeId: string): void;
}

/** Less than this is an unsteady click. */
const UNSTEADY = 6;
const REACH = 36;

/** Takes a stop of a proposal by the pointer and gives it to the route it is let go over. */
export function letStopsBeDragged(map: MapLibreMap, port: StopDragPort): void {
  let held: { readonly stop: StopAt; readonly from: ScreenPoint } | null = null;
  let now: StopDragged | null = null;
  const move = ({ point: { x, y } }: MapMouseEvent): void => {
    if (held === null) return;
    const { stop, from } = held;
    if (now === null && Math.hypot(x - from.x, y - from.y) < UNSTEADY) return;
    now = { stop, from, to: { x, y }, target: targetAt(port, stop, { x, y }) };
    port.dragged(now);
  };
  const end = (): void => {
    if (held === null) return;
    const target = now?.target ?? null;
    if (target !== null) port.dropped(held.stop, target.id);
    held = null;
    now = null;
    port.dragged(null);
  };
  map.on("mousedown", (event) => {
    const { x, y } = event.point;
    const stop = event.originalEvent.button === 0 ? port.stopAt({ x, y }) : null;
    if (stop === null || !isProposed(port.routes(), stop)) return;
    // The map itself stays where it is.
    event.preventDefault();
    held = { stop, from: { x, y } };
  });
  map.on("mousemove", move);
  map.on("mouseup", end);
  // Let go outside the map it is let go all the same.
  const page = map.getCanvas().ownerDocument;
  page.addEventListener("mouseup", end);
  map.once("remove", () => page.removeEventListener("mouseup", end));
}

function isProposed(routes: readonly MapRoute[], { routeId }: StopAt): boolean {
  return routes.some(({ id, kind }) => id === routeId && kind === "proposal");
}

/** The proposed route whose line lies nearest, and not the stop's own. */
function targetAt(port: StopDragPort, stop: StopAt, at: ScreenPoint): MapRoute | null {
  const view = port.view();
  let best = REACH * port.factor();
  let target: MapRoute | null = null;
  for (const route of port.routes()) {
    if (route.kind !== "proposal") continue;
    const away = pixelsFrom(route, view, at);
    if (away >= best) continue;
    best = away;
    target = route;
  }
  return target?.id === stop.routeId ? null : target;
}

function pixelsFrom({ geometry }: MapRoute, view: ScreenView, at: ScreenPoint): number {
  let nearest = Infinity;
  let before: ScreenPoint | null = null;
  for (const [lng, lat] of geometry) {
    const next = {
      x: worldX(lng) * view.size - view.left,
      y: worldY(lat) * view.size - view.top,
    };
    if (before !== null) nearest = Math.min(nearest, pixelsToLine(at, before, next));
    before = next;
  }
  return nearest;
}

/** Shortest way from a point to a piece of a line. */
export function pixelsToLine(at: ScreenPoint, from: ScreenPoint, to: ScreenPoint): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((at.x - from.x) * dx + (at.y - from.y) * dy) / length;
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(from.x + share * dx - at.x, from.y + share * dy - at.y);
}
