import { assert } from "../../shared/kit/assert.ts";
import { fileFault } from "./file-fault.ts";

export type SqlValue = string | number | null | Uint8Array;

/** What is used of the driver: a part of the API of `node:sqlite`, opened in open.ts. */
export interface Driver {
  readonly isOpen: boolean;
  readonly isTransaction: boolean;
  prepare(sql: string): Statement;
  exec(sql: string): void;
  close(): void;
}

export interface Statement {
  all(...values: readonly SqlValue[]): unknown[];
  get(...values: readonly SqlValue[]): unknown;
  iterate(...values: readonly SqlValue[]): Iterable<unknown>;
  run(...values: readonly SqlValue[]): {
    readonly changes: number;
    readonly lastInsertRowid: number | bigint;
  };
}

/** A database that is only asked.  Rows are unknown until a schema has read them. */
export class ReadableDb {
  readonly #driver: Driver;
  readonly #statements = new Map<string, Statement>();

  constructor(driver: Driver) {
    this.#driver = driver;
  }

  all(sql: string, ...values: readonly SqlValue[]): unknown[] {
    return this.#prepared(sql).all(...values);
  }

  /** The first row; undefined where there is none. */
  one(sql: string, ...values: readonly SqlValue[]): unknown {
    return this.#prepared(sql).get(...values);
  }

  each(sql: string, ...values: readonly SqlValue[]): Iterable<unknown> {
    return this.#prepared(sql).iterate(...values);
  }

  /** Several questions, one state of the database. */
  snapshot<Answer>(ask: () => Answer): Answer {
    this.#driver.exec("begin deferred");
    try {
      return ask();
    } finally {
      this.#driver.exec("rollback");
    }
  }

  close(): void {
    this.#statements.clear();
    if (this.#driver.isOpen) this.#driver.close();
  }

  #prepared(sql: string): Statement {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    assert(ASKS.test(sql), "a readable database is only asked");
    const statement = this.#driver.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

const ASKS = /^\s*(select|with|pragma|explain)\b/i;

/** The one connection that writes; whoever only asks is handed its `reading`. */
export class WritableDb {
  readonly reading: ReadableDb;
  readonly #driver: Driver;
  readonly #statements = new Map<string, Statement>();

  constructor(driver: Driver) {
    this.#driver = driver;
    this.reading = new ReadableDb(driver);
  }

  /** Rows changed. */
  run(sql: string, ...values: readonly SqlValue[]): number {
    return this.#prepared(sql).run(...values).changes;
  }

  /** The row number that an insert was given. */
  insert(sql: string, ...values: readonly SqlValue[]): number {
    return Number(this.#prepared(sql).run(...values).lastInsertRowid);
  }

  define(sql: string): void {
    this.#driver.exec(sql);
  }

  /** All of it is on disk when this returns, or nothing of it. */
  transaction<Answer>(work: () => Answer): Answer {
    assert(!this.#driver.isTransaction, "transactions do not nest");
    this.#driver.exec("begin immediate");
    try {
      const answer = work();
      this.#driver.exec("commit");
      return answer;
    } catch (error) {
      if (this.#driver.isTransaction) this.#driver.exec("rollback");
      throw error;
    }
  }

  /** Moves the write-ahead log into the file and gives every lock back.  The driver frees the
   *  files themselves only when its statements are collected. */
  close(): void {
    if (this.#driver.isOpen) {
      if (this.#driver.isTransaction) this.#driver.exec("rollback");
      this.#checkpoint();
    }
    this.#statements.clear();
    this.reading.close();
  }

  #checkpoint(): void {
    try {
      this.#driver.exec("pragma wal_checkpoint(truncate)");
    } catch (error) {
      // On a full disk the write-ahead log stays, and is whole: the next start reads it.
      if (fileFault(error, "") === null) throw error;
    }
  }

  #prepared(sql: string): Statement {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#driver.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}
