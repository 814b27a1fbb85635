import type { Layer } from "@deck.gl/core";
import { PathStyleExtension } from "@deck.gl/extensions";
import type { PathStyleExtensionProps } from "@deck.gl/extensions";
import { PathLayer } from "@deck.gl/layers";
import type { MapRoute } from "../map-route.ts";
import { ticksAlong } from "../rows/ticks-along.ts";
import { cssOf } from "../symbols/draw-extra.ts";
import { extraCode } from "../symbols/extra-code.ts";
import type { Extra } from "../symbols/extra-code.ts";
import type { Rgba, SymbolTones } from "../symbols/symbol-tones.ts";
import type { DrawingKit } from "./drawing-kit.ts";
import { IconBuffer } from "./icon-buffer.ts";
import type { IconData } from "./icon-buffer.ts";

/** Dash and gap in widths of the line; the first route is a whole line. */
const DASHES: readonly (readonly [number, number])[] = [
  [1, 0],
  [5, 2],
  [2, 1.6],
  [9, 2.4],
];
const TICKS_MAX = 600;
const TICK_APART = 130;
const STOPS_MAX = 500;

/** Ways on the streets: a cased line each, arrow heads along it, its stops numbered. */
export class RouteLayer {
  readonly #ticks = new IconBuffer();
  readonly #stops = new IconBuffer();
  #routes: readonly MapRoute[] | null = null;
  #zoom = -1;
  #kit: DrawingKit | null = null;
  #generation = -1;
  #tickData: IconData | null = null;
  #stopData: IconData | null = null;

  layers(kit: DrawingKit, zoom: number, routes: readonly MapRoute[]): Layer[] {
    if (routes.length === 0) return [];
    const isSame =
      routes === this.#routes &&
      Math.floor(zoom) === this.#zoom &&
      kit === this.#kit &&
      kit.plates.generation === this.#generation;
    if (!isSame || this.#tickData === null || this.#stopData === null) {
      this.#routes = routes;
      this.#zoom = Math.floor(zoom);
      this.#kit = kit;
      this.#tickData = this.#writeTicks(kit, routes);
      this.#stopData = this.#writeStops(kit, routes);
      this.#generation = kit.plates.generation;
    }
    return [
      ...lines(kit, routes),
      kit.symbolLayer("route-ticks", this.#tickData),
      kit.plateLayer("route-stops", this.#stopData),
    ];
  }

  #writeTicks(kit: DrawingKit, routes: readonly MapRoute[]): IconData {
    const buffer = this.#ticks;
    buffer.reserve(TICKS_MAX);
    buffer.count = 0;
    const apart = (TICK_APART * kit.factor) / (512 * 2 ** this.#zoom);
    for (const route of routes) {
      const code = extraCode(TICK_OF[route.kind]) * 4;
      const [x = 0, y = 0, width = 0, height = 0] = kit.atlas.frames.subarray(code, code + 4);
      for (const { lngLat, heading } of ticksAlong(route.geometry, apart)) {
        if (buffer.count >= TICKS_MAX) break;
        buffer.angles[buffer.count] = -heading;
        const [lng, lat] = lngLat;
        buffer.push({ lng, lat, frame: { x, y, width, height }, size: 0, offsetX: 0, offsetY: 0 });
      }
    }
    return buffer.turned();
  }

  #writeStops(kit: DrawingKit, routes: readonly MapRoute[]): IconData {
    const buffer = this.#stops;
    buffer.reserve(STOPS_MAX);
    buffer.count = 0;
    for (const route of routes) {
      const edgeInk = cssOf(colorOf(kit.tones, route));
      const look = { kind: "disc", fill: kit.tones.plate, ink: kit.tones.plateText } as const;
      route.stops.forEach(([lng, lat], index) => {
        if (buffer.count >= STOPS_MAX) return;
        const text = String(index + 1);
        kit.pushPlate(buffer, { lng, lat, x: 0, y: 0 }, { ...look, text, edge: "solid", edgeInk });
      });
    }
    return buffer.plates();
  }
}

const TICK_OF: Readonly<Record<MapRoute["kind"], Extra>> = {
  dispatch: "tick-dispatch",
  patrol: "tick-patrol",
  proposal: "tick-proposal",
};

function lines(kit: DrawingKit, routes: readonly MapRoute[]): Layer[] {
  const shared = {
    data: [...routes],
    // deck.gl's own types want mutable pairs.
    getPath: (route: MapRoute) => route.geometry.map(([lng, lat]): [number, number] => [lng, lat]),
    widthUnits: "pixels",
    jointRounded: true,
    capRounded: true,
  } as const;
  return [
    new PathLayer<MapRoute>({
      ...shared,
      id: "route-casings",
      getColor: [...kit.tones.routeCasing],
      getWidth: 7 * kit.factor,
    }),
    new PathLayer<MapRoute, PathStyleExtensionProps<MapRoute>>({
      ...shared,
      id: "route-lines",
      getColor: (route) => colorOf(kit.tones, route),
      getWidth: 3.4 * kit.factor,
      extensions: [DASH],
      getDashArray: (route: MapRoute): [number, number] => {
        const [dash, gap] = DASHES[(route.order - 1) % DASHES.length] ?? [1, 0];
        return [dash, gap];
      },
    }),
  ];
}

const DASH = new PathStyleExtension({ dash: true, highPrecisionDash: true });

/** Neighbouring routes of a plan differ in lightness as well, all within the plan's own hue. */
function colorOf(tones: SymbolTones, route: MapRoute): [number, number, number, number] {
  const [red, green, blue, alpha] = toneOf(tones, route.kind);
  if (route.kind === "dispatch") return [red, green, blue, alpha];
  const shift = SHIFTS[(route.order - 1) % SHIFTS.length] ?? [0, 0, 0];
  const clamp = (value: number): number => Math.max(0, Math.min(255, value));
  return [clamp(red + shift[0]), clamp(green + shift[1]), clamp(blue + shift[2]), alpha];
}

const SHIFTS = [
  [0, 0, 0],
  [44, 34, -6],
  [-34, -38, -34],
  [38, -30, -18],
] as const;

function toneOf(tones: SymbolTones, kind: MapRoute["kind"]): Rgba {
  if (kind === "dispatch") return tones.dispatch;
  return kind === "patrol" ? tones.patrol : tones.proposal;
}
