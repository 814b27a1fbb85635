import type { WallEvent } from "../../shared/events/event.ts";
import type { LoggedEvent } from "../../shared/events/logged-event.ts";
import { entitiesOf } from "../../shared/events/event-entities.ts";
import type { EntityKey } from "../../shared/model/entity-key.ts";
import type { Actor } from "../../shared/model/role.ts";
import { hlcAfter, nextHlc } from "../../shared/units/hybrid-clock.ts";
import type { Hlc } from "../../shared/units/hybrid-clock.ts";
import type { EpochMs } from "../../shared/units/quantity.ts";
import { EventLogReader, EventLogWriter } from "./event-log.ts";
import type { ChainHead } from "./event-log.ts";
import { CHAIN_START, loggedFrom, rowFrom } from "./event-row.ts";
import type { EventRow } from "./event-row.ts";
import { FoldedStage } from "./folded-stage.ts";
import type { Folded } from "./folded-stage.ts";
import { lastHlcOf, metaOf, mintedEpoch, setMeta } from "./identity.ts";
import type { Identity } from "./identity.ts";
import { NamedIndex } from "./named-index.ts";
import type { WritableDb } from "./database.ts";
import { NAMES_VERSION, PROJECTION_VERSION, ProjectionWriter, foldedFrom } from "./projections.ts";

/** Events one transaction may hold; a longer batch becomes several. */
export const TRANSACTION_EVENTS_MAX = 5000;

/** An event of another station, with its number in the centre's stream. */
export type ForeignRow = EventRow & { readonly serverSeq: number };

/** What became of rows from elsewhere; each row is in exactly one count. */
export type ForeignReport = {
  readonly inserted: number;
  /** Known already. */
  readonly repeated: number;
  /** A second event under a known key: kept beside the first, and neither is applied. */
  readonly forked: number;
  /** Kept for a newer version of the program. */
  readonly parked: number;
};

/** The log's only writer.  RAM changes after a transaction is on disk, never before. */
export class EventWriter {
  readonly #db: WritableDb;
  readonly #now: () => EpochMs;
  readonly #reader: EventLogReader;
  readonly #log: EventLogWriter;
  readonly #projections: ProjectionWriter;
  #identity: Identity;
  #head: ChainHead;
  #hlc: Hlc | null;
  #seq: number;
  #folded: Folded;

  constructor(db: WritableDb, identity: Identity, now: () => EpochMs) {
    this.#db = db;
    this.#now = now;
    this.#identity = identity;
    this.#reader = new EventLogReader(db.reading);
    this.#log = new EventLogWriter(db);
    this.#projections = new ProjectionWriter(db);
    this.#head = this.#reader.head(identity.station, identity.epoch);
    this.#hlc = lastHlcOf(db.reading);
    this.#seq = this.#reader.lastSeq();
    this.#folded = this.#caughtUp();
  }

  get identity(): Identity {
    return this.#identity;
  }

  get head(): ChainHead {
    return this.#head;
  }

  get folded(): Folded {
    return this.#folded;
  }

  /** Writes one batch of at most TRANSACTION_EVENTS_MAX; on disk when it returns. */
  append(events: readonly WallEvent[], { name, role }: Actor): readonly LoggedEvent[] {
    const stage = this.#stage();
    let { sseq, hash } = this.#head;
    let [hlc, seq] = [this.#hlc, this.#seq];
    const batch: LoggedEvent[] = [];
    this.#db.transaction(() => {
      for (const event of events) {
        hlc = nextHlc(hlc, this.#now());
        sseq++;
        seq++;
        const stamp = { ...this.#identity, sseq, hlc, actor: name, role };
        const { row, logged } = rowFrom(event, stamp, hash);
        hash = row.hash;
        this.#log.insert(row, { seq, serverSeq: null, parked: null }, logged);
        batch.push(logged);
      }
      stage.fold(batch);
      this.#projections.write(stage);
      setMeta(this.#db, "hlc", hlc ?? "");
      setMeta(this.#db, "head", headText(this.#identity.epoch, { sseq, hash }));
    });
    [this.#head, this.#hlc, this.#seq] = [{ sseq, hash }, hlc, seq];
    stage.apply();
    return batch;
  }

  /** Takes rows of other stations in any order, any number of times. */
  insertForeign(rows: readonly ForeignRow[]): {
    readonly report: ForeignReport;
    readonly applied: readonly LoggedEvent[];
  } {
    const stage = this.#stage();
    const taking = {
      ...NOTHING_TAKEN,
      applied: new Array<LoggedEvent>(),
      again: new Set<EntityKey>(),
    };
    let [hlc, seq, identity] = [this.#hlc, this.#seq, this.#identity];
    const now = this.#now();
    this.#db.transaction(() => {
      for (const row of rows) {
        hlc = hlcAfter(hlc, row.hlc, now);
        if (this.#take(row, seq + 1, taking)) seq++;
      }
      stage.fold(taking.applied);
      for (const key of taking.again) stage.refold(key);
      this.#projections.write(stage);
      if (hlc !== null) setMeta(this.#db, "hlc", hlc);
      identity = this.#afterRestore(identity);
    });
    if (identity !== this.#identity) this.#head = { sseq: 0, hash: CHAIN_START };
    [this.#identity, this.#hlc, this.#seq] = [identity, hlc, seq];
    stage.apply();
    const { applied, inserted, repeated, forked, parked } = taking;
    return { report: { inserted, repeated, forked, parked }, applied };
  }

  markAcknowledged(row: EventRow, serverSeq: number): void {
    this.#db.transaction(() => this.#log.markAcknowledged(row, serverSeq));
  }

  /** True where the row is new to the log. */
  #take(row: ForeignRow, seq: number, taking: Taking): boolean {
    const known = this.#reader.row(row.station, row.epoch, row.sseq);
    if (known === null) {
      const logged = loggedFrom(row);
      const parked = logged === null ? "unknown" : null;
      this.#log.insert(row, { seq, serverSeq: row.serverSeq, parked }, logged);
      if (logged === null) taking.parked++;
      else {
        taking.inserted++;
        taking.applied.push(logged);
      }
      return true;
    }
    if (known.hash === row.hash) {
      if (known.serverSeq === null) this.#log.markAcknowledged(row, row.serverSeq);
      taking.repeated++;
      return false;
    }
    if (!this.#log.insertFork(row)) {
      taking.repeated++;
      return false;
    }
    taking.forked++;
    this.#log.park(known, "fork");
    taking.applied = taking.applied.filter(({ stamp }) => !isKey(stamp, row));
    if (known.logged !== null)
      for (const key of entitiesOf(known.logged.event)) taking.again.add(key);
    return false;
  }

  /** Own events that this database does not know were written before it was restored: another
   *  epoch begins, or new events would take their keys. */
  #afterRestore(identity: Identity): Identity {
    const { station, epoch } = identity;
    if (this.#reader.head(station, epoch).sseq === this.#head.sseq) return identity;
    const next = { station, epoch: mintedEpoch() };
    setMeta(this.#db, "epoch", next.epoch);
    setMeta(this.#db, "head", headText(next.epoch, { sseq: 0, hash: CHAIN_START }));
    return next;
  }

  /** The projections as of the last event: as they are, or built again where this program folds
   *  otherwise than the last one did, or knows kinds that it parked. */
  #caughtUp(): Folded {
    const readable = this.#reader
      .parkedRows("unknown")
      .map((row) => ({ row, logged: loggedFrom(row) }));
    if (!this.#isMeta("names", NAMES_VERSION)) {
      this.#db.transaction(() => {
        new NamedIndex(this.#db).indexAgain();
        setMeta(this.#db, "names", String(NAMES_VERSION));
      });
    }
    const known = this.#isMeta("projections", PROJECTION_VERSION);
    if (known && readable.every(({ logged }) => logged === null)) {
      return foldedFrom(this.#db.reading);
    }
    return this.#db.transaction(() => {
      for (const { row, logged } of readable) if (logged !== null) this.#log.unpark(row, logged);
      setMeta(this.#db, "projections", String(PROJECTION_VERSION));
      return this.#projections.rebuild(appliedEvents(this.#reader));
    });
  }

  #isMeta(key: string, version: number): boolean {
    return metaOf(this.#db.reading, key) === String(version);
  }

  #stage(): FoldedStage {
    return new FoldedStage(this.#folded, (key) => this.#reader.eventsOf(key));
  }
}

/** The end of the own chain, kept beside it so that a cut at its end is seen. */
export function headText(epoch: string, { sseq, hash }: ChainHead): string {
  return `${epoch}:${sseq}:${hash}`;
}

type Taking = {
  inserted: number;
  repeated: number;
  forked: number;
  parked: number;
  applied: LoggedEvent[];
  readonly again: Set<EntityKey>;
};

const NOTHING_TAKEN = { inserted: 0, repeated: 0, forked: 0, parked: 0 } as const;

/** Every event that counts. */
export function appliedEvents(log: EventLogReader): LoggedEvent[] {
  const events: LoggedEvent[] = [];
  for (const { logged } of log.everyRow()) if (logged !== null) events.push(logged);
  return events;
}

type RowKey = { readonly station: string; readonly epoch: string; readonly sseq: number };

function isKey(a: RowKey, b: RowKey): boolean {
  return a.station === b.station && a.epoch === b.epoch && a.sseq === b.sseq;
}
