import type { Layer } from "@deck.gl/core";
import type { MapLifeRing } from "../map-life-ring.ts";
import type { DrawingKit } from "./drawing-kit.ts";
import { IconBuffer } from "./icon-buffer.ts";
import { pushExtra } from "./push-extra.ts";

/** Life rings, from the zoom on at which the waters they hang at can be told apart. */
const ZOOM_MIN = 11;

/** Where something hangs that floats. */
export class LifeRingLayer {
  readonly #buffer = new IconBuffer();

  layers(kit: DrawingKit, zoom: number, rings: readonly MapLifeRing[]): Layer[] {
    this.#buffer.count = 0;
    this.#buffer.reserve(rings.length);
    for (const { lngLat } of rings) pushExtra(this.#buffer, kit, { lngLat, extra: "life-ring" });
    const visible = zoom >= ZOOM_MIN && rings.length > 0;
    return [kit.symbolLayer("life-rings", this.#buffer.symbols(), visible)];
  }
}
