import { IconLayer } from "@deck.gl/layers";
import { PlateAtlas } from "../symbols/plate-atlas.ts";
import type { PlateLook } from "../symbols/plate-atlas.ts";
import { symbolAtlas } from "../symbols/symbol-atlas.ts";
import type { SymbolAtlas, SymbolPack } from "../symbols/symbol-atlas.ts";
import { symbolTones } from "../symbols/symbol-tones.ts";
import type { SymbolTones } from "../symbols/symbol-tones.ts";
import type { Theme } from "../style/drawing.ts";
import { textureFrom } from "./device-texture.ts";
import type { Device, Texture } from "./device-texture.ts";
import type { IconBuffer, IconData } from "./icon-buffer.ts";

/** A unit glides from fix to fix; only where a graphics card pays for the frames. */
const GLIDE = { getPosition: { duration: 900 } };

export type KitLook = {
  readonly theme: Theme;
  readonly factor: number;
  readonly pixelRatio: number;
};

/** What live layers draw with: one texture of symbols, one of plates, the tones of the theme. */
export class DrawingKit {
  readonly factor: number;
  readonly tones: SymbolTones;
  readonly atlas: SymbolAtlas;
  readonly plates: PlateAtlas;
  readonly #symbols: Texture;
  readonly #plates: Texture;

  constructor(device: Device, pack: SymbolPack, look: KitLook) {
    this.factor = look.factor;
    this.tones = symbolTones(look.theme);
    this.atlas = symbolAtlas(pack, look);
    this.plates = new PlateAtlas(look.factor * look.pixelRatio, look.factor);
    this.#symbols = textureFrom(device, this.atlas.canvas);
    this.#plates = textureFrom(device, this.plates.canvas);
  }

  symbolLayer(id: string, data: IconData, visible = true, glide = false): IconLayer {
    return new IconLayer({
      ...(glide ? { transitions: GLIDE } : {}),
      id,
      data,
      visible,
      iconAtlas: this.#symbols,
      iconMapping: {},
      getSize: this.atlas.cellSize,
      alphaCutoff: 0.01,
    });
  }

  plateLayer(id: string, data: IconData, visible = true): IconLayer {
    return new IconLayer({
      id,
      data,
      visible,
      iconAtlas: this.#plates,
      iconMapping: {},
      alphaCutoff: 0.01,
    });
  }

  /** Adds a plate beside a place; the shift is to its centre, screen pixels. */
  pushPlate(
    buffer: IconBuffer,
    at: { readonly lng: number; readonly lat: number; readonly x: number; readonly y: number },
    look: PlateLook,
  ): void {
    const frame = this.plates.frame(look);
    buffer.push({
      lng: at.lng,
      lat: at.lat,
      frame,
      size: frame.height * this.plates.shrink,
      offsetX: at.x,
      offsetY: at.y,
    });
  }

  /** Sends newly drawn plates to the graphics device: the whole atlas would take longer than
   *  everything else in an update. */
  uploadPlates(): void {
    const changed = this.plates.takeChanged();
    if (changed === null) return;
    const { width, height, data } = changed.pixels;
    this.#plates.writeData(data, { x: 0, y: changed.y, width, height, bytesPerRow: width * 4 });
  }

  remove(): void {
    this.#symbols.destroy();
    this.#plates.destroy();
  }
}
