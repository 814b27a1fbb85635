import type { Layer } from "@deck.gl/core";
import type { IncidentRows } from "../rows/incident-rows.ts";
import { writeIcons, writePositions } from "../rows/write-attributes.ts";
import type { DrawingKit } from "./drawing-kit.ts";
import { IconBuffer } from "./icon-buffer.ts";
import type { IconData } from "./icon-buffer.ts";

/** Family 5: open incidents, priority 1 above all others, each priority by its own shape. */
export class IncidentLayer {
  readonly rows: IncidentRows;
  readonly #buffer = new IconBuffer();
  #data: IconData | null = null;
  #version = -1;
  #kit: DrawingKit | null = null;

  constructor(rows: IncidentRows) {
    this.rows = rows;
  }

  layers(kit: DrawingKit, visible: boolean): Layer[] {
    const { rows } = this;
    if (this.#data === null || this.#version !== rows.version || this.#kit !== kit) {
      this.#version = rows.version;
      this.#kit = kit;
      this.#buffer.reserve(rows.count);
      this.#buffer.count = rows.count;
      writePositions(this.#buffer.positions, rows.drawn, rows.count, rows);
      writeIcons(this.#buffer.icons, rows.drawn, rows.count, {
        codes: rows.codes,
        freshness: rows.freshness,
        frames: kit.atlas.frames,
      });
      this.#data = this.#buffer.symbols();
    }
    return [kit.symbolLayer("incidents", this.#data, visible)];
  }
}
