import * as v from "valibot";
import { isOpenStage } from "../../shared/fold/incident-state.ts";
import type { WallState } from "../../shared/fold/wall-state.ts";
import { ENTITY_KINDS } from "../../shared/model/entity-key.ts";
import type { SearchHit } from "../../shared/model/search-hit.ts";
import { distanceBetween } from "../../shared/units/lng-lat.ts";
import type { LngLat } from "../../shared/units/lng-lat.ts";
import { metres } from "../../shared/units/quantity.ts";
import { nameKey } from "./name-key.ts";
import { questionsOf } from "./name-words.ts";
import type { ReadableDb, SqlValue } from "./database.ts";
import { boundsAround } from "./places.ts";

/** Hits one question may give. */
export const SEARCH_LIMIT_MAX = 50;
/** A longer question is cut to this. */
export const SEARCH_LENGTH_MAX = 100;
/** Rows that are weighed for one way of meaning a question. */
const WEIGHED_MAX = 200;
/** Rows the word index gives for one way; a question that fits more is too wide to be ranked. */
const MATCHES_MAX = 3000;
/** What lies this near is looked at first, where a question is asked from a place. */
const NEAR = metres(3000);
/** At this distance nearness counts half. */
const NEAR_HALF_METRES = 2000;

/** How a name was found, by how much that is worth. */
const WORTH = { exact: 600, prefix: 500, substring: 400, words: 300, pinyin: 200, initials: 100 };
/** Things come before the places that share their name. */
const WORTH_OF_KIND: Readonly<Record<string, number>> = {
  ...{ unit: 30, incident: 25, checkpoint: 20, camera: 18, area: 16, post: 17, "base-station": 12 },
};

export type SearchOptions = { readonly limit: number; readonly near?: LngLat };

/** Finds things and places by any way of writing their names. */
export class Finder {
  readonly #db: ReadableDb;
  readonly #wall: () => WallState;

  constructor(db: ReadableDb, wall: () => WallState) {
    this.#db = db;
    this.#wall = wall;
  }

  /** Best first: exact, beginning, inside, by words, by pinyin, by initials. */
  search(text: string, { limit, near }: SearchOptions): SearchHit[] {
    const asked = text.trim().slice(0, SEARCH_LENGTH_MAX);
    const key = nameKey(asked);
    if (key === "") return [];
    const bound = Math.max(1, Math.min(limit, SEARCH_LIMIT_MAX));
    const hits = new Map<string, SearchHit>();
    const take = (rows: readonly unknown[], worth: number) => {
      for (const row of rows) {
        const hit = this.#hitFrom(v.parse(namedRow, row), { key, worth, near: near ?? null });
        const known = hits.get(`${hit.kind}:${hit.id}`);
        if (known === undefined || known.score < hit.score) hits.set(`${hit.kind}:${hit.id}`, hit);
      }
    };
    take(this.#named("where id = ?", asked), WORTH.exact);
    const range = [key, `${key}\u{10ffff}`];
    take(this.#named(`where name_key >= ? and name_key < ? ${RANKED}`, ...range), 0);
    const latin = "where latin_key >= ? and latin_key < ? and latin_key <> ''";
    take(this.#named(`${latin} ${RANKED}`, ...range), 0);
    for (const { kind, match } of questionsOf(asked)) {
      if (hits.size >= bound && kind !== "text") break;
      const worth = kind === "text" ? WORTH.words : WORTH[kind];
      if (near !== undefined) take(this.#matchesNear(match, near), worth);
      if (hits.size < bound || near === undefined) take(this.#matches(match), worth);
    }
    return [...hits.values()].sort(byScore).slice(0, bound);
  }

  #named(condition: string, ...values: readonly SqlValue[]): unknown[] {
    return this.#db.all(
      `select ${COLUMNS} from named n ${condition} limit ${WEIGHED_MAX}`,
      ...values,
    );
  }

  #matches(match: string): unknown[] {
    return this.#db.all(
      `select ${COLUMNS} from (
         select rowid from named_words where named_words match ? limit ${MATCHES_MAX}
       ) w join named n on n.row = w.rowid ${RANKED} limit ${WEIGHED_MAX}`,
      match,
    );
  }

  #matchesNear(match: string, near: LngLat): unknown[] {
    const [west, south, east, north] = boundsAround(near, NEAR);
    return this.#db.all(
      `select ${COLUMNS} from named_words w join named n on n.row = w.rowid
         where named_words match ? and n.lng between ? and ? and n.lat between ? and ?
         ${RANKED} limit ${WEIGHED_MAX}`,
      ...[match, west, east, south, north],
    );
  }

  #hitFrom(row: NamedRow, asked: Asked): SearchHit {
    const { kind, id, name, nameLatin, lng, lat } = row;
    const lngLat = lng === null || lat === null ? null : ([lng, lat] as const);
    const found = Math.max(asked.worth, worthOfName(row, asked.key));
    const distance =
      lngLat === null || asked.near === null ? null : distanceBetween(lngLat, asked.near);
    const score =
      found +
      (this.#isPast(row) ? 0 : (WORTH_OF_KIND[kind] ?? 0)) +
      (row.rank > 0 ? (20 * row.rank) / (row.rank + 20) : 0) +
      (distance === null ? 0 : (30 * NEAR_HALF_METRES) / (NEAR_HALF_METRES + distance)) -
      Math.min(name.length, 50) / 10;
    return { kind, id, name, nameLatin, class: row.class, lngLat, score };
  }

  /** A closed call is found, but does not stand above what is live. */
  #isPast({ kind, id }: NamedRow): boolean {
    if (kind !== "incident") return false;
    const incident = this.#wall().incident.get(id);
    return incident === undefined || !isOpenStage(incident.stage);
  }
}

type Asked = { readonly key: string; readonly worth: number; readonly near: LngLat | null };

function worthOfName({ nameKey: name, latinKey }: NamedRow, key: string): number {
  if (name === key || latinKey === key) return WORTH.exact;
  if (name.startsWith(key) || latinKey.startsWith(key)) return WORTH.prefix;
  return name.includes(key) || latinKey.includes(key) ? WORTH.substring : 0;
}

function byScore(a: SearchHit, b: SearchHit): number {
  return b.score - a.score || (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1);
}

const RANKED = "order by rank desc";
const COLUMNS = `n.kind, n.id, n.name, n.name_latin as nameLatin, n.class, n.lng, n.lat,
  n.rank as rank, n.name_key as nameKey, n.latin_key as latinKey`;

const namedRow = v.object({
  kind: v.picklist([...ENTITY_KINDS, "place"]),
  id: v.string(),
  name: v.string(),
  nameLatin: v.nullable(v.string()),
  class: v.string(),
  lng: v.nullable(v.number()),
  lat: v.nullable(v.number()),
  rank: v.number(),
  nameKey: v.string(),
  latinKey: v.string(),
});
type NamedRow = v.InferOutput<typeof namedRow>;
