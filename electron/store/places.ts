import * as v from "valibot";
import { entityKey } from "../../shared/model/entity-key.ts";
import type { EntityKey } from "../../shared/model/entity-key.ts";
import { ENTITY_KINDS } from "../../shared/model/entity-key.ts";
import { placeSchema } from "../../shared/model/place.ts";
import type { Place } from "../../shared/model/place.ts";
import { distanceBetween, pointTowards } from "../../shared/units/lng-lat.ts";
import type { Bounds, LngLat } from "../../shared/units/lng-lat.ts";
import { heading, metres } from "../../shared/units/quantity.ts";
import type { Metres } from "../../shared/units/quantity.ts";
import { NamedIndex } from "./named-index.ts";
import { namedPlace } from "./named-thing.ts";
import type { ReadableDb, WritableDb } from "./database.ts";

/** Rows one question about a part of the map may give. */
export const BOX_ROWS_MAX = 20_000;
/** Half sides of the boxes in which the nearest places are looked for, one after another. */
const NEAR_METRES = [100, 400, 1600, 6400, 25_600].map(metres);

export type PlaceCounts = {
  readonly imported: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly removed: number;
};

export type PlaceNear = { readonly place: Place; readonly metres: Metres };

export class PlaceReader {
  readonly #db: ReadableDb;

  constructor(db: ReadableDb) {
    this.#db = db;
  }

  /** Places in a part of the map, best known first. */
  in(bounds: Bounds, limit: number): Place[] {
    const rows = this.#db.all(
      `${SELECT_PLACE} where ${IN_BOX} and kind = 'place' order by rank desc, id limit ?`,
      ...[bounds[2], bounds[0], bounds[3], bounds[1], Math.min(limit, BOX_ROWS_MAX)],
    );
    return rows.map(placeFrom);
  }

  /** The nearest places, at most 25 km away. */
  near(lngLat: LngLat, limit: number): PlaceNear[] {
    let found: PlaceNear[] = [];
    for (const reach of NEAR_METRES) {
      found = this.in(boundsAround(lngLat, reach), BOX_ROWS_MAX)
        .map((place) => ({ place, metres: distanceBetween(lngLat, place.lngLat) }))
        .filter((near) => near.metres <= reach)
        .sort((a, b) => a.metres - b.metres);
      if (found.length >= limit) break;
    }
    return found.slice(0, limit);
  }

  /** Things that stand, or calls that are open, in a part of the map. */
  thingsIn(bounds: Bounds): EntityKey[] {
    const rows = this.#db.all(
      `select kind, id from named_box join named using(row)
         where ${IN_BOX} and kind <> 'place' limit ?`,
      ...[bounds[2], bounds[0], bounds[3], bounds[1], BOX_ROWS_MAX],
    );
    return rows.map((row) => {
      const { kind, id } = v.parse(thingRow, row);
      return entityKey(kind, id);
    });
  }

  count(): number {
    const row = this.#db.one("select count(*) as count from named where kind = 'place'");
    return v.parse(countRow, row).count;
  }

  ofSource(source: string): Place[] {
    return this.#db
      .all(`${SELECT_NAMED} where kind = 'place' and source = ?`, source)
      .map(placeFrom);
  }

  ofClasses(classes: readonly string[], limit: number): Place[] {
    const rows = this.#db.all(
      `${SELECT_NAMED} where kind = 'place' and class in (select value from json_each(?))
         order by rank desc, id limit ?`,
      ...[JSON.stringify(classes), limit],
    );
    return rows.map(placeFrom);
  }
}

export class PlaceWriter {
  readonly #db: WritableDb;
  readonly #names: NamedIndex;

  constructor(db: WritableDb) {
    this.#db = db;
    this.#names = new NamedIndex(db);
  }

  /** Makes the places of a source exactly these, or changes nothing. */
  replace(source: string, places: readonly Place[]): PlaceCounts {
    const counts = { imported: 0, updated: 0, unchanged: 0, removed: 0 };
    const gone = new Set(new PlaceReader(this.#db.reading).ofSource(source).map(({ id }) => id));
    // Best known first: of too many answers the index gives those with the lowest rows.
    const inOrder = [...places].sort((a, b) => b.rank - a.rank);
    this.#db.transaction(() => {
      for (const place of inOrder) {
        gone.delete(place.id);
        counts[this.#names.put(namedPlace({ ...place, source }))]++;
      }
      for (const id of gone) {
        if (this.#names.remove({ kind: "place", source, id })) counts.removed++;
      }
    });
    return counts;
  }
}

/** Degrees around a point, a little more than asked for. */
export function boundsAround(lngLat: LngLat, reach: Metres): Bounds {
  const [north, east] = [
    pointTowards(lngLat, heading(0), reach),
    pointTowards(lngLat, heading(90), reach),
  ];
  const dLng = Math.abs(east[0] - lngLat[0]) * 1.01;
  const dLat = Math.abs(north[1] - lngLat[1]) * 1.01;
  return [lngLat[0] - dLng, lngLat[1] - dLat, lngLat[0] + dLng, lngLat[1] + dLat];
}

/** Boxes that meet: west <= east, east >= west, south <= north, north >= south. */
const IN_BOX = "west <= ? and east >= ? and south <= ? and north >= ?";
const PLACE_COLUMNS = `id, name, name_latin as nameLatin, class, lng, lat, rank, source`;
const SELECT_PLACE = `select ${PLACE_COLUMNS} from named_box join named using(row)`;
const SELECT_NAMED = `select ${PLACE_COLUMNS} from named`;

const countRow = v.object({ count: v.number() });
const thingRow = v.object({ kind: v.picklist(ENTITY_KINDS), id: v.string() });
const placeRow = v.looseObject({ lng: v.number(), lat: v.number() });

function placeFrom(found: unknown): Place {
  const { lng, lat, ...rest } = v.parse(placeRow, found);
  return v.parse(placeSchema, { ...rest, kind: "place", lngLat: [lng, lat] });
}
