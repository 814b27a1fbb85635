import { deflateSync } from "node:zlib";
import type { Random } from "../../shared/kit/random.ts";
import { PLATE_GLYPHS } from "./plate-glyphs.ts";

const WIDTH = 480;
const HEIGHT = 300;
/** Pixels a column of a sign takes. */
const DOT = 3;
const PLATE = { left: 118, top: 190, width: 246, height: 66 } as const;

/** The back of a car that is none, with a plate that belongs to nobody, as a PNG: what a
 *  checkpoint of the demo city sends. */
export function platePicture(plate: string, random: Random): Buffer {
  const pixels = Buffer.alloc(HEIGHT * (1 + WIDTH * 3));
  const shade = Math.floor(random() * 60);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) put(pixels, x, y, sceneAt(x, y, shade + random() * 10));
  }
  drawPlate(pixels, plate, random);
  return pngFrom(pixels);
}

type Colour = readonly [number, number, number];

/** Road at night, a body with two lamps. */
function sceneAt(x: number, y: number, grain: number): Colour {
  const inBody = x > 60 && x < 420 && y > 70 && y < 270;
  const inWindow = x > 110 && x < 370 && y > 84 && y < 140;
  const lamp = y > 160 && y < 186 && (inside(x, 70, 118) || inside(x, 362, 410));
  if (lamp) return [170 + grain, 40, 40];
  if (inWindow) return [24, 30 + grain / 4, 36 + grain / 3];
  if (inBody) return [70 + grain, 74 + grain, 80 + grain];
  const road = y > 236 ? 44 : 26;
  return [road + grain / 6, road + grain / 6, road + grain / 5];
}

function inside(x: number, from: number, to: number): boolean {
  return x > from && x < to;
}

function drawPlate(pixels: Buffer, plate: string, random: Random): void {
  const isElectric = [...plate].length === 8;
  const ground: Colour = isElectric ? [150, 205, 160] : [24, 62, 150];
  const ink: Colour = isElectric ? [16, 20, 18] : [238, 240, 242];
  for (let y = 0; y < PLATE.height; y++) {
    for (let x = 0; x < PLATE.width; x++) {
      const edge = x < 2 || y < 2 || x > PLATE.width - 3 || y > PLATE.height - 3;
      put(pixels, PLATE.left + x, PLATE.top + y, edge ? ink : ground);
    }
  }
  const gap = isElectric ? 0 : 3;
  const dot = isElectric ? DOT - 0.55 : DOT - 0.25;
  let left = PLATE.left + 7;
  for (const [i, sign] of [...plate].entries()) {
    left += drawSign(pixels, sign, { left, top: PLATE.top + 11, dot, ink, random });
    left += gap + (i === 1 ? 6 : 0);
  }
}

type At = {
  readonly left: number;
  readonly top: number;
  readonly dot: number;
  readonly ink: Colour;
  readonly random: Random;
};

/** Gives the width it took. */
function drawSign(pixels: Buffer, sign: string, at: At): number {
  const rows = PLATE_GLYPHS[sign];
  const digits = (rows?.length ?? 32) / 16;
  const columns = digits === 4 ? 16 : 10;
  // A province is as wide as two thirds of its grid.
  const wide = digits === 4 ? at.dot * 0.72 : at.dot;
  for (let row = 0; rows !== undefined && row < 16; row++) {
    const bits = Number.parseInt(rows.slice(row * digits, (row + 1) * digits), 36);
    for (let column = 0; column < columns; column++) {
      if (((bits >> (columns - 1 - column)) & 1) === 0) continue;
      const [x, y] = [at.left + column * wide, at.top + row * at.dot];
      fill(pixels, { x, y, width: wide, height: at.dot }, at);
    }
  }
  return columns * wide;
}

type Box = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

function fill(pixels: Buffer, { x, y, width, height }: Box, { ink, random }: At): void {
  for (let j = Math.round(y); j < Math.round(y + height); j++) {
    for (let i = Math.round(x); i < Math.round(x + width); i++) {
      const worn = random() * 24;
      put(pixels, i, j, [ink[0] - worn, ink[1] - worn, ink[2] - worn]);
    }
  }
}

function put(pixels: Buffer, x: number, y: number, [red, green, blue]: Colour): void {
  const at = y * (1 + WIDTH * 3) + 1 + x * 3;
  pixels[at] = red;
  pixels[at + 1] = green;
  pixels[at + 2] = blue;
}

function pngFrom(pixels: Buffer): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(WIDTH, 0);
  head.writeUInt32BE(HEIGHT, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
  const body = [chunk("IHDR", head), chunk("IDAT", deflateSync(pixels)), chunk("IEND")];
  return Buffer.concat([signature, ...body]);
}

/** CRC-32 as PNG has it (ISO 3309). */
function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function chunk(name: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const framed = Buffer.alloc(12 + data.length);
  framed.writeUInt32BE(data.length, 0);
  framed.write(name, 4, "latin1");
  data.copy(framed, 8);
  framed.writeUInt32BE(crc32(framed.subarray(4, 8 + data.length)), 8 + data.length);
  return framed;
}
