import type { WritableDb } from "../database.ts";

/** What the log says today: one state a thing; names and boxes for finding things and places. */
export function makeProjections(db: WritableDb): void {
  db.define(`
    create table entity(
      kind text not null,
      id text not null,
      state text,
      hlc text not null,
      primary key(kind, id)
    ) strict, without rowid;

    create table named(
      row integer primary key,
      kind text not null,
      source text not null,
      id text not null,
      name text not null,
      name_latin text,
      class text not null,
      lng real,
      lat real,
      rank real not null,
      name_key text not null,
      latin_key text not null,
      more text not null,
      box text not null,
      unique(kind, source, id)
    ) strict;
    create index named_by_name on named(name_key, rank desc);
    create index named_by_id on named(id);
    create index named_by_latin on named(latin_key, rank desc) where latin_key <> '';

    create virtual table named_box using rtree(row, west, east, south, north);
    create virtual table named_words using fts5(
      signs, tails, pinyin, initials,
      content = '', contentless_delete = 1, prefix = '1 2',
      tokenize = 'ascii'
    );
    create virtual table named_vocabulary using fts5vocab('named_words', 'col');
  `);
}
