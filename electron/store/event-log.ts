import * as v from "valibot";
import { entitiesOf } from "../../shared/events/event-entities.ts";
import { compareStamps } from "../../shared/events/logged-event.ts";
import type { LoggedEvent } from "../../shared/events/logged-event.ts";
import type { EntityKey } from "../../shared/model/entity-key.ts";
import { CHAIN_START, loggedFrom } from "./event-row.ts";
import type { EventRow } from "./event-row.ts";
import type { ReadableDb, WritableDb } from "./database.ts";

/** Rows one page of the log may hold. */
export const LOG_PAGE_MAX = 10_000;

/** Why an event is kept but not applied. */
export type ParkedReason = "unknown" | "fork";

/** A row of the log with its place in this station's order of arrival. */
export type LogRow = EventRow & {
  readonly seq: number;
  readonly serverSeq: number | null;
  readonly parked: ParkedReason | null;
  /** Null while it is parked. */
  readonly logged: LoggedEvent | null;
};

export type LogPage = {
  readonly rows: readonly LogRow[];
  /** Hand it back to go on after the last row that was looked at. */
  readonly cursor: number;
  readonly more: boolean;
};

/** One kind of event or several; null: every kind. */
export type KindsAsked = string | readonly string[] | null;

/** The end of one chain. */
export type ChainHead = { readonly sseq: number; readonly hash: string };

/** What the log is asked; whoever holds it cannot write. */
export class EventLogReader {
  readonly #db: ReadableDb;

  constructor(db: ReadableDb) {
    this.#db = db;
  }

  /** Rows that arrived after a cursor, 0 for all, in order of arrival. */
  since(cursor: number, limit: number, kind: KindsAsked = null): LogPage {
    const bound = Math.max(1, Math.min(limit, LOG_PAGE_MAX));
    const kinds = kind === null ? null : JSON.stringify([kind].flat());
    // Asked first: what another process writes between the two questions is read the next time.
    const last = this.lastSeq();
    const found = this.#db.all(
      `${SELECT_ROW} where seq > ?
         and (? is null or kind in (select value from json_each(?))) order by seq limit ?`,
      ...[cursor, kinds, kinds, bound + 1],
    );
    const rows = found.slice(0, bound).map(logRowFrom);
    const more = found.length > bound;
    const read = rows.at(-1)?.seq ?? cursor;
    const end = more ? read : Math.max(read, last);
    return { rows, cursor: end, more };
  }

  *everyRow(): Iterable<LogRow> {
    for (const row of this.#db.each(`${SELECT_ROW} order by station, epoch, sseq`)) {
      yield logRowFrom(row);
    }
  }

  lastSeq(): number {
    const row = this.#db.one("select coalesce(max(seq), 0) as count from ev");
    return v.parse(countRow, row).count;
  }

  row(station: string, epoch: string, sseq: number): LogRow | null {
    const row = this.#db.one(
      `${SELECT_ROW} where station = ? and epoch = ? and sseq = ?`,
      ...[station, epoch, sseq],
    );
    return row === undefined ? null : logRowFrom(row);
  }

  /** The last event of a chain; number 0 where there is none. */
  head(station: string, epoch: string): ChainHead {
    const row = this.#db.one(
      `select sseq, hash from ev where station = ? and epoch = ? order by sseq desc limit 1`,
      ...[station, epoch],
    );
    return row === undefined ? { sseq: 0, hash: CHAIN_START } : v.parse(headRow, row);
  }

  /** Every applied event of one thing, in the order of the fold. */
  eventsOf(key: EntityKey): LoggedEvent[] {
    const rows = this.#db.all(
      `${SELECT_ROW} where entity = ? and parked is null
       union
       ${SELECT_ROW} where parked is null and (station, epoch, sseq) in (
         select station, epoch, sseq from ev_entity where entity = ?)`,
      ...[key, key],
    );
    return rows
      .map((row) => logRowFrom(row).logged)
      .filter((logged) => logged !== null)
      .filter((logged) => entitiesOf(logged.event).includes(key))
      .sort((a, b) => compareStamps(a.stamp, b.stamp));
  }

  /** Own rows that no centre has acknowledged, oldest first. */
  outbox(station: string, limit: number): LogRow[] {
    const rows = this.#db.all(
      `${SELECT_ROW} where server_seq is null and station = ? order by epoch, sseq limit ?`,
      ...[station, Math.max(1, Math.min(limit, LOG_PAGE_MAX))],
    );
    return rows.map(logRowFrom);
  }

  parkedRows(reason: ParkedReason): LogRow[] {
    return this.#db
      .all(`${SELECT_ROW} where parked is not null and parked = ?`, reason)
      .map(logRowFrom);
  }

  counts(): LogCounts {
    const events = "select count(*) as count from ev";
    const parked = `${events} where parked is not null and parked = ?`;
    const count = (sql: string, ...values: readonly string[]) =>
      v.parse(countRow, this.#db.one(sql, ...values)).count;
    return {
      events: count(events),
      parkedUnknown: count(parked, "unknown"),
      parkedFork: count(parked, "fork"),
      forks: count("select count(*) as count from fork"),
      outbox: count(`${events} where server_seq is null`),
    };
  }
}

export type LogCounts = {
  readonly events: number;
  /** Kept for a newer version of the program. */
  readonly parkedUnknown: number;
  readonly parkedFork: number;
  readonly forks: number;
  readonly outbox: number;
};

/** Writes rows; every call belongs inside a transaction. */
export class EventLogWriter {
  readonly #db: WritableDb;

  constructor(db: WritableDb) {
    this.#db = db;
  }

  insert(
    row: EventRow,
    local: Pick<LogRow, "seq" | "serverSeq" | "parked">,
    logged: LoggedEvent | null,
  ): void {
    const { station, epoch, sseq, hlc, actor, role, kind, entity, v, body, hash } = row;
    this.#db.run(
      `insert into ev(station, epoch, sseq, hlc, actor, role, kind, entity, v, body, hash,
         server_seq, parked, seq) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[station, epoch, sseq, hlc, actor, role, kind, entity, v, body, hash],
      ...[local.serverSeq, local.parked, local.seq],
    );
    if (logged !== null) this.#insertOthers(row, logged);
  }

  /** A second event under a key that is taken. */
  insertFork(row: EventRow): boolean {
    const { station, epoch, sseq, hash, hlc, actor, role, kind, entity, v, body } = row;
    const changes = this.#db.run(
      `insert into fork(station, epoch, sseq, hash, hlc, actor, role, kind, entity, v, body)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing`,
      ...[station, epoch, sseq, hash, hlc, actor, role, kind, entity, v, body],
    );
    return changes > 0;
  }

  park({ station, epoch, sseq }: EventRow, reason: ParkedReason | null): void {
    this.#db.run(
      "update ev set parked = ? where station = ? and epoch = ? and sseq = ?",
      ...[reason, station, epoch, sseq],
    );
  }

  /** A row that a newer program can read now. */
  unpark(row: EventRow, logged: LoggedEvent): void {
    this.park(row, null);
    this.#insertOthers(row, logged);
  }

  markAcknowledged({ station, epoch, sseq }: EventRow, serverSeq: number): void {
    this.#db.run(
      "update ev set server_seq = ? where station = ? and epoch = ? and sseq = ?",
      ...[serverSeq, station, epoch, sseq],
    );
  }

  /** The thing that an event is filed under has the log's own index; the others need a row. */
  #insertOthers({ station, epoch, sseq, entity }: EventRow, { event }: LoggedEvent): void {
    for (const key of entitiesOf(event)) {
      if (key === entity) continue;
      this.#db.run(
        `insert into ev_entity(entity, station, epoch, sseq) values (?, ?, ?, ?)
           on conflict do nothing`,
        ...[key, station, epoch, sseq],
      );
    }
  }
}

const SELECT_ROW = `select station, epoch, sseq, hlc, actor, role, kind, entity, v, body, hash,
  server_seq as serverSeq, parked, seq from ev`;

const countRow = v.object({ count: v.number() });
const headRow = v.object({ sseq: v.number(), hash: v.string() });
const logRow = v.object({
  station: v.string(),
  epoch: v.string(),
  sseq: v.number(),
  hlc: v.string(),
  actor: v.string(),
  role: v.string(),
  kind: v.string(),
  entity: v.string(),
  v: v.number(),
  body: v.string(),
  hash: v.string(),
  serverSeq: v.nullable(v.number()),
  parked: v.nullable(v.picklist(["unknown", "fork"])),
  seq: v.number(),
});

function logRowFrom(found: unknown): LogRow {
  const row = v.parse(logRow, found);
  return { ...row, logged: row.parked === null ? loggedFrom(row) : null };
}
