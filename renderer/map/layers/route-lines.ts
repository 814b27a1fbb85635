import type { Layer } from "@deck.gl/core";
import { PathStyleExtension } from "@deck.gl/extensions";
import type { PathStyleExtensionProps } from "@deck.gl/extensions";
import { PathLayer } from "@deck.gl/layers";
import type { LngLat } from "../../../shared/units/lng-lat.ts";
import type { MapRoute } from "../map-route.ts";
import { routeLook, routeTone } from "../symbols/route-look.ts";
import type { Rgba, SymbolTones } from "../symbols/symbol-tones.ts";
import type { DrawingKit } from "./drawing-kit.ts";

type Line = {
  readonly path: [number, number][];
  readonly color: [number, number, number, number];
  readonly width: number;
  readonly dash: [number, number];
};

const WIDTHS = { loud: 5.4, plain: 3.4, quiet: 2 } as const;
const CASING = 3.2;
const DRIVEN_WIDTH = 2;
/** A way that is not being read steps back and is still there. */
const QUIET_ALPHA = 0.28;
/** A way that waits is hardly a line. */
const WAITING_DASH = [0.6, 3.4] as const;

/** The lines of ways: what is ahead with its own look, what lies behind thin and grey.  The
 *  same routes give the same arrays, so that nothing is cut into triangles twice. */
export class RouteLines {
  #routes: readonly MapRoute[] | null = null;
  #kit: DrawingKit | null = null;
  #ahead: readonly Line[] = [];
  #driven: readonly Line[] = [];

  layers(kit: DrawingKit, routes: readonly MapRoute[]): Layer[] {
    if (routes !== this.#routes || kit !== this.#kit) {
      this.#routes = routes;
      this.#kit = kit;
      this.#ahead = routes.toSorted(byVoice).map((route) => aheadOf(kit, route));
      this.#driven = routes.flatMap((route) => drivenOf(kit, route));
    }
    const casing = [...kit.tones.routeCasing] satisfies number[];
    const [red = 0, green = 0, blue = 0, alpha = 0] = casing;
    return [
      new PathLayer<Line>({
        ...SHARED,
        id: "route-driven",
        data: this.#driven,
        getColor: (line) => line.color,
      }),
      new PathLayer<Line>({
        ...SHARED,
        id: "route-casings",
        data: this.#ahead,
        getColor: [red, green, blue, alpha],
        getWidth: (line: Line) => line.width + CASING * kit.factor,
        updateTriggers: { getColor: casing.join() },
      }),
      new PathLayer<Line, PathStyleExtensionProps<Line>>({
        ...SHARED,
        id: "route-lines",
        data: this.#ahead,
        getColor: (line) => line.color,
        extensions: [DASH],
        getDashArray: (line: Line) => line.dash,
      }),
    ];
  }
}

const SHARED = {
  getPath: (line: Line) => line.path,
  getWidth: (line: Line) => line.width,
  widthUnits: "pixels",
  jointRounded: true,
  capRounded: true,
} as const;

const DASH = new PathStyleExtension({ dash: true, highPrecisionDash: true });

function byVoice(a: MapRoute, b: MapRoute): number {
  return VOICES.indexOf(a.voice) - VOICES.indexOf(b.voice);
}

const VOICES = ["quiet", "plain", "loud"] as const;

function aheadOf(kit: DrawingKit, route: MapRoute): Line {
  const [red, green, blue, alpha] = routeColor(kit.tones, route);
  const shown = route.voice === "quiet" ? QUIET_ALPHA : 1;
  const [dash, gap] = route.waits ? WAITING_DASH : routeLook(route.order).dash;
  return {
    path: pathOf(route.geometry.slice(Math.max(0, route.drivenTo))),
    color: [red, green, blue, Math.round(alpha * shown)],
    width: WIDTHS[route.voice] * kit.factor,
    dash: route.kind === "dispatch" ? [1, 0] : [dash, gap],
  };
}

function drivenOf(kit: DrawingKit, route: MapRoute): Line[] {
  if (route.drivenTo <= 0 || route.voice === "quiet") return [];
  const [red, green, blue, alpha] = kit.tones.driven;
  const path = pathOf(route.geometry.slice(0, route.drivenTo + 1));
  return [
    { path, color: [red, green, blue, alpha], width: DRIVEN_WIDTH * kit.factor, dash: [1, 0] },
  ];
}

/** deck.gl's own types want mutable pairs. */
function pathOf(geometry: readonly LngLat[]): [number, number][] {
  return geometry.map(([lng, lat]) => [lng, lat]);
}

export function routeColor(tones: SymbolTones, { kind, order }: MapRoute): Rgba {
  return kind === "dispatch" ? tones.dispatch : routeTone(tones[kind], order);
}
