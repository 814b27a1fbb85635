import type { Layer } from "@deck.gl/core";
import { PathStyleExtension } from "@deck.gl/extensions";
import type { PathStyleExtensionProps } from "@deck.gl/extensions";
import { PathLayer, SolidPolygonLayer } from "@deck.gl/layers";
import type { LngLat } from "../../../shared/units/lng-lat.ts";
import type { MapRing } from "../map-ring.ts";
import type { ScreenView } from "../screen.ts";
import type { Rgba } from "../symbols/symbol-tones.ts";
import type { DrawingKit } from "./drawing-kit.ts";
import { IconBuffer } from "./icon-buffer.ts";
import type { IconData } from "./icon-buffer.ts";

type Line = { readonly path: [number, number][]; readonly dashed: boolean };

const OUTER_WIDTH = 3;
const SECTOR_WIDTH = 1.5;
const CASING = 3;
/** A sector that was searched lies under a veil, with or without colour. */
const VEIL_ALPHA = 70;
const DASH = [4, 3] as const;
const PLATES_MAX = 400;
/** Before it exits are dots: their numbers would lie over each other. */
const NUMBER_ZOOM = 14;

/** Rings of people who are missing: the ground, its sectors, and who stands at which exit. */
export class GroundLayer {
  readonly #plates = new IconBuffer();
  #rings: readonly MapRing[] = [];
  #kit: DrawingKit | null = null;
  #look = "";
  #lines: readonly Line[] = [];
  #searched: readonly [number, number][][] = [];
  #plateData: IconData | null = null;

  layers(kit: DrawingKit, view: ScreenView, rings: readonly MapRing[]): Layer[] {
    if (rings.length === 0) return [];
    const isNear = view.zoom >= NUMBER_ZOOM;
    const look = `${isNear} ${kit.plates.generation}`;
    if (rings !== this.#rings || kit !== this.#kit || look !== this.#look) {
      this.#rings = rings;
      this.#kit = kit;
      this.#write(rings);
      this.#plateData = this.#writePlates(kit, isNear);
      this.#look = `${isNear} ${kit.plates.generation}`;
    }
    if (this.#plateData === null) return [];
    const { tones, factor } = kit;
    const [red, green, blue] = tones.closure.light;
    return [
      new SolidPolygonLayer<[number, number][]>({
        id: "ring-searched",
        data: this.#searched,
        getPolygon: (outline) => outline,
        getFillColor: [red, green, blue, VEIL_ALPHA],
        updateTriggers: { getFillColor: red },
      }),
      linesLayer("ring-casings", this.#lines, tones.routeCasing, (OUTER_WIDTH + CASING) * factor),
      linesLayer("ring-lines", this.#lines, tones.ring, OUTER_WIDTH * factor),
      kit.plateLayer("ring-plates", this.#plateData),
    ];
  }

  #write(rings: readonly MapRing[]): void {
    this.#lines = rings.flatMap(({ outer, inner, sectors }) => [
      ...outer.map((outline) => lineOf(outline, false)),
      ...inner.map((outline) => lineOf(outline, true)),
      ...sectors.map(({ outline }) => lineOf(outline, true)),
    ]);
    this.#searched = rings.flatMap(({ sectors }) =>
      sectors.filter(({ searched }) => searched).map(({ outline }) => pathOf(outline)),
    );
  }

  /** An exit that nobody holds is red and hollow; one that is held is a sign with who holds it. */
  #writePlates(kit: DrawingKit, isNear: boolean): IconData {
    const buffer = this.#plates;
    buffer.reserve(PLATES_MAX);
    buffer.count = 0;
    const { tones } = kit;
    const red = tones.incident[0];
    for (const { exits, sectors, seen } of this.#rings) {
      for (const { label, outline } of sectors) {
        const quiet = {
          fill: tones.plate,
          ink: tones.plateText,
          edge: "none",
          edgeInk: "",
        } as const;
        push(kit, buffer, middleOf(outline), { kind: "sign", text: label, ...quiet });
      }
      for (const { lngLat, label, held } of exits) {
        const look = held
          ? ({ kind: "sign", fill: tones.plate, ink: tones.plateText, edge: "solid" } as const)
          : ({ kind: "disc", fill: red.fill, ink: red.mark, edge: "dashed" } as const);
        const text = held || isNear ? label : "";
        push(kit, buffer, lngLat, { ...look, text, edgeInk: held ? tones.plateText : red.mark });
      }
      for (const { lngLat, label } of seen) {
        const look = { kind: "box", fill: tones.accent, ink: tones.part, edge: "none" } as const;
        push(kit, buffer, lngLat, { ...look, text: label, edgeInk: "" });
      }
    }
    return buffer.plates();
  }
}

function push(
  kit: DrawingKit,
  buffer: IconBuffer,
  [lng, lat]: LngLat,
  look: Parameters<DrawingKit["pushPlate"]>[2],
): void {
  if (buffer.count < PLATES_MAX) kit.pushPlate(buffer, { lng, lat, x: 0, y: 0 }, look);
}

function lineOf(outline: readonly LngLat[], dashed: boolean): Line {
  return { path: pathOf(outline), dashed };
}

function pathOf(outline: readonly LngLat[]): [number, number][] {
  return outline.map(([lng, lat]) => [lng, lat]);
}

function middleOf(outline: readonly LngLat[]): LngLat {
  // The first point is the centre of the ring, where all sectors meet.
  const rest = outline.slice(1, -1);
  const sum = rest.reduce(([x, y], [lng, lat]) => [x + lng, y + lat], [0, 0]);
  const [lng, lat] = [sum[0] / Math.max(1, rest.length), sum[1] / Math.max(1, rest.length)];
  const [centreLng, centreLat] = outline[0] ?? [lng, lat];
  return [(lng * 2 + centreLng) / 3, (lat * 2 + centreLat) / 3];
}

const DASHES = new PathStyleExtension({ dash: true });

function linesLayer(id: string, data: readonly Line[], color: Rgba, width: number): Layer {
  const [red, green, blue, alpha] = color;
  return new PathLayer<Line, PathStyleExtensionProps<Line>>({
    ...{ id, data, widthUnits: "pixels", jointRounded: true },
    getPath: ({ path }) => path,
    getColor: [red, green, blue, alpha],
    getWidth: ({ dashed }) => (dashed ? (width * SECTOR_WIDTH) / OUTER_WIDTH : width),
    extensions: [DASHES],
    getDashArray: ({ dashed }: Line) => (dashed ? [...DASH] : [0, 0]),
    updateTriggers: { getColor: color.join(), getWidth: width },
  });
}
