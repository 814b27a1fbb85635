import type { Layer } from "@deck.gl/core";
import { PathStyleExtension } from "@deck.gl/extensions";
import type { PathStyleExtensionProps } from "@deck.gl/extensions";
import { PathLayer } from "@deck.gl/layers";
import type { MapClosure } from "../map-closure.ts";
import type { ScreenView } from "../screen.ts";
import type { Rgba } from "../symbols/symbol-tones.ts";
import type { DrawingKit } from "./drawing-kit.ts";
import { IconBuffer } from "./icon-buffer.ts";
import type { IconData } from "./icon-buffer.ts";

type Line = { readonly path: [number, number][]; readonly preview: boolean };

/** Barrier tape: bars of light and dark, with an edge that parts it from what lies below.  It is
 *  told from every way by its pattern, in grey as in colour. */
const WIDTH = 7;
const EDGE = 3;
const BARS = [1.1, 1.1] as const;
/** What is only looked at has gaps instead of a second tone. */
const PREVIEW_BARS = [0.6, 1.2] as const;
const MARKS_MAX = 600;
/** From here on each stretch has room for its mark; before it each closure has one. */
const MARK_ZOOM = 15;

/** Streets that are closed, and one that somebody is about to close. */
export class ClosureLayer {
  readonly #marks = new IconBuffer();
  #closures: readonly MapClosure[] = [];
  #kit: DrawingKit | null = null;
  #look = "";
  #lines: readonly Line[] = [];
  #markData: IconData | null = null;

  layers(kit: DrawingKit, view: ScreenView, closures: readonly MapClosure[]): Layer[] {
    const isNear = view.zoom >= MARK_ZOOM;
    const look = `${isNear} ${kit.plates.generation}`;
    const isSame = closures === this.#closures && kit === this.#kit && look === this.#look;
    this.#closures = closures;
    this.#kit = kit;
    if (closures.length === 0) return [];
    if (!isSame || this.#markData === null) {
      this.#lines = closures.flatMap(({ lines, preview }) =>
        lines.map((line) => ({ path: line.map(([lng, lat]) => [lng, lat]), preview })),
      );
      this.#markData = this.#writeMarks(kit, isNear);
      this.#look = `${isNear} ${kit.plates.generation}`;
    }
    const { closure } = kit.tones;
    const closed = this.#lines.filter(({ preview }) => !preview);
    const width = WIDTH * kit.factor;
    return [
      pathLayer("closure-edges", closed, closure.edge, width + EDGE * kit.factor),
      pathLayer("closure-grounds", closed, closure.light, width),
      new PathLayer<Line, PathStyleExtensionProps<Line>>({
        ...SHARED,
        id: "closure-bars",
        data: this.#lines,
        getColor: ({ preview }: Line) => colorOf(preview ? closure.light : closure.dark),
        getWidth: width,
        extensions: [DASH],
        getDashArray: ({ preview }: Line) => [...(preview ? PREVIEW_BARS : BARS)],
        updateTriggers: { getColor: closure.dark.join() },
      }),
      kit.plateLayer("closure-marks", this.#markData),
    ];
  }

  #writeMarks(kit: DrawingKit, isNear: boolean): IconData {
    const buffer = this.#marks;
    buffer.reserve(MARKS_MAX);
    buffer.count = 0;
    const { plate, plateText } = kit.tones;
    for (const { marks, middle, preview } of this.#closures) {
      for (const [lng, lat] of isNear || middle === null ? marks : [middle]) {
        if (buffer.count >= MARKS_MAX) break;
        const edge = preview ? "dashed" : "solid";
        const look = { text: "×", fill: plate, ink: plateText, edge, edgeInk: plateText } as const;
        kit.pushPlate(buffer, { lng, lat, x: 0, y: 0 }, { kind: "disc", ...look });
      }
    }
    return buffer.plates();
  }
}

const SHARED = {
  getPath: (line: Line) => line.path,
  widthUnits: "pixels",
  jointRounded: true,
  capRounded: false,
} as const;

const DASH = new PathStyleExtension({ dash: true, highPrecisionDash: true });

function pathLayer(id: string, data: readonly Line[], color: Rgba, width: number): Layer {
  return new PathLayer<Line>({
    ...SHARED,
    id,
    data,
    getColor: colorOf(color),
    getWidth: width,
    updateTriggers: { getColor: color.join() },
  });
}

function colorOf([red, green, blue, alpha]: Rgba): [number, number, number, number] {
  return [red, green, blue, alpha];
}
