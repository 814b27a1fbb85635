import type { LngLat } from "../../../shared/units/lng-lat.ts";
import { extraCode } from "../symbols/extra-code.ts";
import type { Extra } from "../symbols/extra-code.ts";
import type { DrawingKit } from "./drawing-kit.ts";
import type { IconBuffer } from "./icon-buffer.ts";

/** Puts a picture that is no symbol of a thing at a place, upright and in its own size. */
export function pushExtra(
  buffer: IconBuffer,
  kit: DrawingKit,
  at: { readonly lngLat: LngLat; readonly extra: Extra },
): void {
  const [lng, lat] = at.lngLat;
  const code = extraCode(at.extra) * 4;
  const [x = 0, y = 0, width = 0, height = 0] = kit.atlas.frames.subarray(code, code + 4);
  buffer.push({ lng, lat, frame: { x, y, width, height }, size: 0, offsetX: 0, offsetY: 0 });
}
