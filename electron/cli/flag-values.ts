import { err, ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import { TRAVEL_MODES } from "../../shared/model/unit.ts";
import type { TravelMode } from "../../shared/model/unit.ts";
import { positionFault } from "../../shared/units/coordinate-system.ts";
import type { LngLat } from "../../shared/units/lng-lat.ts";

type Flags = Readonly<Record<string, string | undefined>>;

/** A flag that must be there.  Errors: the sentence for the person who typed it. */
export function neededFlag(flags: Flags, name: string): Result<string, string> {
  const value = flags[name];
  return value === undefined || value === "" ? err(`--${name} is needed`) : ok(value);
}

/** `LNG,LAT`, WGS-84 degrees. */
export function lngLatFlag(flags: Flags, name: string): Result<LngLat, string> {
  const value = neededFlag(flags, name);
  if (!value.ok) return value;
  const parts = value.value.split(",").map((part) => (part.trim() === "" ? NaN : Number(part)));
  const [lng = NaN, lat = NaN] = parts;
  if (parts.length !== 2 || positionFault(lng, lat) !== null) {
    return err(`--${name} is LNG,LAT in degrees, such as 9.52,47.14`);
  }
  return ok([lng, lat]);
}

export function modeFlag(flags: Flags): Result<TravelMode, string> {
  const { mode = "car" } = flags;
  const known = TRAVEL_MODES.find((candidate) => candidate === mode);
  return known === undefined ? err(`--mode is one of ${TRAVEL_MODES.join(", ")}`) : ok(known);
}

/** A whole number within bounds, or what stands for it when the flag is absent. */
export function wholeFlag(
  flags: Flags,
  name: string,
  of: { readonly least: number; readonly most: number; readonly absent: number },
): Result<number, string> {
  const text = flags[name];
  if (text === undefined) return ok(of.absent);
  const value = Number(text);
  if (/^-?\d+$/.test(text) && value >= of.least && value <= of.most) return ok(value);
  return err(`--${name} is a whole number from ${of.least} to ${of.most}`);
}
