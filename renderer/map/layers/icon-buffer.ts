import { ICON_FLOATS } from "../rows/write-attributes.ts";

/** Columns of an icon layer, kept from update to update and grown by doubling. */
export class IconBuffer {
  positions = new Float64Array(64 * 3);
  icons = new Float32Array(64 * ICON_FLOATS);
  sizes = new Float32Array(64);
  offsets = new Float32Array(64 * 2);
  angles = new Float32Array(64);
  count = 0;

  /** Room for so many; what was written before may be lost. */
  reserve(count: number): void {
    if (count <= this.sizes.length) return;
    const size = Math.max(count, this.sizes.length * 2);
    this.positions = new Float64Array(size * 3);
    this.icons = new Float32Array(size * ICON_FLOATS);
    this.sizes = new Float32Array(size);
    this.offsets = new Float32Array(size * 2);
    this.angles = new Float32Array(size);
  }

  /** One icon, for the layers that write few. */
  push(icon: {
    readonly lng: number;
    readonly lat: number;
    readonly frame: {
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
    };
    readonly size: number;
    readonly offsetX: number;
    readonly offsetY: number;
  }): void {
    const at = this.count;
    this.positions.set([icon.lng, icon.lat, 0], at * 3);
    const { x, y, width, height } = icon.frame;
    this.icons.set([0, 0, x, y, width, height, 0], at * ICON_FLOATS);
    this.sizes[at] = icon.size;
    this.offsets.set([icon.offsetX, icon.offsetY], at * 2);
    this.count += 1;
  }

  /** Symbols of one size.  A new object each time: that tells deck that the columns changed. */
  symbols(): IconData {
    return { length: this.count, attributes: this.#placed() };
  }

  /** Symbols of one size that are turned. */
  turned(): IconData {
    const getAngle = { value: this.angles, size: 1 };
    return { length: this.count, attributes: { ...this.#placed(), getAngle } };
  }

  /** Pictures of their own size, beside their place. */
  plates(): IconData {
    const getSize = { value: this.sizes, size: 1 };
    const getPixelOffset = { value: this.offsets, size: 2 };
    return { length: this.count, attributes: { ...this.#placed(), getSize, getPixelOffset } };
  }

  #placed() {
    return {
      getPosition: { value: this.positions, size: 3 },
      instanceIconDefs: { value: this.icons, size: ICON_FLOATS },
    };
  }
}

export type IconData = {
  readonly length: number;
  readonly attributes: Record<string, { value: Float64Array | Float32Array; size: number }>;
};
