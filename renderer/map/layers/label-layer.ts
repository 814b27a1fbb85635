import type { Layer } from "@deck.gl/core";
import { LabelGrid } from "../label-grid.ts";
import type { MapRoute } from "../map-route.ts";
import { worldX, worldY, writeScreen } from "../screen.ts";
import type { ScreenView } from "../screen.ts";
import type { IncidentRows } from "../rows/incident-rows.ts";
import type { UnitRows } from "../rows/unit-rows.ts";
import { LIVE, LOST } from "../symbols/glyph.ts";
import type { PlateLook } from "../symbols/plate-atlas.ts";
import type { DrawingKit } from "./drawing-kit.ts";
import { IconBuffer } from "./icon-buffer.ts";

/** Plates on screen at most: beyond this nobody reads them. */
const LABELS_MAX = 400;
const HALF_SYMBOL = 13;
const GAP = 4;

export type LabelWords = {
  readonly lost: string;
  /** Age in words, given seconds. */
  readonly age: (seconds: number) => string;
};

export type LabelSource = {
  readonly units: readonly { readonly rows: UnitRows; readonly visible: boolean }[];
  readonly incidents: { readonly rows: IncidentRows; readonly visible: boolean };
  readonly routes: readonly MapRoute[];
  readonly at: Float64Array;
  readonly now: number;
  readonly words: LabelWords;
  /** Labels from this weight up: all, or only those that someone works with. */
  readonly weightMin: number;
  readonly selectedUnit: string | null;
};

/** Call signs on small plates that yield to symbols and to each other: who works goes first. */
export class LabelLayer {
  readonly #grid = new LabelGrid();
  readonly #buffer = new IconBuffer();
  #screen = new Float32Array(256);

  layers(kit: DrawingKit, view: ScreenView, source: LabelSource): Layer[] {
    const buffer = this.#buffer;
    buffer.reserve(LABELS_MAX);
    this.#write(kit, view, source);
    return [kit.plateLayer("labels", buffer.plates())];
  }

  #write(kit: DrawingKit, view: ScreenView, source: LabelSource): void {
    const before = kit.plates.generation;
    this.#buffer.count = 0;
    this.#grid.clear(view.width, view.height);
    if (source.incidents.visible) this.#takeIncidents(kit, view, source);
    for (const { rows, visible } of source.units) if (visible) this.#takeSymbols(kit, view, rows);
    this.#placeStops(kit, view, source.routes);
    for (let weight = 3; weight >= source.weightMin; weight -= 1) {
      for (const { rows, visible } of source.units) {
        if (visible) this.#placeUnits(kit, view, { ...source, rows, weight });
      }
    }
    // The atlas was full and began anew: what was written before points at nothing.
    if (kit.plates.generation !== before) this.#buffer.count = 0;
  }

  #takeSymbols(kit: DrawingKit, view: ScreenView, rows: UnitRows): void {
    this.#project(rows, rows.drawn, rows.drawnCount, view);
    const half = HALF_SYMBOL * kit.factor - 2;
    for (let index = 0; index < rows.drawnCount; index += 1) {
      const [x, y] = [this.#screen[index * 2] ?? 0, this.#screen[index * 2 + 1] ?? 0];
      if (isIn(view, x, y)) this.#grid.take(x - half, y - half, 2 * half, 2 * half);
    }
  }

  #takeIncidents(kit: DrawingKit, view: ScreenView, source: LabelSource): void {
    const { rows } = source.incidents;
    this.#project(rows, rows.drawn, rows.count, view);
    const half = HALF_SYMBOL * kit.factor;
    for (let slot = rows.count - 1; slot >= 0; slot -= 1) {
      const [x, y] = [this.#screen[slot * 2] ?? 0, this.#screen[slot * 2 + 1] ?? 0];
      if (!isIn(view, x, y)) continue;
      this.#grid.take(x - half, y - half, 2 * half, 2 * half);
      if (rows.priority[slot] === 3) continue;
      const place = { lng: rows.lng[slot] ?? 0, lat: rows.lat[slot] ?? 0, x, y };
      this.#place(kit, place, plateOf(kit, shortened(rows.titles[slot] ?? ""), "loud"));
    }
  }

  /** Of the way that is being read: every stop says when, and why. */
  #placeStops(kit: DrawingKit, view: ScreenView, routes: readonly MapRoute[]): void {
    const half = HALF_SYMBOL * kit.factor;
    const stops = routes
      .filter(({ voice }) => voice === "loud")
      .flatMap((route) => route.stops)
      .map((stop) => ({
        stop,
        x: worldX(stop.lngLat[0]) * view.size - view.left,
        y: worldY(stop.lngLat[1]) * view.size - view.top,
      }))
      .filter(({ x, y }) => isIn(view, x, y));
    for (const { x, y } of stops) this.#grid.take(x - half, y - half, 2 * half, 2 * half);
    const [chosen, others] = [
      stops.filter((s) => s.stop.chosen),
      stops.filter((s) => !s.stop.chosen),
    ];
    for (const { stop, x, y } of [...chosen, ...others]) {
      if (stop.label === "") continue;
      const [lng, lat] = stop.lngLat;
      const isAhead = stop.state === "ahead" || stop.state === "now";
      this.#place(kit, { lng, lat, x, y }, plateOf(kit, stop.label, isAhead ? "loud" : "quiet"));
    }
  }

  #placeUnits(
    kit: DrawingKit,
    view: ScreenView,
    source: LabelSource & { readonly rows: UnitRows; readonly weight: number },
  ): void {
    const { rows, weight } = source;
    this.#project(rows, rows.drawn, rows.drawnCount, view);
    for (let index = 0; index < rows.drawnCount; index += 1) {
      if (this.#buffer.count >= LABELS_MAX) return;
      const slot = rows.drawn[index] ?? 0;
      const isSelected =
        source.selectedUnit !== null && rows.slots.idAt(slot) === source.selectedUnit;
      if ((isSelected ? 3 : rows.weight[slot]) !== weight) continue;
      const [x, y] = [this.#screen[index * 2] ?? 0, this.#screen[index * 2 + 1] ?? 0];
      if (!isIn(view, x, y)) continue;
      const text = unitText(rows, slot, source);
      const place = { lng: rows.lng[slot] ?? 0, lat: rows.lat[slot] ?? 0, x, y };
      this.#place(kit, place, plateOf(kit, text, weight >= 2 ? "loud" : "quiet"));
    }
  }

  /** To the right if that is free, else left, below, above; else not at all. */
  #place(
    kit: DrawingKit,
    at: { readonly lng: number; readonly lat: number; readonly x: number; readonly y: number },
    look: PlateLook,
  ): void {
    const frame = kit.plates.frame(look);
    const { shrink } = kit.plates;
    const [width, height] = [frame.width * shrink, frame.height * shrink];
    const away = (HALF_SYMBOL + GAP) * kit.factor;
    const [side, over] = [away + width / 2, away + height / 2];
    for (const [shiftX, shiftY] of [
      [side, 0],
      [-side, 0],
      [0, over],
      [0, -over],
    ] as const) {
      const [left, top] = [at.x + shiftX - width / 2, at.y + shiftY - height / 2];
      if (!this.#grid.isFree(left, top, width, height)) continue;
      this.#grid.take(left, top, width, height);
      kit.pushPlate(this.#buffer, { lng: at.lng, lat: at.lat, x: shiftX, y: shiftY }, look);
      return;
    }
  }

  #project(
    of: { readonly lng: Float64Array; readonly lat: Float64Array },
    drawn: Int32Array,
    count: number,
    view: ScreenView,
  ): void {
    if (this.#screen.length < count * 2) this.#screen = new Float32Array(count * 4);
    writeScreen(this.#screen, drawn, count, { lng: of.lng, lat: of.lat, view });
  }
}

function isIn(view: ScreenView, x: number, y: number): boolean {
  return x > -20 && y > -20 && x < view.width + 20 && y < view.height + 20;
}

/** The call sign; a unit that is not live says how old it is, and that it is lost. */
function unitText(rows: UnitRows, slot: number, source: LabelSource): string {
  const callSign = rows.callSigns[slot] ?? "";
  const freshness = rows.freshness[slot] ?? LIVE;
  const row = rows.slots.rowOf[slot] ?? -1;
  if (freshness === LIVE || row < 0) return callSign;
  const age = source.words.age((source.now - (source.at[row] ?? source.now)) / 1000);
  return freshness === LOST ? `${callSign} ${source.words.lost} ${age}` : `${callSign} ${age}`;
}

const TITLE_LENGTH = 12;

function shortened(title: string): string {
  const letters = [...title];
  return letters.length <= TITLE_LENGTH ? title : `${letters.slice(0, TITLE_LENGTH - 1).join("")}…`;
}

function plateOf({ tones }: DrawingKit, text: string, voice: "loud" | "quiet"): PlateLook {
  const ink = voice === "loud" ? tones.plateText : tones.plateQuiet;
  return { kind: "sign", text, fill: tones.plate, ink, edge: "none", edgeInk: "" };
}
