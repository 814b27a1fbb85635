import type { Layer } from "@deck.gl/core";
import { PathStyleExtension } from "@deck.gl/extensions";
import type { PathStyleExtensionProps } from "@deck.gl/extensions";
import { PathLayer, SolidPolygonLayer } from "@deck.gl/layers";
import type { LngLat } from "../../../shared/units/lng-lat.ts";
import type { MapMarking } from "../map-marking.ts";
import type { ScreenView } from "../screen.ts";
import type { Rgba, SymbolTones } from "../symbols/symbol-tones.ts";
import type { DrawingKit } from "./drawing-kit.ts";
import { IconBuffer } from "./icon-buffer.ts";
import type { IconData } from "./icon-buffer.ts";

type MarkingLook = MapMarking["look"];
type Line = { readonly path: [number, number][]; readonly look: MarkingLook };
type Ground = { readonly outline: [number, number][]; readonly look: MarkingLook };

/** A fence is told from a shape by its bars, and what is being drawn by its gaps: in grey as in
 *  colour. */
const WIDTHS: { readonly [Look in MarkingLook]: number } = {
  plain: 2,
  fence: 4,
  draft: 2,
  trail: 3,
};
const DASHES: { readonly [Look in MarkingLook]: readonly [number, number] } = {
  ...{ plain: [0, 0], fence: [2.5, 0.8], draft: [3, 2], trail: [0, 0] },
};
const VEILS: { readonly [Look in MarkingLook]: number } = {
  ...{ plain: 12, fence: 18, draft: 24, trail: 0 },
};
const CASING = 3;
const PLATES_MAX = 400;
/** Before it names would lie over each other. */
const NAME_ZOOM = 10.5;

/** Shapes that people drew, and ways that units came. */
export class MarkingLayer {
  readonly #plates = new IconBuffer();
  #markings: readonly MapMarking[] = [];
  #kit: DrawingKit | null = null;
  #look = "";
  #lines: readonly Line[] = [];
  #grounds: readonly Ground[] = [];
  #plateData: IconData | null = null;

  layers(kit: DrawingKit, view: ScreenView, markings: readonly MapMarking[]): Layer[] {
    if (markings.length === 0) return [];
    const isNamed = view.zoom >= NAME_ZOOM;
    const look = `${isNamed} ${kit.plates.generation}`;
    if (markings !== this.#markings || kit !== this.#kit || look !== this.#look) {
      this.#markings = markings;
      this.#kit = kit;
      this.#write(markings);
      this.#plateData = this.#writePlates(kit, isNamed);
      this.#look = `${isNamed} ${kit.plates.generation}`;
    }
    if (this.#plateData === null) return [];
    const { tones, factor } = kit;
    return [
      new SolidPolygonLayer<Ground>({
        id: "marking-grounds",
        data: this.#grounds,
        getPolygon: ({ outline }) => outline,
        getFillColor: (ground) => veilOf(tones, ground.look),
        updateTriggers: { getFillColor: tones.ring.join() },
      }),
      new PathLayer<Line>({
        ...{ id: "marking-casings", data: this.#lines, ...SHARED },
        getColor: colorOf(tones.routeCasing),
        getWidth: (line) => (WIDTHS[line.look] + CASING) * factor,
        updateTriggers: { getColor: tones.routeCasing.join(), getWidth: factor },
      }),
      new PathLayer<Line, PathStyleExtensionProps<Line>>({
        ...{ id: "marking-lines", data: this.#lines, ...SHARED },
        getColor: (line) => colorOf(toneOf(tones, line.look)),
        getWidth: (line) => WIDTHS[line.look] * factor,
        extensions: [DASHED],
        getDashArray: (line: Line) => [...DASHES[line.look]],
        updateTriggers: { getColor: tones.ring.join(), getWidth: factor },
      }),
      kit.plateLayer("marking-plates", this.#plateData),
    ];
  }

  #write(markings: readonly MapMarking[]): void {
    this.#lines = markings.flatMap(({ lines, look }) =>
      lines.map((line) => ({ path: pathOf(line), look })),
    );
    this.#grounds = markings.flatMap(({ ground, look }) =>
      ground === null ? [] : [{ outline: pathOf(ground), look }],
    );
  }

  #writePlates(kit: DrawingKit, isNamed: boolean): IconData {
    const buffer = this.#plates;
    buffer.reserve(PLATES_MAX);
    buffer.count = 0;
    const { plate, plateText } = kit.tones;
    for (const { plates, look } of this.#markings) {
      if (!isNamed && look !== "draft") continue;
      const edge = look === "fence" ? "solid" : look === "draft" ? "dashed" : "none";
      const kind = look === "draft" ? "disc" : "sign";
      const drawn = { kind, fill: plate, ink: plateText, edge, edgeInk: plateText } as const;
      for (const { lngLat, text } of plates) {
        if (buffer.count >= PLATES_MAX) break;
        const [lng, lat] = lngLat;
        kit.pushPlate(buffer, { lng, lat, x: 0, y: 0 }, { ...drawn, text });
      }
    }
    return buffer.plates();
  }
}

const SHARED = {
  getPath: (line: Line) => line.path,
  widthUnits: "pixels",
  jointRounded: true,
} as const;

const DASHED = new PathStyleExtension({ dash: true });

function toneOf(tones: SymbolTones, look: MarkingLook): Rgba {
  if (look === "draft") return tones.ring;
  return look === "trail" ? tones.patrol[3] : tones.dispatch;
}

function veilOf(tones: SymbolTones, look: MarkingLook): [number, number, number, number] {
  const [red, green, blue] = toneOf(tones, look);
  return [red, green, blue, VEILS[look]];
}

function colorOf([red, green, blue, alpha]: Rgba): [number, number, number, number] {
  return [red, green, blue, alpha];
}

function pathOf(line: readonly LngLat[]): [number, number][] {
  return line.map(([lng, lat]) => [lng, lat]);
}
