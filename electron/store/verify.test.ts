import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { randomFrom, randomIndex } from "../../shared/kit/random.ts";
import { openBare } from "./open.ts";
import { openStore } from "./open-store.ts";
import {
  LEADER,
  newFolder,
  openedStore,
  place,
  someEvents,
  sweepStores,
  tickingClock,
} from "./temporary-store.test-data.ts";
import { verify } from "./verify.ts";

afterEach(sweepStores);

test("a folder that was written and closed is whole in every respect", () => {
  const { checks, ok } = verify(filled());
  expect(checks.filter((check) => !check.ok)).toEqual([]);
  expect(ok).toBe(true);
  expect(checks.map(({ name }) => name)).toEqual([
    "engine",
    "durability",
    "sqlite",
    "hash-chain",
    "gapless",
    "readable",
    "arrival",
    "projections",
    "names",
    "words",
    "boxes",
    "schema",
    "tracks",
  ]);
});

const FIELDS = ["hlc", "actor", "role", "kind", "entity", "body", "hash"] as const;

test.each(FIELDS)("one altered character in %s of any event is found and named", (field) => {
  const dir = filled();
  const random = randomFrom(FIELDS.indexOf(field) + 1);
  const sseq = 1 + randomIndex(random, 40);
  const before = one(dir, `select ${field} as value from ev where sseq = ${sseq}`);
  const at = randomIndex(random, before.length);
  const other = before[at] === "x" ? "y" : "x";
  const after = before.slice(0, at) + other + before.slice(at + 1);
  damage(dir, `update ev set ${field} = ? where sseq = ?`, after, sseq);
  expect(failures(dir)["hash-chain"]).toContain(`:${sseq} (`);
});

test("a later version number of an event is found and named", () => {
  const dir = filled();
  damage(dir, "update ev set v = 2 where sseq = 7");
  expect(failures(dir)["hash-chain"]).toContain(":7 (");
});

test("an event that is missing in the middle or at the end is found", () => {
  const middle = filled();
  damage(middle, "delete from ev where sseq = 20");
  expect(failures(middle)["gapless"]).toContain(":21 (");
  const end = filled();
  damage(end, "delete from ev where sseq = 40");
  expect(failures(end)["gapless"]).toContain("ends at 39");
});

test.each([
  ["update entity set state = replace(state, '巡', '寻') where kind = 'unit'", "projections"],
  ["delete from entity where kind = 'camera' and id = 'C1'", "projections"],
  ["insert into entity(kind, id, state, hlc) values ('source', 'x', '{}', '')", "projections"],
  ["update entity set hlc = '' where kind = 'unit'", "projections"],
  ["update named set name = 'x' where kind = 'camera'", "names"],
  ["delete from named where kind = 'incident'", "names"],
  ["delete from named_words where rowid = (select min(row) from named)", "words"],
  ["insert into named_words(rowid, tails) values (99999, 'ghost')", "words"],
  ["delete from named_box where row = (select max(row) from named)", "boxes"],
  ["update named_box set west = 0, east = 0", "boxes"],
  ["insert into named_box(row, west, east, south, north) values (99999, 0, 0, 0, 0)", "boxes"],
  ["alter table entity add column face_id text", "schema"],
  ["create table cache(id text, 民族 text)", "schema"],
])("%s is found", (sql, name) => {
  const dir = filled();
  damage(dir, sql);
  expect(Object.keys(failures(dir))).toContain(name);
});

test("what a damaged file still says is what was written, or the damage is found", () => {
  for (let seed = 1; seed <= 12; seed++) {
    const dir = filled();
    const before = contents(dir);
    const file = join(dir, "onewall.db");
    const random = randomFrom(seed);
    const bytes = readFileSync(file);
    const harm = Uint8Array.from({ length: 64 }, () => randomIndex(random, 256));
    bytes.set(harm, 4096 + randomIndex(random, bytes.length - 4096 - 64));
    writeFileSync(file, bytes);
    const { ok } = verify(dir);
    if (ok) expect(contents(dir), `seed ${seed}`).toBe(before);
  }
});

test("a file that is no database is refused and left as it is", () => {
  const dir = newFolder();
  const file = join(dir, "onewall.db");
  writeFileSync(file, "this was never a database\n".repeat(400));
  const before = readFileSync(file);
  const refused = openStore({ dir, now: tickingClock() });
  expect(refused).toMatchObject({ ok: false, refusal: { kind: "database-corrupt", file } });
  expect(readFileSync(file).equals(before)).toBe(true);
  expect(verify(dir).ok).toBe(false);
});

test("a database of a newer program is refused and left as it is", () => {
  const dir = filled();
  damage(dir, "insert into migration(version, name) values (990, 'from the future')");
  const refused = openStore({ dir, now: tickingClock() });
  expect(refused).toMatchObject({ ok: false, refusal: { kind: "database-newer", version: 990 } });
  const reading = openStore({ dir, readonly: true, now: tickingClock() });
  expect(reading).toMatchObject({ ok: false, refusal: { kind: "database-newer" } });
  expect(one(dir, "select value from meta where key = 'starts'")).toBe("1");
});

function filled(): string {
  const dir = newFolder();
  const store = openedStore({ dir, stationId: "HQ" });
  store.append(someEvents(randomFrom(5), 40), LEADER);
  store.replacePlaces("pack", [place("1", "解放路"), place("2", "Mühlgasse")]);
  store.close();
  return dir;
}

function damage(dir: string, sql: string, ...values: readonly (string | number)[]): void {
  const db = openBare(join(dir, "onewall.db"));
  db.run(sql, ...values);
  db.close();
}

function one(dir: string, sql: string): string {
  const db = openBare(join(dir, "onewall.db"));
  const { value } = db.reading.one(sql) as { value: string };
  db.close();
  return value;
}

function contents(dir: string): string {
  const db = openBare(join(dir, "onewall.db"));
  const events = db.reading.all("select station, epoch, sseq, body, hash from ev");
  const states = db.reading.all("select kind, id, state from entity");
  db.close();
  return JSON.stringify([events, states]);
}

function failures(dir: string): Record<string, string> {
  const failed = verify(dir).checks.filter(({ ok }) => !ok);
  return Object.fromEntries(failed.map(({ name, detail }) => [name, detail]));
}
