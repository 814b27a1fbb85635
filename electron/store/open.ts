import { DatabaseSync } from "@photostructure/sqlite";
import { assert } from "../../shared/kit/assert.ts";
import { err, ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import { ReadableDb, WritableDb } from "./database.ts";
import type { Driver } from "./database.ts";
import { fileFault } from "./file-fault.ts";
import { migrate, schemaFault } from "./migrate.ts";
import type { Migration } from "./migrate.ts";
import type { StoreRefusal } from "./store-refusal.ts";

/** How long a statement waits for another process's lock. */
export const BUSY_MS = 5000;
/** The write-ahead log is cut back to this after a checkpoint. */
const WAL_BYTES_MAX = 64 * 1024 * 1024;
/** Before 3.51.3 a reset of the write-ahead log could corrupt; 3.52.0 was withdrawn. */
const ENGINE_MIN = [3, 51, 3] as const;
const ENGINE_WITHDRAWN = "3.52.0";
/** What `pragma synchronous` answers, by the name it is set with. */
const SYNCHRONOUS = { FULL: 2, NORMAL: 1 } as const;
export type Durability = keyof typeof SYNCHRONOUS;

export type OpenOptions = {
  readonly file: string;
  readonly durability: Durability;
  readonly migrations: readonly Migration[];
};

/** Opens for writing, makes or mends the tables, and proves the durability by a first write. */
export function openWritable(options: OpenOptions): Result<WritableDb, StoreRefusal> {
  return connected(options.file, false, (driver) => {
    const db = new WritableDb(driver);
    const newer = schemaFault(db.reading, options.migrations);
    if (newer?.kind === "newer") {
      return err({ kind: "database-newer", file: options.file, version: newer.version });
    }
    driver.exec("pragma journal_mode = wal");
    driver.exec(`pragma journal_size_limit = ${WAL_BYTES_MAX}`);
    // The driver is built with NORMAL for a write-ahead log, and says so only after a first write.
    driver.exec(`pragma synchronous = ${options.durability}`);
    migrate(db, options.migrations);
    writeFirst(db, options.durability);
    return ok(db);
  });
}

/** Opens a database that is there, for asking only. */
export function openReadable(options: OpenOptions): Result<ReadableDb, StoreRefusal> {
  return connected(options.file, true, (driver) => {
    driver.exec("pragma query_only = on");
    const db = new ReadableDb(driver);
    const fault = schemaFault(db, options.migrations);
    if (fault === null) return ok(db);
    const kind = fault.kind === "newer" ? "database-newer" : "database-unfinished";
    return err({ kind, file: options.file, version: fault.version });
  });
}

/** A connection as the driver gives it, with none of our settings: a lock needs no more. */
export function openBare(file: string): WritableDb {
  return new WritableDb(new DatabaseSync(file, { timeout: 0 }));
}

export function isSafeEngine(version: string): boolean {
  if (version === ENGINE_WITHDRAWN) return false;
  const parts = version.split(".").map(Number);
  for (const [i, least] of ENGINE_MIN.entries()) {
    const part = parts[i] ?? 0;
    if (part !== least) return part > least;
  }
  return true;
}

/** The engine's version; it is the driver's and not a file's. */
export function engineVersion(): string {
  const driver = new DatabaseSync(":memory:");
  try {
    return textOf(driver.prepare("select sqlite_version() as answer").get());
  } finally {
    driver.close();
  }
}

function connected<Db>(
  file: string,
  readOnly: boolean,
  use: (driver: Driver) => Result<Db, StoreRefusal>,
): Result<Db, StoreRefusal> {
  const version = engineVersion();
  if (!isSafeEngine(version)) return err({ kind: "engine-unsafe", version });
  let driver: Driver | null = null;
  try {
    driver = new DatabaseSync(file, { readOnly, timeout: BUSY_MS });
    driver.exec("pragma foreign_keys = on");
    const opened = use(driver);
    if (!opened.ok) driver.close();
    return opened;
  } catch (error) {
    if (driver?.isOpen === true) driver.close();
    const refusal = fileFault(error, file);
    if (refusal === null) throw error;
    return err(refusal);
  }
}

function writeFirst(db: WritableDb, durability: Durability): void {
  db.transaction(() => {
    db.run(`insert into meta(key, value) values ('starts', '1')
      on conflict(key) do update set value = cast(value as integer) + 1`);
  });
  const level = numberOf(db.reading.one("select synchronous as answer from pragma_synchronous"));
  assert(level === SYNCHRONOUS[durability], `synchronous is ${durability} after the first write`);
  db.run(
    `insert into meta(key, value) values ('synchronous', ?)
      on conflict(key) do update set value = excluded.value`,
    durability,
  );
}

function textOf(row: unknown): string {
  const value = answerOf(row);
  assert(typeof value === "string", "the answer is a text");
  return value;
}

function numberOf(row: unknown): number {
  const value = answerOf(row);
  assert(typeof value === "number", "the answer is a number");
  return value;
}

function answerOf(row: unknown): unknown {
  assert(typeof row === "object" && row !== null && "answer" in row, "the row has an answer");
  return row.answer;
}
