import type { Layer } from "@deck.gl/core";
import type { UnitRows } from "../rows/unit-rows.ts";
import { ICON_FLOATS, writeIcons, writePositions } from "../rows/write-attributes.ts";
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
  #drawnBefore = new Int32Array(0);

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
    this.#notches.count = rows.drawnCount;
    writeNotches(this.#notches, rows, kit.atlas.frames);
    // Rows glide only while each is still the same unit's.
    const glides = this.#sameRows() && glide;
    return [
      kit.symbolLayer(`${rows.family}-notches`, this.#notches.turned(), visible, glides),
      kit.symbolLayer(rows.family, symbols.symbols(), visible, glides),
    ];
  }

  #sameRows(): boolean {
    const { drawn, drawnCount } = this.rows;
    const before = this.#drawnBefore;
    const isSame =
      before.length === drawnCount && before.every((slot, index) => slot === drawn[index]);
    if (!isSame) this.#drawnBefore = drawn.slice(0, drawnCount);
    return isSame;
  }
}

/** A notch a unit, so that both layers have the same rows; empty where no heading is known. */
function writeNotches(buffer: IconBuffer, rows: UnitRows, frames: Float32Array): void {
  const { drawn, drawnCount, heading, weight, lng, lat } = rows;
  const { positions, icons, angles } = buffer;
  for (let index = 0; index < drawnCount; index += 1) {
    const slot = drawn[index] ?? 0;
    const turn = heading[slot] ?? NaN;
    const isTurned = turn === turn;
    positions[index * 3] = lng[slot] ?? 0;
    positions[index * 3 + 1] = lat[slot] ?? 0;
    const from = (NOTCHES[weight[slot] ?? 0] ?? 0) * 4;
    const to = index * ICON_FLOATS + 2;
    for (let part = 0; part < 4; part += 1) {
      icons[to + part] = isTurned ? (frames[from + part] ?? 0) : 0;
    }
    angles[index] = isTurned ? -turn : 0;
  }
}
