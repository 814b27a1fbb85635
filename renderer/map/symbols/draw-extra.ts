import { unreachable } from "../../../shared/kit/assert.ts";
import type { Pen } from "../style/images.ts";
import type { Extra } from "./extra-code.ts";
import type { Rgba, SymbolTones } from "./symbol-tones.ts";

/** Draws one of the pictures that go with a symbol, on the same grid of 24. */
export function drawExtra(pen: Pen, extra: Extra, tones: SymbolTones): void {
  pen.lineJoin = "round";
  pen.lineCap = "round";
  pen.setLineDash([]);
  switch (extra) {
    case "notch-rest":
      drawNotch(pen, tones.unit.rest.fill, tones.part);
      return;
    case "notch-busy":
      drawNotch(pen, tones.unit.busy.fill, tones.part);
      return;
    case "notch-alarm":
      drawNotch(pen, tones.unit.alarm.fill, tones.part);
      return;
    case "ring-selected":
      drawRing(pen, 13.4, 1.6, tones);
      drawRing(pen, 16, 1.2, tones);
      return;
    case "ring-hovered":
      pen.globalAlpha = 0.75;
      drawRing(pen, 14, 1.4, tones);
      pen.globalAlpha = 1;
      return;
    case "tick-dispatch":
      drawTick(pen, tones.dispatch, tones.routeCasing);
      return;
    case "tick-patrol-0":
      drawTick(pen, tones.patrol[0], tones.routeCasing);
      return;
    case "tick-patrol-1":
      drawTick(pen, tones.patrol[1], tones.routeCasing);
      return;
    case "tick-patrol-2":
      drawTick(pen, tones.patrol[2], tones.routeCasing);
      return;
    case "tick-patrol-3":
      drawTick(pen, tones.patrol[3], tones.routeCasing);
      return;
    case "tick-proposal-0":
      drawTick(pen, tones.proposal[0], tones.routeCasing);
      return;
    case "tick-proposal-1":
      drawTick(pen, tones.proposal[1], tones.routeCasing);
      return;
    case "tick-proposal-2":
      drawTick(pen, tones.proposal[2], tones.routeCasing);
      return;
    case "tick-proposal-3":
      drawTick(pen, tones.proposal[3], tones.routeCasing);
      return;
    case "life-ring":
      drawLifeRing(pen, tones);
      return;
    default:
      unreachable(extra);
  }
}

/** Points north; it is turned to the heading. */
function drawNotch(pen: Pen, fill: string, part: string): void {
  const path = new Path2D("M12 -4.8 L17.6 4.6 H6.4 Z");
  pen.strokeStyle = part;
  pen.lineWidth = 2.4;
  pen.stroke(path);
  pen.fillStyle = fill;
  pen.fill(path);
}

function drawRing(pen: Pen, radius: number, width: number, tones: SymbolTones): void {
  pen.beginPath();
  pen.arc(12, 12, radius, 0, 2 * Math.PI);
  pen.strokeStyle = tones.part;
  pen.lineWidth = width + 1.4;
  pen.stroke();
  pen.strokeStyle = tones.accent;
  pen.lineWidth = width;
  pen.stroke();
}

/** A ring with four bands: what hangs at a water, never a unit. */
function drawLifeRing(pen: Pen, tones: SymbolTones): void {
  const [middle, radius] = [12, 6.2];
  const arc = (from: number, to: number, width: number, ink: string): void => {
    pen.beginPath();
    pen.arc(middle, middle, radius, from, to);
    pen.lineWidth = width;
    pen.strokeStyle = ink;
    pen.stroke();
  };
  arc(0, 2 * Math.PI, 7.4, tones.part);
  arc(0, 2 * Math.PI, 5, tones.asset.fill);
  pen.lineCap = "butt";
  for (let quarter = 0; quarter < 4; quarter += 1) {
    const turn = (quarter + 0.5) * (Math.PI / 2);
    arc(turn - 0.3, turn + 0.3, 5, tones.asset.mark);
  }
  pen.lineCap = "round";
}

/** An open arrow head along a route. */
function drawTick(pen: Pen, color: Rgba, casing: Rgba): void {
  const path = new Path2D("M7.6 15.4 L12 9.4 L16.4 15.4");
  pen.strokeStyle = cssOf(casing);
  pen.lineWidth = 5;
  pen.stroke(path);
  pen.strokeStyle = cssOf(color);
  pen.lineWidth = 2.6;
  pen.stroke(path);
}

export function cssOf([red, green, blue, alpha]: Rgba): string {
  return `rgba(${red}, ${green}, ${blue}, ${alpha / 255})`;
}
