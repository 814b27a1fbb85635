import * as v from "valibot";
import { wgs84From, positionFault } from "../units/coordinate-system.ts";
import type { CoordinateSystem } from "../units/coordinate-system.ts";
import { lngLatSchema } from "./shape.ts";

/** Why a thing stands in the 未定位 list instead of on the map. */
export const HELD_REASONS = ["missing", "not-a-number", "range", "zero", "untagged"] as const;
export type HeldReason = (typeof HELD_REASONS)[number];

const rawPairSchema = v.pipe(v.tuple([v.number(), v.number()]), v.readonly());

/** Where a thing is, with the pair it came as, or why that is not known. */
export const positionSchema = v.variant("kind", [
  v.object({
    kind: v.literal("located"),
    lngLat: lngLatSchema,
    raw: rawPairSchema,
    crs: v.string(),
  }),
  v.object({
    kind: v.literal("held"),
    reason: v.picklist(HELD_REASONS),
    raw: v.nullable(rawPairSchema),
    crs: v.nullable(v.string()),
  }),
]);
export type Position = v.InferOutput<typeof positionSchema>;

/** A position from a raw pair of a source whose coordinate system is declared (null: it is not). */
export function positionFrom(raw: readonly [number, number] | null, crs: CoordinateSystem | null) {
  return positionBy(raw, crs, (pair) => (crs === null ? pair : wgs84From(crs, pair)));
}

/** As `positionFrom`, for systems whose conversion the caller brings (`epsg:N`). */
export function positionBy(
  raw: readonly [number, number] | null,
  crs: string | null,
  convert: (raw: readonly [number, number]) => readonly [number, number],
): Position {
  if (raw === null) return { kind: "held", reason: "missing", raw, crs };
  if (!Number.isFinite(raw[0]) || !Number.isFinite(raw[1])) {
    return { kind: "held", reason: "not-a-number", raw: null, crs };
  }
  if (crs === null) return { kind: "held", reason: "untagged", raw, crs };
  const lngLat = convert(raw);
  const fault = positionFault(raw[0], raw[1]) === "zero" ? "zero" : positionFault(...lngLat);
  if (fault !== null) return { kind: "held", reason: fault, raw, crs };
  return { kind: "located", lngLat, raw, crs };
}

export function lngLatOf(position: Position): readonly [number, number] | null {
  return position.kind === "located" ? position.lngLat : null;
}
