import type { Drawing } from "./drawing.ts";
import { drawn } from "./images.ts";
import type { Pen } from "./images.ts";
import { CALLED_BY_NAME } from "./name-layers.ts";
import placeSymbols from "../../../resources/symbols/places.json";

const SIZE = 16;
/** The symbols are drawn on a grid of 24. */
const GRID = 24;

type Named = { readonly name: string; readonly data: ImageData; readonly pixelRatio: number };

/** Symbols of the places a patrol knows by name, and a dot for every other one. */
export function poiImages(drawing: Drawing, drawRatio: number, screenRatio: number): Named[] {
  const marks = new Map<string, string>(Object.entries(placeSymbols));
  const images = CALLED_BY_NAME.map((place) => {
    const mark = marks.get(place) ?? "";
    const { data } = drawn(SIZE, drawRatio, (pen) => drawMark(pen, mark, drawing));
    return { name: `poi-${place}`, data, pixelRatio: screenRatio };
  });
  const dot = drawn(8, drawRatio, (pen) => drawDot(pen, drawing));
  return [...images, { name: "poi-dot", data: dot.data, pixelRatio: screenRatio }];
}

function drawMark(pen: Pen, mark: string, drawing: Drawing): void {
  pen.scale(SIZE / GRID, SIZE / GRID);
  pen.lineJoin = "round";
  pen.lineCap = "round";
  const path = new Path2D(mark);
  pen.strokeStyle = drawing.halo;
  pen.lineWidth = 5.5;
  pen.stroke(path);
  pen.strokeStyle = drawing.poiName;
  pen.lineWidth = 1.9;
  pen.stroke(path);
}

function drawDot(pen: Pen, drawing: Drawing): void {
  pen.beginPath();
  pen.arc(4, 4, 2.6, 0, 2 * Math.PI);
  pen.fillStyle = drawing.halo;
  pen.fill();
  pen.beginPath();
  pen.arc(4, 4, 1.6, 0, 2 * Math.PI);
  pen.fillStyle = drawing.poiName;
  pen.fill();
}
