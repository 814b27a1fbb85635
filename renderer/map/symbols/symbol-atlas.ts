import type { Theme } from "../style/drawing.ts";
import type { Pen } from "../style/images.ts";
import { drawExtra } from "./draw-extra.ts";
import { ALL_CODES, extraCode, EXTRAS } from "./extra-code.ts";
import { ACTIVITIES, FRESHNESSES, GLYPHS, glyphCode } from "./glyph.ts";
import type { Activity, Freshness, Glyph } from "./glyph.ts";
import { symbolTones, toneOf } from "./symbol-tones.ts";
import type { SymbolTone, SymbolTones } from "./symbol-tones.ts";

/** A picture of a symbol pack on its grid: an outline, and a mark filled or stroked on it. */
export type PackGlyph = {
  readonly frame: string;
  readonly fill?: string;
  readonly stroke?: string;
};
export type SymbolPack = {
  readonly name: string;
  readonly grid: number;
  readonly glyphs: Readonly<Partial<Record<Glyph, PackGlyph>>>;
};

/** All pictures in one canvas.  Shape of `frames`: x, y, width, height of each code, pixels. */
export type SymbolAtlas = {
  readonly canvas: HTMLCanvasElement;
  readonly frames: Float32Array;
  /** Size of a cell on screen, pixels at desk scale. */
  readonly cellSize: number;
};

/** Room round the grid for outlines and the ticks below. */
const MARGIN = 5;
/** Screen pixels of one grid step at desk scale: a symbol's 24 steps are 26 px. */
const STEP_PIXELS = 26 / 24;
const COLUMNS = 15;

export function symbolAtlas(
  pack: SymbolPack,
  of: { readonly theme: Theme; readonly factor: number; readonly pixelRatio: number },
): SymbolAtlas {
  const cellUnits = pack.grid + 2 * MARGIN;
  const cell = Math.ceil(cellUnits * STEP_PIXELS * of.factor * of.pixelRatio);
  const canvas = document.createElement("canvas");
  canvas.width = cell * COLUMNS;
  canvas.height = cell * Math.ceil(ALL_CODES / COLUMNS);
  const pen = canvas.getContext("2d");
  if (pen === null) throw new Error("this window has no 2D canvas");
  const frames = new Float32Array(ALL_CODES * 4);
  const tones = symbolTones(of.theme);
  const moveTo = (code: number): void => {
    const [x, y] = [(code % COLUMNS) * cell, Math.floor(code / COLUMNS) * cell];
    frames.set([x, y, cell, cell], code * 4);
    pen.setTransform(cell / cellUnits, 0, 0, cell / cellUnits, x, y);
    pen.translate(MARGIN, MARGIN);
  };
  for (const extra of EXTRAS) {
    moveTo(extraCode(extra));
    drawExtra(pen, extra, tones);
  }
  for (const glyph of GLYPHS) {
    for (const activity of ACTIVITIES) {
      FRESHNESSES.forEach((freshness, index) => {
        moveTo(glyphCode(glyph, activity) + index);
        drawGlyph(pen, pack.glyphs[glyph] ?? GENERIC, { glyph, activity, freshness, tones });
      });
    }
  }
  return { canvas, frames, cellSize: cellUnits * STEP_PIXELS * of.factor };
}

/** A frame for what the pack has no picture of. */
const GENERIC: PackGlyph = { frame: "M4 4 H20 V20 H4 Z", stroke: "M9 15 L15 9" };

type Drawn = {
  readonly glyph: Glyph;
  readonly activity: Activity;
  readonly freshness: Freshness;
  readonly tones: SymbolTones;
};

function drawGlyph(pen: Pen, picture: PackGlyph, drawn: Drawn): void {
  const { tones, freshness } = drawn;
  const tone = toneOf(tones, drawn.glyph, drawn.activity);
  const frame = new Path2D(picture.frame);
  pen.lineJoin = "round";
  pen.lineCap = "round";
  pen.setLineDash([]);
  pen.strokeStyle = tones.part;
  pen.lineWidth = 3.6;
  pen.stroke(frame);
  if (freshness === "live") {
    pen.fillStyle = tone.fill;
    pen.fill(frame);
    drawMark(pen, picture, tone.mark);
  } else {
    drawHollow(pen, frame, tone, drawn);
    drawMark(pen, picture, tone.fill);
  }
  if (drawn.activity === "alarm") drawAlarm(pen, frame, tones);
  if (drawn.glyph.startsWith("incident")) drawTicks(pen, drawn.activity, tones);
}

/** Stale: the fill is gone and the outline broken.  Lost: hatched as well. */
function drawHollow(pen: Pen, frame: Path2D, tone: SymbolTone, drawn: Drawn): void {
  pen.fillStyle = drawn.tones.hollow;
  pen.fill(frame);
  pen.strokeStyle = tone.fill;
  if (drawn.freshness === "lost") {
    pen.save();
    pen.clip(frame);
    pen.lineWidth = 1;
    pen.globalAlpha = 0.7;
    pen.beginPath();
    for (let shift = -24; shift <= 24; shift += 4) {
      pen.moveTo(shift, 24);
      pen.lineTo(shift + 24, 0);
    }
    pen.stroke();
    pen.restore();
  }
  pen.lineWidth = 1.7;
  pen.setLineDash([3.2, 3]);
  pen.stroke(frame);
  pen.setLineDash([]);
}

function drawMark(pen: Pen, picture: PackGlyph, color: string): void {
  if (picture.fill !== undefined) {
    pen.fillStyle = color;
    pen.fill(new Path2D(picture.fill), "evenodd");
  }
  if (picture.stroke !== undefined) {
    pen.strokeStyle = color;
    pen.lineWidth = 2.1;
    pen.stroke(new Path2D(picture.stroke));
  }
}

/** Calls for help: a second outline, so that it is not told by colour alone. */
function drawAlarm(pen: Pen, frame: Path2D, tones: SymbolTones): void {
  pen.save();
  pen.translate(12, 12);
  pen.scale(1.28, 1.28);
  pen.translate(-12, -12);
  pen.strokeStyle = tones.unit.alarm.fill;
  pen.lineWidth = 1.7;
  pen.stroke(frame);
  pen.restore();
}

/** Three ticks below an incident: told, on the way or there; none while nobody is told. */
function drawTicks(pen: Pen, activity: Activity, tones: SymbolTones): void {
  const count = activity === "busy" ? 1 : activity === "there" ? 2 : activity === "off" ? 3 : 0;
  if (count === 0) return;
  for (let tick = 0; tick < 3; tick += 1) {
    const x = 5.4 + tick * 4.6;
    pen.fillStyle = tones.part;
    pen.fillRect(x - 0.7, 23.6, 5.2, 3.9);
  }
  for (let tick = 0; tick < 3; tick += 1) {
    const x = 5.4 + tick * 4.6;
    pen.globalAlpha = tick < count ? 1 : 0.3;
    pen.fillStyle = tones.plateText;
    pen.fillRect(x, 24.4, 3.8, 2.3);
  }
  pen.globalAlpha = 1;
}
