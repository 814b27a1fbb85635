import * as v from "valibot";
import { assert } from "../../shared/kit/assert.ts";
import type { ReadableDb, WritableDb } from "./database.ts";

/** One step forward of the tables; numbered in tens, never edited once released. */
export type Migration = {
  readonly version: number;
  readonly name: string;
  readonly apply: (db: WritableDb) => void;
};

/** Applies what is not applied yet, each in a transaction of its own. */
export function migrate(db: WritableDb, migrations: readonly Migration[]): void {
  db.define(`
    create table if not exists migration(
      version integer primary key, name text not null
    ) strict;
    create table if not exists meta(
      key text primary key, value text not null
    ) strict, without rowid;
  `);
  const applied = appliedVersion(db.reading);
  let last = 0;
  for (const { version, name, apply } of migrations) {
    assert(version > last && version % 10 === 0, "migrations are numbered upwards in tens");
    last = version;
    if (version <= applied) continue;
    db.transaction(() => {
      apply(db);
      db.run("insert into migration(version, name) values (?, ?)", version, name);
    });
  }
}

/** How the tables differ from what this program knows, or null: they are the same. */
export function schemaFault(
  db: ReadableDb,
  migrations: readonly Migration[],
): { readonly kind: "newer" | "older"; readonly version: number } | null {
  const version = appliedVersion(db);
  const known = migrations.at(-1)?.version ?? 0;
  if (version === known) return null;
  return { kind: version > known ? "newer" : "older", version };
}

const tableCount = v.object({ count: v.number() });
const versionRow = v.object({ version: v.nullable(v.number()) });

function appliedVersion(db: ReadableDb): number {
  const table = "select count(*) as count from sqlite_schema where name = 'migration'";
  if (v.parse(tableCount, db.one(table)).count === 0) return 0;
  const row = v.parse(versionRow, db.one("select max(version) as version from migration"));
  return row.version ?? 0;
}
