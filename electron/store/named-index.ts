import * as v from "valibot";
import { ENTITY_KINDS } from "../../shared/model/entity-key.ts";
import type { WritableDb } from "./database.ts";
import { nameKey } from "./name-key.ts";
import { nameWords } from "./name-words.ts";
import type { Named } from "./named-thing.ts";

export type NamedKey = Pick<Named, "kind" | "source" | "id">;
export type NamedChange = "imported" | "updated" | "unchanged";

/** Keeps the names, the boxes and the word index of things and places in step; every call belongs
 *  inside a transaction. */
export class NamedIndex {
  readonly #db: WritableDb;

  constructor(db: WritableDb) {
    this.#db = db;
  }

  put(named: Named): NamedChange {
    const known = this.#find(named);
    const values = columnsOf(named);
    if (known === null) {
      const row = this.#insert(named, values);
      this.#insertWords(row, named);
      this.#insertBox(row, named);
      return "imported";
    }
    const moved = known.box !== values.box;
    const renamed = known.words !== wordsOf(values);
    const { lng, lat, rank } = known;
    const same = lng === values.lng && lat === values.lat && rank === values.rank;
    if (!moved && !renamed && same && known.class === named.class) return "unchanged";
    this.#update(known.row, named, values);
    if (renamed) {
      this.#db.run("delete from named_words where rowid = ?", known.row);
      this.#insertWords(known.row, named);
    }
    if (moved) {
      this.#db.run("delete from named_box where row = ?", known.row);
      this.#insertBox(known.row, named);
    }
    return "updated";
  }

  remove(key: NamedKey): boolean {
    const known = this.#find(key);
    if (known === null) return false;
    this.#db.run("delete from named_words where rowid = ?", known.row);
    this.#db.run("delete from named_box where row = ?", known.row);
    this.#db.run("delete from named where row = ?", known.row);
    return true;
  }

  /** Removes what is of no use any more. */
  removeOthers(isKept: (key: NamedKey) => boolean): void {
    const rows = this.#db.reading.all("select kind, source, id from named");
    for (const key of rows.map((row) => v.parse(namedKey, row))) {
      if (!isKept(key)) this.remove(key);
    }
  }

  /** All keys and words again, as this program makes them. */
  indexAgain(): void {
    this.#db.run("insert into named_words(named_words) values ('delete-all')");
    const rows = this.#db.reading.all("select row, name, name_latin as nameLatin, more from named");
    for (const found of rows) {
      const { row, name, nameLatin, more } = v.parse(wordsRow, found);
      const keys = [nameKey(name), nameLatin === null ? "" : nameKey(nameLatin)];
      this.#db.run("update named set name_key = ?, latin_key = ? where row = ?", ...keys, row);
      this.#insertWords(row, { name, nameLatin, more: more === "" ? [] : more.split("\n") });
    }
  }

  #find({ kind, source, id }: NamedKey): KnownNamed | null {
    const found = this.#db.reading.one(
      `select row, name || '\n' || coalesce(name_latin, '') || '\n' || more as words, class,
         lng, lat, rank, box from named where kind = ? and source = ? and id = ?`,
      ...[kind, source, id],
    );
    return found === undefined ? null : v.parse(knownNamed, found);
  }

  #insert(named: Named, values: Columns): number {
    const { kind, source, id, name, nameLatin, rank } = named;
    return this.#db.insert(
      `insert into named(kind, source, id, name, name_latin, class, lng, lat, rank,
         name_key, latin_key, more, box) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[kind, source, id, name, nameLatin, named.class, values.lng, values.lat, rank],
      ...[values.nameKey, values.latinKey, values.more, values.box],
    );
  }

  #update(row: number, named: Named, values: Columns): void {
    this.#db.run(
      `update named set name = ?, name_latin = ?, class = ?, lng = ?, lat = ?, rank = ?,
         name_key = ?, latin_key = ?, more = ?, box = ? where row = ?`,
      ...[named.name, named.nameLatin, named.class, values.lng, values.lat, named.rank],
      ...[values.nameKey, values.latinKey, values.more, values.box, row],
    );
  }

  #insertWords(row: number, of: Pick<Named, "name" | "nameLatin" | "more">): void {
    const names = of.nameLatin === null ? [of.name] : [of.name, of.nameLatin];
    const { signs, tails, pinyin, initials } = nameWords(names, of.more);
    this.#db.run(
      "insert into named_words(rowid, signs, tails, pinyin, initials) values (?, ?, ?, ?, ?)",
      ...[row, signs, tails, pinyin, initials],
    );
  }

  #insertBox(row: number, { box }: Named): void {
    if (box === null) return;
    const [west, south, east, north] = box;
    this.#db.run(
      "insert into named_box(row, west, east, south, north) values (?, ?, ?, ?, ?)",
      ...[row, west, east, south, north],
    );
  }
}

/** The columns of `named` that are made from a thing and not copied. */
export type Columns = {
  readonly name: string;
  readonly nameLatin: string | null;
  readonly lng: number | null;
  readonly lat: number | null;
  readonly rank: number;
  readonly nameKey: string;
  readonly latinKey: string;
  readonly more: string;
  readonly box: string;
};

export function columnsOf(named: Named): Columns {
  const { name, nameLatin, lngLat, rank, more, box } = named;
  return {
    ...{ name, nameLatin, rank, lng: lngLat?.[0] ?? null, lat: lngLat?.[1] ?? null },
    nameKey: nameKey(name),
    latinKey: nameLatin === null ? "" : nameKey(nameLatin),
    more: more.join("\n"),
    box: box === null ? "" : box.join(","),
  };
}

function wordsOf({ name, nameLatin, more }: Columns): string {
  return `${name}\n${nameLatin ?? ""}\n${more}`;
}

const namedKey = v.object({
  kind: v.picklist([...ENTITY_KINDS, "place"]),
  source: v.string(),
  id: v.string(),
});
const wordsRow = v.object({
  row: v.number(),
  name: v.string(),
  nameLatin: v.nullable(v.string()),
  more: v.string(),
});
const knownNamed = v.object({
  row: v.number(),
  words: v.string(),
  class: v.string(),
  lng: v.nullable(v.number()),
  lat: v.nullable(v.number()),
  rank: v.number(),
  box: v.string(),
});
type KnownNamed = v.InferOutput<typeof knownNamed>;
