import type { WritableDb } from "../database.ts";

/** The append-only log: key (station, epoch, sseq), hash chain, outbox; forks and poison beside. */
export function makeEventLog(db: WritableDb): void {
  db.define(`
    create table ev(
      station text not null,
      epoch text not null,
      sseq integer not null,
      hlc text not null,
      actor text not null,
      role text not null,
      kind text not null,
      entity text not null,
      v integer not null,
      body text not null,
      hash text not null,
      server_seq integer,
      parked text,
      seq integer not null,
      primary key(station, epoch, sseq)
    ) strict, without rowid;
    create unique index ev_seq on ev(seq);
    create index ev_thing on ev(entity, hlc);
    create index ev_outbox on ev(station, epoch, sseq) where server_seq is null;
    create index ev_parked on ev(seq) where parked is not null;

    create table ev_entity(
      entity text not null,
      station text not null,
      epoch text not null,
      sseq integer not null,
      primary key(entity, station, epoch, sseq)
    ) strict, without rowid;

    create table fork(
      station text not null,
      epoch text not null,
      sseq integer not null,
      hash text not null,
      hlc text not null,
      actor text not null,
      role text not null,
      kind text not null,
      entity text not null,
      v integer not null,
      body text not null,
      primary key(station, epoch, sseq, hash)
    ) strict, without rowid;
  `);
}
