import { unreachable } from "../../shared/kit/assert.ts";
import { err, ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import type { Area, AreaClass } from "../../shared/model/area.ts";
import { positionFault } from "../../shared/units/coordinate-system.ts";
import type { LngLat } from "../../shared/units/lng-lat.ts";
import type { Datum } from "./datum.ts";
import type { RawPair, RawPolygon } from "./raw-table.ts";
import type { RowContext } from "./row-context.ts";
import { identityOf, rejection, shortName } from "./row-identity.ts";
import type { RowRejection } from "./row-identity.ts";
import type { RowReader } from "./row-reader.ts";
import { flagsOf } from "./row-site.ts";
import { geometryFromWkt } from "./wkt-geometry.ts";

/** An area and how many of its rings the file had left open. */
export type AreaRow = { readonly area: Area; readonly ringsClosed: number };

export function areaFromRow(
  reader: RowReader,
  context: RowContext & { readonly datum: Datum },
): Result<AreaRow, RowRejection> {
  const raw = rawPolygonsOf(reader);
  if (!raw.ok) return raw;
  const rings = new Rings(context.datum);
  const polygons: LngLat[][][] = [];
  for (const polygon of raw.value) {
    const closed: LngLat[][] = [];
    for (const ring of polygon) {
      const made = rings.ringFrom(ring);
      if (!made.ok) return made;
      closed.push(made.value);
    }
    polygons.push(closed);
  }
  const start = raw.value[0]?.[0]?.[0] ?? [];
  const identity = identityOf(reader, start.join(" "));
  if (!identity.ok) return err(identity.refusal);
  const area: Area = {
    kind: "area",
    id: identity.value.id,
    name: identity.value.name,
    class: classOf(reader.text("class")) ?? classOf(context.layer) ?? "other",
    polygons,
    ...ownersOf(reader),
    source: context.source,
    flags: flagsOf(identity.value),
  };
  return ok({ area, ringsClosed: rings.closed });
}

/** Nothing is said of what the file does not say. */
function ownersOf(reader: RowReader): Pick<Area, "officers" | "post"> {
  const officers = reader
    .text("officers")
    .split(/[;；、,，|/]/)
    .map((name) => shortName(name.trim()));
  const named = [...new Set(officers.filter((name) => name !== ""))].slice(0, OFFICERS_MAX);
  const post = shortName(reader.text("post"));
  return {
    ...(named.length === 0 ? {} : { officers: named }),
    ...(post === "" ? {} : { post }),
  };
}

/** More are no owners but a roster. */
const OFFICERS_MAX = 20;

function rawPolygonsOf(reader: RowReader): Result<readonly RawPolygon[], RowRejection> {
  const { geometry } = reader;
  const shape = geometry.kind === "none" ? geometryFromWkt(reader.text("shape")) : geometry;
  switch (shape.kind) {
    case "area":
      return ok(shape.polygons);
    case "point":
      return err(rejection("geometry-wrong", "point"));
    case "none":
      return err(rejection("geometry-missing"));
    case "other":
      return err(rejection("geometry-wrong", shape.name));
    case "broken":
      return err(rejection("geometry-broken", shape.what));
    default:
      return unreachable(shape);
  }
}

/** Three corners and the first one again. */
const RING_POINTS_MIN = 4;

class Rings {
  closed = 0;
  readonly #datum: Datum;

  constructor(datum: Datum) {
    this.#datum = datum;
  }

  ringFrom(raw: readonly RawPair[]): Result<LngLat[], RowRejection> {
    const [first, last] = [raw[0], raw.at(-1)];
    if (first === undefined || last === undefined) return err(rejection("ring-too-short", "0"));
    const open = first[0] !== last[0] || first[1] !== last[1];
    const pairs = open ? [...raw, first] : raw;
    if (pairs.length < RING_POINTS_MIN) return err(rejection("ring-too-short", `${raw.length}`));
    const ring: LngLat[] = [];
    for (const pair of pairs) {
      const lngLat = this.#datum.lngLatFrom(pair);
      if (positionFault(...lngLat) !== null) {
        return err(rejection("vertex-impossible", pair.join(" ")));
      }
      ring.push(lngLat);
    }
    if (open) this.closed += 1;
    return ok(ring);
  }
}

const CLASS_WORDS: readonly (readonly [AreaClass, RegExp])[] = [
  ["beat", /\bbeats?\b|责任区|巡区|网格|巡逻区|警务区/],
  ["jurisdiction", /jurisdiction|辖区|管辖|派出所/],
  ["estate", /\bestates?\b|小区|社区|楼盘|residential/],
  ["administrative", /admin|行政|乡镇|街道|boundar/],
  ["other", /^other$|^其他$|^其它$/],
];

function classOf(text: string): AreaClass | null {
  const plain = text.normalize("NFKC").trim().toLowerCase().replaceAll("_", " ");
  return CLASS_WORDS.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}
