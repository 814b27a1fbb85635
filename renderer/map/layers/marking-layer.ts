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
const LOOKS: {
  readonly [Look in MarkingLook]: {
    readonly width: number;
    readonly dash: readonly [number, number];
    readonly veil: number;
  };
} = {
  plain: { width: 2, dash: [0, 0], veil: 12 },
  fence: { width: 4, dash: [2.5, 0.8], veil: 18 },
  draft: { width: 2, dash: [3, 2], veil: 24 },
  trail: { width: 3, dash: [0, 0], veil: 0 },
  // Posts are plates alone.
  open: { width: 0, dash: [0, 0], veil: 0 },
  closed: { width: 0, dash: [0, 0], veil: 0 },
  short: { width: 0, dash: [0, 0], veil: 0 },
  unmanned: { width: 0, dash: [0, 0], veil: 0 },
  sector: { width: 1.5, dash: [5, 3], veil: 14 },
};
const CASING = 3;
const PLATES_MAX = 1200;
/** Before it names would lie over each other. */
const NAME_ZOOM = 10.5;
/** Posts are many: from here on each says its name. */
const POST_ZOOM = 13.5;

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
    const level = view.zoom >= POST_ZOOM ? 2 : view.zoom >= NAME_ZOOM ? 1 : 0;
    const look = `${level} ${kit.plates.generation}`;
    if (markings !== this.#markings || kit !== this.#kit || look !== this.#look) {
      this.#markings = markings;
      this.#kit = kit;
      this.#write(markings);
      this.#plateData = this.#writePlates(kit, level);
      this.#look = `${level} ${kit.plates.generation}`;
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
        getWidth: (line) => (LOOKS[line.look].width + CASING) * factor,
        updateTriggers: { getColor: tones.routeCasing.join(), getWidth: factor },
      }),
      new PathLayer<Line, PathStyleExtensionProps<Line>>({
        ...{ id: "marking-lines", data: this.#lines, ...SHARED },
        getColor: (line) => colorOf(toneOf(tones, line.look)),
        getWidth: (line) => LOOKS[line.look].width * factor,
        extensions: [DASHED],
        getDashArray: (line: Line) => [...LOOKS[line.look].dash],
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

  #writePlates(kit: DrawingKit, level: 0 | 1 | 2): IconData {
    const buffer = this.#plates;
    buffer.reserve(PLATES_MAX);
    buffer.count = 0;
    for (const { plates, look } of this.#markings) {
      for (const { lngLat, text, far } of plates) {
        const isNear = far === undefined ? level > 0 || look === "draft" : level > 1;
        const shown = isNear ? text : (far ?? "");
        if (shown === "" || buffer.count >= PLATES_MAX) continue;
        const [lng, lat] = lngLat;
        kit.pushPlate(buffer, { lng, lat, x: 0, y: 0 }, plateOf(kit.tones, look, shown));
      }
    }
    return buffer.plates();
  }
}

/** A closed post has a broken edge and quiet ink, one where nobody is stands filled: told apart in
 *  grey as well. */
function plateOf(tones: SymbolTones, look: MarkingLook, text: string) {
  if (look === "unmanned") {
    const { fill, mark: ink } = tones.unit.alarm;
    return { kind: "sign", fill, ink, edge: "solid", edgeInk: ink, text } as const;
  }
  const ink = look === "closed" || look === "sector" ? tones.plateQuiet : tones.plateText;
  const solid = look === "fence" || look === "open";
  const broken = look === "draft" || look === "closed" || look === "short";
  const edge = solid ? "solid" : broken ? "dashed" : "none";
  const kind = look === "draft" || text.length === 1 ? "disc" : "sign";
  return { kind, fill: tones.plate, ink, edge, edgeInk: ink, text } as const;
}

const SHARED = {
  getPath: (line: Line) => line.path,
  widthUnits: "pixels",
  jointRounded: true,
} as const;

const DASHED = new PathStyleExtension({ dash: true });

function toneOf(tones: SymbolTones, look: MarkingLook): Rgba {
  if (look === "draft") return tones.ring;
  if (look === "sector") return tones.driven;
  return look === "trail" ? tones.patrol[3] : tones.dispatch;
}

function veilOf(tones: SymbolTones, look: MarkingLook): [number, number, number, number] {
  const [red, green, blue] = toneOf(tones, look);
  return [red, green, blue, LOOKS[look].veil];
}

function colorOf([red, green, blue, alpha]: Rgba): [number, number, number, number] {
  return [red, green, blue, alpha];
}

function pathOf(line: readonly LngLat[]): [number, number][] {
  return line.map(([lng, lat]) => [lng, lat]);
}
