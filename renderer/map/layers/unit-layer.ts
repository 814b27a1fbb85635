import type { Layer } from "@deck.gl/core";
import type { UnitRows } from "../rows/unit-rows.ts";
import { writeIcons, writePositions } from "../rows/write-attributes.ts";
import { extraCode } from "../symbols/extra-code.ts";
import type { DrawingKit } from "./drawing-kit.ts";
import { IconBuffer } from "./icon-buffer.ts";

const NOTCHES = [
  extraCode("notch-rest"),
  extraCode("notch-rest"),
  extraCode("notch-busy"),
  extraCode("notch-alarm"),
];

/** Families 3 and 4: units by what they travel in, with a notch where they are heading. */
export class UnitLayer {
  readonly rows: UnitRows;
  readonly #symbols = new IconBuffer();
  readonly #notches = new IconBuffer();

  constructor(rows: UnitRows) {
    this.rows = rows;
  }

  layers(kit: DrawingKit, visible: boolean, glide: boolean): Layer[] {
    const { rows } = this;
    const symbols = this.#symbols;
    symbols.reserve(rows.drawnCount);
    symbols.count = rows.drawnCount;
    writePositions(symbols.positions, rows.drawn, rows.drawnCount, rows);
    const columns = { codes: rows.codes, freshness: rows.freshness, frames: kit.atlas.frames };
    writeIcons(symbols.icons, rows.drawn, rows.drawnCount, columns);
    this.#notches.reserve(rows.drawnCount);
    writeNotches(this.#notches, rows, kit.atlas.frames);
    const layers = [
      kit.symbolLayer(`${rows.family}-notches`, this.#notches.turned(), visible),
      kit.symbolLayer(rows.family, symbols.symbols(), visible),
    ];
    return glide ? layers.map((layer) => layer.clone({ transitions: GLIDE })) : layers;
  }
}

/** A unit glides from fix to fix; only where a graphics card pays for the frames. */
const GLIDE = { getPosition: { duration: 900 } };

function writeNotches(buffer: IconBuffer, rows: UnitRows, frames: Float32Array): void {
  let count = 0;
  const { drawn, drawnCount, heading, weight, lng, lat } = rows;
  const { positions, icons, angles } = buffer;
  for (let index = 0; index < drawnCount; index += 1) {
    const slot = drawn[index] ?? 0;
    const turn = heading[slot] ?? NaN;
    if (turn !== turn) continue;
    positions[count * 3] = lng[slot] ?? 0;
    positions[count * 3 + 1] = lat[slot] ?? 0;
    const from = (NOTCHES[weight[slot] ?? 0] ?? 0) * 4;
    for (let part = 0; part < 4; part += 1) icons[count * 7 + 2 + part] = frames[from + part] ?? 0;
    angles[count] = -turn;
    count += 1;
  }
  buffer.count = count;
}
