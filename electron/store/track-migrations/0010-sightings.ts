import type { WritableDb } from "../database.ts";

/** Telemetry: the last sighting of every thing, and where it came along. */
export function makeSightings(db: WritableDb): void {
  db.define(`
    create table last_sighting(
      thing text primary key,
      source text not null,
      at real not null,
      received_at real not null,
      lng real,
      lat real,
      heading real,
      speed real,
      status text not null,
      interval real not null,
      value real
    ) strict, without rowid;

    create table track(
      thing text not null,
      at real not null,
      lng real not null,
      lat real not null,
      heading real,
      speed real,
      primary key(thing, at)
    ) strict, without rowid;
    create index track_by_time on track(at);
  `);
}
