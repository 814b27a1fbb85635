import type { Layer } from "@deck.gl/core";
import type { LngLat } from "../../../shared/units/lng-lat.ts";
import { extraCode } from "../symbols/extra-code.ts";
import type { Extra } from "../symbols/extra-code.ts";
import type { DrawingKit } from "./drawing-kit.ts";
import { IconBuffer } from "./icon-buffer.ts";

/** The double outline round what is selected, a single one round what is pointed at. */
export class RingLayer {
  readonly #buffer = new IconBuffer();

  layers(
    kit: DrawingKit,
    of: { readonly selected: LngLat | null; readonly hovered: LngLat | null },
  ): Layer[] {
    this.#buffer.count = 0;
    if (of.hovered !== null) this.#push(kit, of.hovered, "ring-hovered");
    if (of.selected !== null) this.#push(kit, of.selected, "ring-selected");
    return [kit.symbolLayer("rings", this.#buffer.symbols())];
  }

  #push(kit: DrawingKit, [lng, lat]: LngLat, extra: Extra): void {
    const code = extraCode(extra) * 4;
    const [x = 0, y = 0, width = 0, height = 0] = kit.atlas.frames.subarray(code, code + 4);
    this.#buffer.push({
      lng,
      lat,
      frame: { x, y, width, height },
      size: 0,
      offsetX: 0,
      offsetY: 0,
    });
  }
}
