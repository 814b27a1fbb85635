import { existsSync } from "node:fs";
import { err, ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import type { EpochMs } from "../../shared/units/quantity.ts";
import { MIGRATIONS, TRACK_MIGRATIONS, foundFolder, madeFolder } from "./data-folder.ts";
import type { DataFolder } from "./data-folder.ts";
import { EventWriter } from "./event-writer.ts";
import { fileFault } from "./file-fault.ts";
import { identityOf, settledIdentity } from "./identity.ts";
import { openReadable, openWritable } from "./open.ts";
import type { OpenOptions } from "./open.ts";
import { PlaceWriter } from "./places.ts";
import { foldedFrom } from "./projections.ts";
import { SightingWriter } from "./sightings.ts";
import type { StoreRefusal } from "./store-refusal.ts";
import { Store } from "./store.ts";
import { takeWriterLock } from "./writer-lock.ts";

export type StoreOptions = {
  readonly dir: string;
  /** The id of a station that begins here; one that has begun keeps its own. */
  readonly stationId?: string;
  readonly now: () => EpochMs;
  /** True: only asks, while a station may be writing.  Its wall is as of the opening. */
  readonly readonly?: boolean;
};

/** The data folder, opened; nobody else writes to it until the store is closed. */
export function openStore(options: StoreOptions): Result<Store, StoreRefusal> {
  return options.readonly === true ? storeForReading(options.dir) : storeForWriting(options);
}

function storeForWriting(options: StoreOptions): Result<Store, StoreRefusal> {
  const folder = madeFolder(options.dir);
  if (!folder.ok) return folder;
  const lock = guarded(folder.value.lock, () => takeWriterLock(folder.value.lock, process.pid));
  if (!lock.ok) return lock;
  const store = guarded(folder.value.database, () => writing(folder.value, options, lock.value));
  if (!store.ok) lock.value.release();
  return store;
}

function writing(
  folder: DataFolder,
  options: StoreOptions,
  lock: { readonly release: () => void },
): Result<Store, StoreRefusal> {
  const log = openWritable(logOptions(folder));
  if (!log.ok) return log;
  const tracks = openWritable(trackOptions(folder));
  if (!tracks.ok) {
    log.value.close();
    return tracks;
  }
  const closeAll = () => {
    tracks.value.close();
    log.value.close();
    lock.release();
  };
  try {
    const identity = settledIdentity(log.value, options.stationId ?? null);
    if (!identity.ok) {
      closeAll();
      return identity;
    }
    const events = new EventWriter(log.value, identity.value, options.now);
    const places = new PlaceWriter(log.value);
    const sightings = new SightingWriter(tracks.value, options.now);
    return ok(
      new Store({
        ...{ log: log.value.reading, tracks: tracks.value.reading, identity: identity.value },
        ...{ wall: events.folded.wall, writers: { events, places, sightings }, close: closeAll },
      }),
    );
  } catch (error) {
    closeAll();
    throw error;
  }
}

function storeForReading(dir: string): Result<Store, StoreRefusal> {
  const folder = foundFolder(dir);
  if (!folder.ok) return folder;
  return guarded(folder.value.database, () => {
    const log = openReadable(logOptions(folder.value));
    if (!log.ok) return log;
    const identity = identityOf(log.value);
    if (identity === null) {
      log.value.close();
      return err({ kind: "folder-absent", dir });
    }
    const tracked = existsSync(folder.value.tracks)
      ? openReadable(trackOptions(folder.value))
      : null;
    const tracks = tracked?.ok === true ? tracked.value : null;
    const closeAll = () => {
      tracks?.close();
      log.value.close();
    };
    const { wall } = foldedFrom(log.value);
    return ok(
      new Store({ log: log.value, tracks, identity, wall, writers: null, close: closeAll }),
    );
  });
}

function logOptions(folder: DataFolder): OpenOptions {
  return { file: folder.database, durability: "FULL", migrations: MIGRATIONS };
}

/** Telemetry may lose its last seconds in a power cut; the log may not. */
function trackOptions(folder: DataFolder): OpenOptions {
  return { file: folder.tracks, durability: "NORMAL", migrations: TRACK_MIGRATIONS };
}

/** Damage may show itself anywhere while a database is read for the first time. */
function guarded<Value>(
  file: string,
  open: () => Result<Value, StoreRefusal>,
): Result<Value, StoreRefusal> {
  try {
    return open();
  } catch (error) {
    const refusal = fileFault(error, file);
    if (refusal === null) throw error;
    return err(refusal);
  }
}
