import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { MIGRATIONS } from "./data-folder.ts";
import { engineVersion, isSafeEngine, openBare, openReadable, openWritable } from "./open.ts";
import type { ReadableDb, WritableDb } from "./database.ts";
import { newFolder, sweepStores } from "./temporary-store.test-data.ts";

afterEach(sweepStores);

const AFTER = "select synchronous as level from pragma_synchronous";

test("a write-ahead log of this driver is not durable until it is told to be", () => {
  const db = openBare(join(newFolder(), "plain.db"));
  db.define("pragma journal_mode = wal");
  expect(db.reading.one("pragma synchronous")).toEqual({ synchronous: 2 });
  db.define("create table t(a)");
  expect(db.reading.one("pragma synchronous")).toEqual({ synchronous: 1 });
  db.close();
});

test("the log is FULL after the first write, with a write-ahead log and foreign keys", () => {
  const db = written("log.db", "FULL");
  expect(db.reading.one(AFTER)).toEqual({ level: 2 });
  expect(db.reading.one("pragma journal_mode")).toEqual({ journal_mode: "wal" });
  expect(db.reading.one("pragma foreign_keys")).toEqual({ foreign_keys: 1 });
  expect(db.reading.one("pragma busy_timeout")).toEqual({ timeout: 5000 });
  db.close();
  const tracks = written("tracks.db", "NORMAL");
  expect(tracks.reading.one(AFTER)).toEqual({ level: 1 });
  tracks.close();
});

test("every table is strict", () => {
  const db = written("log.db", "FULL");
  const loose = db.reading.all(`select name from pragma_table_list
    where schema = 'main' and type = 'table' and strict = 0 and name not like 'sqlite_%'`);
  expect(loose).toEqual([]);
  db.close();
});

test.each([
  ["3.51.2", false],
  ["3.51.3", true],
  ["3.52.0", false],
  ["3.52.1", true],
  ["3.7.17", false],
  ["4.0.0", true],
])("SQLite %s is safe: %s", (version, safe) => {
  expect(isSafeEngine(version)).toBe(safe);
});

test("the engine that is installed is safe", () => {
  expect(isSafeEngine(engineVersion())).toBe(true);
});

test("a readable database cannot be written, by type, by statement and by connection", () => {
  const file = join(newFolder(), "log.db");
  const writable = openedAt(file);
  const opened = openReadable({ file, durability: "FULL", migrations: MIGRATIONS });
  const readable: ReadableDb | null = opened.ok ? opened.value : null;
  // @ts-expect-error a reader has no way to write
  const notWritable: WritableDb | null = readable;
  expect(notWritable).toBe(readable);
  expect(() => readable?.one("insert into meta(key, value) values ('a', 'b')")).toThrow("asked");
  const hidden = "with a as (select 1) insert into meta(key, value) select 'a', 'b' from a";
  expect(() => readable?.one(hidden)).toThrow("readonly");
  readable?.close();
  writable.close();
});

test("a transaction that fails leaves nothing, and the next one works", () => {
  const db = written("log.db", "FULL");
  const put = (key: string) => db.run("insert into meta(key, value) values (?, '')", key);
  expect(() =>
    db.transaction(() => {
      put("a");
      throw new Error("no");
    }),
  ).toThrow("no");
  expect(db.reading.one("select 1 from meta where key = 'a'")).toBeUndefined();
  db.transaction(() => put("a"));
  expect(db.reading.one("select value from meta where key = 'a'")).toEqual({ value: "" });
  db.close();
});

function written(name: string, durability: "FULL" | "NORMAL"): WritableDb {
  const opened = openWritable({
    file: join(newFolder(), name),
    durability,
    migrations: MIGRATIONS,
  });
  if (!opened.ok) throw new Error(opened.refusal.kind);
  return opened.value;
}

function openedAt(file: string): WritableDb {
  const opened = openWritable({ file, durability: "FULL", migrations: MIGRATIONS });
  if (!opened.ok) throw new Error(opened.refusal.kind);
  return opened.value;
}
