import type { Layer } from "@deck.gl/core";
import { PathStyleExtension } from "@deck.gl/extensions";
import type { PathStyleExtensionProps } from "@deck.gl/extensions";
import { PathLayer } from "@deck.gl/layers";
import type { MapRoute } from "../map-route.ts";
import { routePieces } from "../rows/route-pieces.ts";
import type { ScreenView } from "../screen.ts";
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
 *  same routes in the same view give the same arrays, so that nothing is cut into triangles
 *  twice; what cannot be seen is not drawn: a machine without a card draws each point itself. */
export class RouteLines {
  #routes: readonly MapRoute[] | null = null;
  #kit: DrawingKit | null = null;
  #view: ScreenView | null = null;
  #ahead: readonly Line[] = [];
  #cased: readonly Line[] = [];
  #driven: readonly Line[] = [];

  layers(kit: DrawingKit, view: ScreenView, routes: readonly MapRoute[]): Layer[] {
    if (routes !== this.#routes || kit !== this.#kit || !isSameView(view, this.#view)) {
      this.#routes = routes;
      this.#kit = kit;
      this.#view = view;
      const sorted = routes.toSorted(byVoice);
      const lines = sorted.map((route) => aheadOf(kit, view, route));
      this.#ahead = lines.flat();
      this.#cased = lines.filter((_, index) => sorted[index]?.voice !== "quiet").flat();
      this.#driven = routes.flatMap((route) => drivenOf(kit, view, route));
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
        data: this.#cased,
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

function isSameView(view: ScreenView, before: ScreenView | null): boolean {
  return (
    before !== null &&
    view.left === before.left &&
    view.top === before.top &&
    view.size === before.size &&
    view.width === before.width &&
    view.height === before.height
  );
}

function aheadOf(kit: DrawingKit, view: ScreenView, route: MapRoute): Line[] {
  const [red, green, blue, alpha] = routeColor(kit.tones, route);
  const shown = route.voice === "quiet" ? QUIET_ALPHA : 1;
  const color: Line["color"] = [red, green, blue, Math.round(alpha * shown)];
  const [on, off] = route.waits ? WAITING_DASH : routeLook(route.order).dash;
  const dash: Line["dash"] = route.kind === "dispatch" ? [1, 0] : [on, off];
  const width = WIDTHS[route.voice] * kit.factor;
  const ahead = route.geometry.slice(Math.max(0, route.drivenTo));
  return routePieces(ahead, view).map((path) => ({ path, color, width, dash }));
}

function drivenOf(kit: DrawingKit, view: ScreenView, route: MapRoute): Line[] {
  if (route.drivenTo <= 0 || route.voice === "quiet") return [];
  const [red, green, blue, alpha] = kit.tones.driven;
  const driven = route.geometry.slice(0, route.drivenTo + 1);
  return routePieces(driven, view).map((path) => ({
    path,
    color: [red, green, blue, alpha],
    width: DRIVEN_WIDTH * kit.factor,
    dash: [1, 0],
  }));
}

export function routeColor(tones: SymbolTones, { kind, order }: MapRoute): Rgba {
  return kind === "dispatch" ? tones.dispatch : routeTone(tones[kind], order);
}
