import type { Layer } from "@deck.gl/core";
import type { MapRoute, MapStop, StopAt } from "../map-route.ts";
import { ticksAlong } from "../rows/ticks-along.ts";
import { worldX, worldY } from "../screen.ts";
import type { ScreenView } from "../screen.ts";
import { cssOf } from "../symbols/draw-extra.ts";
import { extraCode } from "../symbols/extra-code.ts";
import type { Extra } from "../symbols/extra-code.ts";
import type { PlateLook } from "../symbols/plate-atlas.ts";
import { routeLook } from "../symbols/route-look.ts";
import type { DrawingKit } from "./drawing-kit.ts";
import { IconBuffer } from "./icon-buffer.ts";
import type { IconData } from "./icon-buffer.ts";
import { RouteLines, routeColor } from "./route-lines.ts";

const TICKS_MAX = 600;
const TICK_APART = 130;
const STOPS_MAX = 1_000;
/** From here on a stop of ordinary size has room for its number; before it is a dot. */
const NUMBER_ZOOM = 12.5;
/** The number of a route stands up and left of where it begins, beside the unit itself. */
const BADGE_SHIFT = [-22, -20] as const;
const STOP_REACH = 14;

/** Ways on the streets: a cased line each, arrow heads along it, its stops numbered. */
export class RouteLayer {
  readonly #lines = new RouteLines();
  readonly #ticks = new IconBuffer();
  readonly #stops = new IconBuffer();
  #routes: readonly MapRoute[] = [];
  #look = "";
  #kit: DrawingKit | null = null;
  #tickData: IconData | null = null;
  #stopData: IconData | null = null;

  layers(kit: DrawingKit, view: ScreenView, routes: readonly MapRoute[]): Layer[] {
    const { zoom } = view;
    const isNumbered = zoom - Math.log2(kit.factor) >= NUMBER_ZOOM;
    const look = `${Math.floor(zoom)} ${isNumbered} ${kit.plates.generation}`;
    const isSame = routes === this.#routes && kit === this.#kit && look === this.#look;
    this.#routes = routes;
    this.#kit = kit;
    if (routes.length === 0) return [];
    if (!isSame || this.#tickData === null || this.#stopData === null) {
      this.#tickData = this.#writeTicks(kit, Math.floor(zoom));
      this.#stopData = this.#writeStops(kit, isNumbered);
      this.#look = `${Math.floor(zoom)} ${isNumbered} ${kit.plates.generation}`;
    }
    return [
      ...this.#lines.layers(kit, view, routes),
      kit.symbolLayer("route-ticks", this.#tickData),
      kit.plateLayer("route-stops", this.#stopData),
    ];
  }

  /** The stop that lies under a point of the screen; the way that is being read goes first. */
  stopAt(at: {
    readonly x: number;
    readonly y: number;
    readonly view: ScreenView;
    readonly factor: number;
  }): StopAt | null {
    const { size, left, top } = at.view;
    let best = (STOP_REACH * at.factor) ** 2;
    let found: StopAt | null = null;
    for (const route of this.#routes.toSorted((a, b) => rank(a) - rank(b))) {
      if (route.voice === "quiet") continue;
      for (const stop of route.stops) {
        const x = worldX(stop.lngLat[0]) * size - left - at.x;
        const y = worldY(stop.lngLat[1]) * size - top - at.y;
        if (x * x + y * y >= best) continue;
        best = x * x + y * y;
        found = { routeId: route.id, stopId: stop.id };
      }
    }
    return found;
  }

  #writeTicks(kit: DrawingKit, zoom: number): IconData {
    const buffer = this.#ticks;
    buffer.reserve(TICKS_MAX);
    buffer.count = 0;
    const apart = (TICK_APART * kit.factor) / (512 * 2 ** zoom);
    for (const route of this.#routes) {
      if (route.voice === "quiet" || route.waits) continue;
      const code = extraCode(tickOf(route)) * 4;
      const [x = 0, y = 0, width = 0, height = 0] = kit.atlas.frames.subarray(code, code + 4);
      for (const { lngLat, heading } of ticksAlong(route.geometry.slice(route.drivenTo), apart)) {
        if (buffer.count >= TICKS_MAX) break;
        buffer.angles[buffer.count] = -heading;
        const [lng, lat] = lngLat;
        buffer.push({ lng, lat, frame: { x, y, width, height }, size: 0, offsetX: 0, offsetY: 0 });
      }
    }
    return buffer.turned();
  }

  #writeStops(kit: DrawingKit, isNumbered: boolean): IconData {
    const buffer = this.#stops;
    buffer.reserve(STOPS_MAX);
    buffer.count = 0;
    for (const route of this.#routes.toSorted((a, b) => rank(b) - rank(a))) {
      if (route.voice === "quiet") continue;
      const full = isNumbered || route.voice === "loud";
      for (const stop of route.stops) {
        if (buffer.count >= STOPS_MAX) break;
        const [lng, lat] = stop.lngLat;
        kit.pushPlate(buffer, { lng, lat, x: 0, y: 0 }, stopLook(kit, { route, stop, full }));
      }
      this.#writeBadge(kit, route);
    }
    return buffer.plates();
  }

  #writeBadge(kit: DrawingKit, route: MapRoute): void {
    const [first] = route.geometry;
    if (route.kind === "dispatch" || first === undefined || route.stops.length === 0) return;
    const [x, y] = [BADGE_SHIFT[0] * kit.factor, BADGE_SHIFT[1] * kit.factor];
    kit.pushPlate(
      this.#stops,
      { lng: first[0], lat: first[1], x, y },
      {
        kind: "box",
        text: String(route.order),
        fill: cssOf(routeColor(kit.tones, route)),
        ink: badgeInk(kit, route),
        edge: "solid",
        edgeInk: kit.tones.part,
      },
    );
  }
}

/** The way that is being read comes first under the pointer and lies above the others. */
function rank({ voice }: MapRoute): number {
  return voice === "loud" ? 0 : 1;
}

type Drawn = { readonly route: MapRoute; readonly stop: MapStop; readonly full: boolean };

function stopLook(kit: DrawingKit, { route, stop, full }: Drawn): PlateLook {
  const { plate, plateText, plateQuiet } = kit.tones;
  const tone = cssOf(routeColor(kit.tones, route));
  const isOver = stop.state === "done" || stop.state === "skipped";
  if (!full) {
    const fill = isOver ? plate : tone;
    return {
      kind: "dot",
      text: "",
      fill,
      ink: tone,
      edge: "solid",
      edgeInk: isOver ? tone : plate,
    };
  }
  const text = String(stop.number);
  if (stop.state === "now") {
    const ink = badgeInk(kit, route);
    return { kind: "disc", text, fill: tone, ink, edge: "solid", edgeInk: kit.tones.part };
  }
  if (isOver) {
    const edge = stop.state === "skipped" ? "dashed" : "solid";
    return { kind: "disc", text, fill: plate, ink: plateQuiet, edge, edgeInk: plateQuiet };
  }
  return { kind: "disc", text, fill: plate, ink: plateText, edge: "solid", edgeInk: tone };
}

/** Dark figures on a light badge and light ones on a dark one. */
function badgeInk({ tones }: DrawingKit, route: MapRoute): string {
  const [red, green, blue] = routeColor(tones, route);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 140 ? "#0c141b" : "#ffffff";
}

function tickOf({ kind, order }: MapRoute): Extra {
  return kind === "dispatch" ? "tick-dispatch" : `tick-${kind}-${routeLook(order).tone}`;
}
