import type { Tile } from "./tile.ts";

export type DeviceType = "camera" | "checkpoint";

/** Source: GB/T 28181-2022, appendix E: place, trade, type, network, number. */
const TYPE_CODE = { camera: "132", checkpoint: "121" } as const satisfies Record<
  DeviceType,
  string
>;
/** The places 330790 to 330799 are given to no county. */
const PLACE_BASE = 330_790;

/** Twenty digits. The two after the place are the station's number. */
export function deviceId(tile: Tile, station: number, type: DeviceType, number: number): string {
  const place = String(PLACE_BASE + tile.index);
  const parts = [place, pad(station, 2), "00", TYPE_CODE[type], "0", pad(number, 6)];
  return parts.join("");
}

const pad = (value: number, digits: number): string => String(value).padStart(digits, "0");
