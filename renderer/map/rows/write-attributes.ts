/** Floats of one picture in an icon buffer: shift x, y, frame x, y, width, height, masked. */
export const ICON_FLOATS = 7;

/** Copies the frame of each slot's picture for the slots that are drawn.
 *  Shape: `drawn[0 … count)` are slots; `codes` has a picture number a slot; `frames` four floats
 *  a picture; `icons` seven floats a drawn one. */
export function writeIcons(
  icons: Float32Array,
  drawn: Int32Array,
  count: number,
  of: {
    readonly codes: Uint16Array;
    readonly freshness: Uint8Array;
    readonly frames: Float32Array;
  },
): void {
  const { codes, freshness, frames } = of;
  for (let index = 0; index < count; index += 1) {
    const slot = drawn[index] ?? 0;
    const from = ((codes[slot] ?? 0) + (freshness[slot] ?? 0)) * 4;
    const to = index * ICON_FLOATS;
    icons[to] = 0;
    icons[to + 1] = 0;
    icons[to + 2] = frames[from] ?? 0;
    icons[to + 3] = frames[from + 1] ?? 0;
    icons[to + 4] = frames[from + 2] ?? 0;
    icons[to + 5] = frames[from + 3] ?? 0;
    icons[to + 6] = 0;
  }
}

/** Positions of the drawn slots, three doubles each.  Shape: `lng`, `lat` an entry a slot. */
export function writePositions(
  positions: Float64Array,
  drawn: Int32Array,
  count: number,
  of: { readonly lng: Float64Array; readonly lat: Float64Array },
): void {
  const { lng, lat } = of;
  for (let index = 0; index < count; index += 1) {
    const slot = drawn[index] ?? 0;
    positions[index * 3] = lng[slot] ?? 0;
    positions[index * 3 + 1] = lat[slot] ?? 0;
    positions[index * 3 + 2] = 0;
  }
}

/** Takes over each slot's last position and heading; a row without one keeps what was known.
 *  Shape: `rowOf` a row a slot, -1: none. */
export function takePositions(
  target: {
    readonly lng: Float64Array;
    readonly lat: Float64Array;
    readonly heading: Float32Array;
  },
  slots: number,
  rowOf: Int32Array,
  from: {
    readonly lng: Float64Array;
    readonly lat: Float64Array;
    readonly heading: Float32Array;
  },
): void {
  for (let slot = 0; slot < slots; slot += 1) {
    const row = rowOf[slot] ?? -1;
    if (row < 0) continue;
    const lng = from.lng[row] ?? NaN;
    const lat = from.lat[row] ?? NaN;
    if (lng === lng && lat === lat) {
      target.lng[slot] = lng;
      target.lat[slot] = lat;
    }
    target.heading[slot] = from.heading[row] ?? NaN;
  }
}
