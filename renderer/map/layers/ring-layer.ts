import type { Layer } from "@deck.gl/core";
import type { LngLat } from "../../../shared/units/lng-lat.ts";
import type { DrawingKit } from "./drawing-kit.ts";
import { IconBuffer } from "./icon-buffer.ts";
import { pushExtra } from "./push-extra.ts";

/** The double outline round what is selected, a single one round what is pointed at. */
export class RingLayer {
  readonly #buffer = new IconBuffer();

  layers(
    kit: DrawingKit,
    of: { readonly selected: LngLat | null; readonly hovered: LngLat | null },
  ): Layer[] {
    const { selected, hovered } = of;
    this.#buffer.count = 0;
    if (hovered !== null) {
      pushExtra(this.#buffer, kit, { lngLat: hovered, extra: "ring-hovered" });
    }
    if (selected !== null) {
      pushExtra(this.#buffer, kit, { lngLat: selected, extra: "ring-selected" });
    }
    return [kit.symbolLayer("rings", this.#buffer.symbols())];
  }
}
