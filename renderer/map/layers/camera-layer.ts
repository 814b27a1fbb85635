import type { Layer } from "@deck.gl/core";
import type { AssetRows } from "../rows/asset-rows.ts";
import { ConeLayer } from "./cone-layer.ts";
import type { DrawingKit } from "./drawing-kit.ts";
import { GroupedSymbols } from "./grouped-symbols.ts";

/** Cones are worth their ink from here on: below, they are smaller than the dot. */
const CONE_ZOOM = 15;
/** A lens on a mast sees a kilometre; drawn so far, a few of them would be the whole picture. */
const REACH_METRES_MAX = 180;
/** Wedges of this reach have the full tone; a longer one spreads as much light over more ground. */
const REACH_METRES_FULL = 60;

/** Family 1: cameras as a lens with a soft wedge of what they see, a dot where that is unknown. */
export class CameraLayer {
  readonly #rows: AssetRows;
  readonly #symbols: GroupedSymbols;
  #cones: ConeData | null = null;
  #seen = "";

  constructor(rows: AssetRows) {
    this.#rows = rows;
    this.#symbols = new GroupedSymbols("cameras", rows, "disc");
  }

  get symbols(): GroupedSymbols {
    return this.#symbols;
  }

  layers(kit: DrawingKit, zoom: number, show: { visible: boolean; cones: boolean }): Layer[] {
    const symbols = this.#symbols.layers(kit, zoom, show.visible);
    const hasCones = show.visible && show.cones && zoom >= CONE_ZOOM;
    const seen = `${this.#rows.placesVersion}/${this.#rows.freshnessVersion}`;
    if (hasCones && (this.#cones === null || seen !== this.#seen)) {
      this.#cones = conesOf(this.#rows, kit);
      this.#seen = seen;
    }
    if (this.#cones === null) return symbols;
    const cones = new ConeLayer({
      id: "camera-cones",
      data: this.#cones,
      visible: hasCones,
      radiusUnits: "meters",
      antialiasing: false,
    });
    return [cones, ...symbols];
  }
}

type ConeData = {
  readonly length: number;
  readonly attributes: Record<
    string,
    { value: Float64Array | Float32Array | Uint8Array; size: number; normalized?: boolean }
  >;
};

function conesOf(rows: AssetRows, { tones }: DrawingKit): ConeData {
  const slots = Array.from(rows.heading.keys()).filter((slot) => {
    return !Number.isNaN(rows.heading[slot] ?? NaN);
  });
  const positions = new Float64Array(slots.length * 3);
  const radii = new Float32Array(slots.length);
  const wedges = new Float32Array(slots.length * 2);
  const colors = new Uint8Array(slots.length * 4);
  slots.forEach((slot, index) => {
    positions.set([rows.lng[slot] ?? 0, rows.lat[slot] ?? 0, 0], index * 3);
    const reach = Math.min(REACH_METRES_MAX, rows.range[slot] ?? 0);
    radii[index] = reach;
    wedges.set([rows.heading[slot] ?? 0, rows.fieldOfView[slot] ?? 0], index * 2);
    const [red, green, blue, alpha] = rows.freshness[slot] === 0 ? tones.cone : tones.coneStale;
    const spread = Math.min(1, REACH_METRES_FULL / Math.max(1, reach));
    colors.set([red, green, blue, alpha * spread], index * 4);
  });
  return {
    length: slots.length,
    attributes: {
      getPosition: { value: positions, size: 3 },
      getRadius: { value: radii, size: 1 },
      getWedge: { value: wedges, size: 2 },
      getFillColor: { value: colors, size: 4, normalized: true },
    },
  };
}
