import { WALL_FONT } from "../style/name-layers.ts";
import type { Pen } from "../style/images.ts";

/** A small picture in the atlas, pixels. */
export type PlateFrame = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** How a plate is drawn; its size follows from the text. */
export type PlateLook = {
  readonly kind: "sign" | "disc" | "box" | "dot";
  readonly text: string;
  readonly fill: string;
  readonly ink: string;
  readonly edge: "none" | "solid" | "dashed";
  readonly edgeInk: string;
};

const WIDTH = 2048;
const HEIGHT = 2048;
const SIGN_HEIGHT = 17;
const TEXT_SIZE = 12;
const DOT = 10;
const SIDE = 5;
const GAP = 2;

/** Call signs and counts drawn once each into one canvas.  When it is full it starts anew: what is
 *  on screen is drawn again, what is not is forgotten. */
export class PlateAtlas {
  readonly canvas: HTMLCanvasElement;
  /** Screen pixels of an atlas pixel. */
  readonly shrink: number;
  readonly #scale: number;
  readonly #pen: Pen;
  readonly #frames = new Map<string, PlateFrame>();
  #x = GAP;
  #y = GAP;
  #rowHeight = 0;
  /** Rows of pixels drawn since they were last taken. */
  #dirtyFrom = HEIGHT;
  #dirtyTo = 0;
  #generation = 0;

  /** `scale`: atlas pixels of a pixel at desk scale; `factor`: screen pixels of the same. */
  constructor(scale: number, factor: number) {
    this.#scale = scale;
    this.shrink = factor / scale;
    this.canvas = document.createElement("canvas");
    this.canvas.width = WIDTH;
    this.canvas.height = HEIGHT;
    // Read back in parts when plates go to the graphics device.
    const pen = this.canvas.getContext("2d", { willReadFrequently: true });
    if (pen === null) throw new Error("this window has no 2D canvas");
    this.#pen = pen;
  }

  /** The rows that changed since the last call, null: none did. */
  takeChanged(): { readonly y: number; readonly pixels: ImageData } | null {
    if (this.#dirtyTo <= this.#dirtyFrom) return null;
    const y = this.#dirtyFrom;
    const pixels = this.#pen.getImageData(0, y, WIDTH, this.#dirtyTo - y);
    this.#dirtyFrom = HEIGHT;
    this.#dirtyTo = 0;
    return { y, pixels };
  }

  /** Grows when every frame handed out before is void. */
  get generation(): number {
    return this.#generation;
  }

  frame(look: PlateLook): PlateFrame {
    const key = `${look.kind}|${look.text}|${look.fill}|${look.ink}|${look.edge}${look.edgeInk}`;
    const known = this.#frames.get(key);
    if (known !== undefined) return known;
    const made = this.#draw(look);
    this.#frames.set(key, made);
    this.#dirtyFrom = Math.min(this.#dirtyFrom, made.y);
    this.#dirtyTo = Math.max(this.#dirtyTo, made.y + made.height);
    return made;
  }

  #draw(look: PlateLook): PlateFrame {
    const pen = this.#pen;
    const scale = this.#scale;
    pen.font = `600 ${TEXT_SIZE}px "${WALL_FONT}"`;
    const textWidth = pen.measureText(look.text).width;
    const isSign = look.kind === "sign";
    const diameter = look.kind === "dot" ? DOT : Math.max(22, textWidth + 12);
    const width = Math.ceil((isSign ? textWidth + 2 * SIDE : diameter) * scale);
    const height = Math.ceil((isSign ? SIGN_HEIGHT : diameter) * scale);
    const place = this.#place(width, height);
    pen.setTransform(scale, 0, 0, scale, place.x, place.y);
    const box = { width: width / scale, height: height / scale };
    drawBody(pen, look, box);
    pen.fillStyle = look.ink;
    pen.textAlign = "center";
    pen.textBaseline = "alphabetic";
    pen.fillText(look.text, box.width / 2, box.height / 2 + TEXT_SIZE * 0.36);
    pen.setTransform(1, 0, 0, 1, 0, 0);
    return { ...place, width, height };
  }

  #place(width: number, height: number): { readonly x: number; readonly y: number } {
    if (this.#x + width + GAP > WIDTH) {
      this.#x = GAP;
      this.#y += this.#rowHeight + GAP;
      this.#rowHeight = 0;
    }
    if (this.#y + height + GAP > HEIGHT) this.#startAnew();
    const at = { x: this.#x, y: this.#y };
    this.#x += width + GAP;
    this.#rowHeight = Math.max(this.#rowHeight, height);
    return at;
  }

  #startAnew(): void {
    this.#frames.clear();
    this.#pen.clearRect(0, 0, WIDTH, HEIGHT);
    this.#generation += 1;
    [this.#x, this.#y, this.#rowHeight] = [GAP, GAP, 0];
  }
}

function drawBody(
  pen: Pen,
  look: PlateLook,
  box: { readonly width: number; readonly height: number },
): void {
  const inset = look.edge === "none" ? 0 : 0.75;
  const radius = isRound(look) ? box.height / 2 - inset : look.kind === "box" ? 5 : 3;
  pen.beginPath();
  pen.roundRect(inset, inset, box.width - 2 * inset, box.height - 2 * inset, radius);
  pen.fillStyle = look.fill;
  pen.fill();
  if (look.edge === "none") return;
  pen.strokeStyle = look.edgeInk;
  pen.lineWidth = isRound(look) ? 1.8 : 1.2;
  pen.setLineDash(look.edge === "dashed" ? [3, 2.6] : []);
  pen.stroke();
  pen.setLineDash([]);
}

function isRound({ kind }: PlateLook): boolean {
  return kind === "disc" || kind === "dot";
}
