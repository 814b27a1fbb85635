/** The map's view as plain numbers: north is up, nothing is tilted. */
export type ScreenView = {
  readonly zoom: number;
  readonly width: number;
  readonly height: number;
  /** World pixels of the upper left corner at this zoom. */
  readonly left: number;
  readonly top: number;
  /** World pixels round the equator. */
  readonly size: number;
};

const TILE = 512;

export function screenView(
  center: readonly [lng: number, lat: number],
  zoom: number,
  width: number,
  height: number,
): ScreenView {
  const size = TILE * 2 ** zoom;
  return {
    zoom,
    width,
    height,
    size,
    left: worldX(center[0]) * size - width / 2,
    top: worldY(center[1]) * size - height / 2,
  };
}

const EQUATOR_METRES = 40_075_017;

/** How much of the ground one pixel covers at a latitude. */
export function metresPerPixelAt(lat: number, zoom: number): number {
  return (EQUATOR_METRES * Math.cos((lat * Math.PI) / 180)) / (TILE * 2 ** zoom);
}

/** Share of the world's width, 0 in the west. */
export function worldX(lng: number): number {
  return (lng + 180) / 360;
}

/** Share of the world's height, 0 in the north. */
export function worldY(lat: number): number {
  const sine = Math.sin((lat * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

/** Screen pixels of many positions.  Shape: `xy` takes two floats a drawn slot. */
export function writeScreen(
  xy: Float32Array,
  drawn: Int32Array,
  count: number,
  of: { readonly lng: Float64Array; readonly lat: Float64Array; readonly view: ScreenView },
): void {
  const { lng, lat, view } = of;
  for (let index = 0; index < count; index += 1) {
    const slot = drawn[index] ?? 0;
    xy[index * 2] = worldX(lng[slot] ?? 0) * view.size - view.left;
    xy[index * 2 + 1] = worldY(lat[slot] ?? 0) * view.size - view.top;
  }
}
