import { randomInt } from "node:crypto";
import * as v from "valibot";
import { err, ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import type { Hlc } from "../../shared/units/hybrid-clock.ts";
import type { ReadableDb, WritableDb } from "./database.ts";
import type { StoreRefusal } from "./store-refusal.ts";

/** Who writes here: a station's id for life, and its epoch since it began or was restored. */
export type Identity = { readonly station: string; readonly epoch: string };

/** Capitals and digits that are not mistaken for one another when read out. */
const READABLE = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
const STATION_LENGTH = 4;
const EPOCH_LENGTH = 10;

/** The identity of the folder, minted where there is none. */
export function settledIdentity(
  db: WritableDb,
  wanted: string | null,
): Result<Identity, StoreRefusal> {
  const known = identityOf(db.reading);
  if (known !== null) {
    const differs = wanted !== null && wanted !== known.station;
    return differs ? err({ kind: "station-differs", station: known.station }) : ok(known);
  }
  const minted = { station: wanted ?? randomText(STATION_LENGTH), epoch: mintedEpoch() };
  db.transaction(() => {
    setMeta(db, "station", minted.station);
    setMeta(db, "epoch", minted.epoch);
  });
  return ok(minted);
}

export function identityOf(db: ReadableDb): Identity | null {
  const [station, epoch] = [metaOf(db, "station"), metaOf(db, "epoch")];
  return station === null || epoch === null ? null : { station, epoch };
}

export function mintedEpoch(): string {
  return randomText(EPOCH_LENGTH);
}

/** The last reading of this station's clock, kept across restarts. */
export function lastHlcOf(db: ReadableDb): Hlc | null {
  return metaOf(db, "hlc");
}

export function metaOf(db: ReadableDb, key: string): string | null {
  const row = db.one("select value from meta where key = ?", key);
  return row === undefined ? null : v.parse(metaRow, row).value;
}

export function setMeta(db: WritableDb, key: string, value: string): void {
  db.run(
    `insert into meta(key, value) values (?, ?)
       on conflict(key) do update set value = excluded.value`,
    ...[key, value],
  );
}

const metaRow = v.object({ value: v.string() });

function randomText(length: number): string {
  return Array.from({ length }, () => READABLE[randomInt(READABLE.length)]).join("");
}
