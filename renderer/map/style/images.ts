import type { Drawing } from "./drawing.ts";

export type MapImage = {
  readonly data: ImageData;
  readonly pixelRatio: number;
};

const HATCH_PIXELS = 12;

/** One tile of a quiet diagonal hatch; it joins with itself on all sides. */
export function hatchImage({ hatch }: Drawing, pixelRatio: number): MapImage {
  return drawn(HATCH_PIXELS, pixelRatio, (pen) => {
    pen.strokeStyle = hatch;
    pen.lineWidth = 1;
    for (const shift of [-HATCH_PIXELS, 0, HATCH_PIXELS]) {
      pen.beginPath();
      pen.moveTo(shift - 2, HATCH_PIXELS + 2);
      pen.lineTo(shift + HATCH_PIXELS + 2, -2);
      pen.stroke();
    }
  });
}

/** A small arrow along a one-way street. */
export function oneWayImage({ oneWay }: Drawing, pixelRatio: number): MapImage {
  return drawn(14, pixelRatio, (pen) => {
    pen.strokeStyle = oneWay;
    pen.lineWidth = 1.2;
    pen.lineCap = "round";
    pen.lineJoin = "round";
    pen.beginPath();
    pen.moveTo(1.5, 7);
    pen.lineTo(12, 7);
    pen.moveTo(8.6, 4);
    pen.lineTo(12, 7);
    pen.lineTo(8.6, 10);
    pen.stroke();
  });
}

export type Pen = CanvasRenderingContext2D;

/** A square picture of so many pixels at desk scale. */
export function drawn(size: number, pixelRatio: number, draw: (pen: Pen) => void): MapImage {
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(size * pixelRatio);
  canvas.height = canvas.width;
  const pen = canvas.getContext("2d");
  if (pen === null) throw new Error("this window has no 2D canvas");
  pen.scale(canvas.width / size, canvas.height / size);
  draw(pen);
  return { data: pen.getImageData(0, 0, canvas.width, canvas.height), pixelRatio };
}
