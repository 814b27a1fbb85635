import { err, ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import { positionBy } from "../../shared/model/position.ts";
import type { Position } from "../../shared/model/position.ts";
import { unreachable } from "../../shared/kit/assert.ts";
import type { Datum } from "./datum.ts";
import { degreesFrom } from "./number-from.ts";
import type { RawPair } from "./raw-table.ts";
import { rejection } from "./row-identity.ts";
import type { RowRejection } from "./row-identity.ts";
import type { RowReader } from "./row-reader.ts";
import { geometryFromWkt } from "./wkt-geometry.ts";

/** Where a row's thing stands.  What is no position is held, never dropped; a shape that is no
 *  point is not that thing. */
export function positionOf(reader: RowReader, datum: Datum | null): Result<Position, RowRejection> {
  const raw = rawPairOf(reader);
  if (!raw.ok) return raw;
  return ok(positionBy(raw.value, datum?.name ?? null, (pair) => datum?.lngLatFrom(pair) ?? pair));
}

/** The pair as the file has it: of the shape, else of the columns; null where there is none. */
export function rawPairOf(reader: RowReader): Result<RawPair | null, RowRejection> {
  const { geometry } = reader;
  switch (geometry.kind) {
    case "point":
      return ok(geometry.at);
    case "none":
      return pairOfColumns(reader);
    case "area":
      return err(rejection("geometry-wrong", "area"));
    case "other":
      return err(rejection("geometry-wrong", geometry.name));
    case "broken":
      return ok(NO_NUMBERS);
    default:
      return unreachable(geometry);
  }
}

const NO_NUMBERS: RawPair = [NaN, NaN];

function pairOfColumns(reader: RowReader): Result<RawPair | null, RowRejection> {
  const [lng, lat] = [reader.degrees("lng"), reader.degrees("lat")];
  if (lng === "contradiction") return err(rejection("columns-contradict", "lng"));
  if (lat === "contradiction") return err(rejection("columns-contradict", "lat"));
  if (lng !== null && lat !== null) return ok([lng, lat]);
  if (lng !== null || lat !== null) return ok(null);
  return pairOfText(reader);
}

function pairOfText(reader: RowReader): Result<RawPair | null, RowRejection> {
  const [lngLat, latLng] = [reader.text("lngLat"), reader.text("latLng")];
  if (lngLat !== "") return ok(pairIn(lngLat));
  if (latLng !== "") {
    const [lat, lng] = pairIn(latLng);
    return ok([lng, lat]);
  }
  const shape = geometryFromWkt(reader.text("shape"));
  if (shape.kind === "point") return ok(shape.at);
  if (shape.kind === "area") return err(rejection("geometry-wrong", "area"));
  return ok(null);
}

function pairIn(text: string): RawPair {
  const parts = text
    .normalize("NFKC")
    .replace(/[()[\]]/g, "")
    .split(/[\s,;]+/);
  const [first, second, third] = parts.filter((part) => part !== "").map(degreesFrom);
  return first === undefined || second === undefined || third !== undefined
    ? NO_NUMBERS
    : [first, second];
}
