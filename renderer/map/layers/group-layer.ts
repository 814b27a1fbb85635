import type { Layer } from "@deck.gl/core";
import type { MapGroup } from "../map-group.ts";
import { LIVE, LOST, glyphCode } from "../symbols/glyph.ts";
import type { DrawingKit } from "./drawing-kit.ts";
import { IconBuffer } from "./icon-buffer.ts";

const HALF_SYMBOL = 13;
const GAP = 4;

/** Groups on foot: a mark and a plate each, never a dot for each of their people. */
export class GroupLayer {
  readonly #symbols = new IconBuffer();
  readonly #plates = new IconBuffer();

  layers(kit: DrawingKit, groups: readonly MapGroup[], visible: boolean): Layer[] {
    this.#symbols.count = 0;
    this.#plates.count = 0;
    this.#symbols.reserve(groups.length);
    this.#plates.reserve(groups.length);
    const { tones, plates } = kit;
    for (const { lngLat, label, lost } of groups) {
      const [lng, lat] = lngLat;
      const code = (glyphCode("volunteer", "busy") + (lost ? LOST : LIVE)) * 4;
      const [x = 0, y = 0, width = 0, height = 0] = kit.atlas.frames.subarray(code, code + 4);
      const frame = { x, y, width, height };
      this.#symbols.push({ lng, lat, frame, size: 0, offsetX: 0, offsetY: 0 });
      const ink = lost ? tones.plateQuiet : tones.plateText;
      const edge = { edge: "none", edgeInk: "" } as const;
      const look = { kind: "sign", text: label, fill: tones.plate, ink, ...edge } as const;
      const half = (plates.frame(look).height * plates.shrink) / 2;
      const under = (HALF_SYMBOL + GAP) * kit.factor + half;
      kit.pushPlate(this.#plates, { lng, lat, x: 0, y: under }, look);
    }
    return [
      kit.symbolLayer("groups", this.#symbols.symbols(), visible),
      kit.plateLayer("group-plates", this.#plates.plates(), visible),
    ];
  }
}
