import * as v from "valibot";
import { ENTITY_KINDS, entityKey } from "../../shared/model/entity-key.ts";
import { entriesOf } from "../../shared/fold/wall-state.ts";
import type { WallState } from "../../shared/fold/wall-state.ts";
import { checkOf } from "./check.ts";
import type { Check } from "./check.ts";
import { columnsOf } from "./named-index.ts";
import { namedThing } from "./named-thing.ts";
import { nameKey } from "./name-key.ts";
import { nameWords } from "./name-words.ts";
import type { ReadableDb } from "./database.ts";

/** Names, boxes and words are those of the things and places, no fewer and no more. */
export function checkNames(db: ReadableDb, wall: WallState): Check[] {
  const expected = new Map<string, string>();
  for (const entry of entriesOf(wall)) {
    const named = namedThing(entry);
    if (named === null) continue;
    const columns = columnsOf(named);
    expected.set(entityKey(entry.kind, entry.id), fieldsOf({ ...columns, class: named.class }));
  }
  const findings: string[] = [];
  const words = new WordSums();
  let rows = 0;
  for (const found of db.each(SELECT_NAMED)) {
    const row = v.parse(namedRow, found);
    rows++;
    words.addRow(row);
    if (row.kind === "place") {
      if (nameKey(row.name) !== row.nameKey) findings.push(`place ${row.id} has another key`);
      continue;
    }
    const key = entityKey(row.kind, row.id);
    const fields = expected.get(key);
    expected.delete(key);
    if (fields === undefined) findings.push(`${key} has a name and no state`);
    else if (fields !== fieldsOf(row)) findings.push(`${key} is named otherwise than its state`);
  }
  for (const key of expected.keys()) findings.push(`${key} has no name`);
  return [
    checkOf("names", findings, `${rows} things and places can be found`),
    checkOf("words", wordFaults(db, words), `${words.count} words lead to them`),
    checkOf("boxes", boxFaults(db), "whatever is on the map is found there"),
  ];
}

/** Sums over every word of every name, and how many words each row has in each column: the same in
 *  whatever order they come, and of one size however many there are. */
class WordSums {
  #count = 0;
  #words = 0;
  #rows = 0;

  get count(): number {
    return this.#count;
  }

  addRow({ row, name, nameLatin, more }: NamedRow): void {
    const names = nameLatin === null ? [name] : [name, nameLatin];
    const words = nameWords(names, more === "" ? [] : more.split("\n"));
    const columns = Object.entries(words).map(([column, text]) => {
      const all = text === "" ? [] : text.split(" ");
      for (const word of all) this.addWord(word, column, 1);
      return all.length;
    });
    this.addSizes(row, columns);
  }

  addWord(word: string, column: string, times: number): void {
    this.#count += times;
    let hash = Math.imul(column.charCodeAt(0), 0x85eb_ca6b);
    for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x0100_0193);
    this.#words = (this.#words + (hash >>> 0) * times) % 2 ** 48;
  }

  addSizes(row: number, columns: readonly number[]): void {
    let hash = Math.imul(row, 0x9e37_79b1);
    for (const size of columns) hash = Math.imul(hash ^ size, 0x0100_0193);
    this.#rows = (this.#rows + (hash >>> 0)) % 2 ** 48;
  }

  equals(other: WordSums): boolean {
    return (
      this.#count === other.#count && this.#words === other.#words && this.#rows === other.#rows
    );
  }
}

function wordFaults(db: ReadableDb, expected: WordSums): string[] {
  const held = new WordSums();
  for (const found of db.each("select term, col, cnt from named_vocabulary")) {
    const { term, col, cnt } = v.parse(wordRow, found);
    held.addWord(term, col, cnt);
  }
  for (const found of db.each("select id, sz from named_words_docsize")) {
    const { id, sz } = v.parse(sizesRow, found);
    held.addSizes(id, varintsOf(sz).slice(0, WORD_COLUMNS));
  }
  if (held.equals(expected)) return [];
  return [`the index holds ${held.count} words, the names make ${expected.count}, or elsewhere`];
}

const WORD_COLUMNS = 4;

/** Numbers as SQLite packs them: seven bits a byte, the highest first. */
function varintsOf(bytes: Uint8Array): number[] {
  const numbers: number[] = [];
  let number = 0;
  for (const byte of bytes) {
    number = number * 128 + (byte & 0x7f);
    if (byte >= 0x80) continue;
    numbers.push(number);
    number = 0;
  }
  return numbers;
}

function boxFaults(db: ReadableDb): string[] {
  const missing = db.all(`select named.id as id from named left join named_box using(row)
    where box <> '' and (west is null or lng not between west and east
      or lat not between south and north) limit 100`);
  const extra = db.all(`select row as id from named_box where row not in
    (select row from named where box <> '') limit 100`);
  return [
    ...missing.map((row) => `${String(v.parse(idRow, row).id)} is not on the map where it is`),
    ...extra.map((row) => `box ${String(v.parse(idRow, row).id)} is of nothing`),
  ];
}

function fieldsOf(columns: NamedFields): string {
  const { name, nameLatin, lng, lat, nameKey: key, latinKey, more, box } = columns;
  return JSON.stringify([name, nameLatin, columns.class, lng, lat, key, latinKey, more, box]);
}

const SELECT_NAMED = `select row, kind, id, name, name_latin as nameLatin, class, lng, lat,
  name_key as nameKey, latin_key as latinKey, more, box from named`;

const namedFields = {
  name: v.string(),
  nameLatin: v.nullable(v.string()),
  class: v.string(),
  lng: v.nullable(v.number()),
  lat: v.nullable(v.number()),
  nameKey: v.string(),
  latinKey: v.string(),
  more: v.string(),
  box: v.string(),
};
const namedRow = v.object({
  ...namedFields,
  row: v.number(),
  kind: v.picklist([...ENTITY_KINDS, "place"]),
  id: v.string(),
});
type NamedRow = v.InferOutput<typeof namedRow>;
type NamedFields = Pick<NamedRow, keyof typeof namedFields>;
const wordRow = v.object({ term: v.string(), col: v.string(), cnt: v.number() });
const sizesRow = v.object({ id: v.number(), sz: v.instance(Uint8Array) });
const idRow = v.object({ id: v.union([v.string(), v.number()]) });
