import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { err, ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import { makeEventLog } from "./migrations/0010-event-log.ts";
import { makeProjections } from "./migrations/0020-projections.ts";
import type { Migration } from "./migrate.ts";
import type { StoreRefusal } from "./store-refusal.ts";
import { makeSightings } from "./track-migrations/0010-sightings.ts";

/** Where everything of one OneWall lies; `pack/` belongs to the imports. */
export type DataFolder = {
  readonly dir: string;
  readonly database: string;
  readonly tracks: string;
  readonly lock: string;
};

export const MIGRATIONS: readonly Migration[] = [
  { version: 10, name: "event-log", apply: makeEventLog },
  { version: 20, name: "projections", apply: makeProjections },
];

export const TRACK_MIGRATIONS: readonly Migration[] = [
  { version: 10, name: "sightings", apply: makeSightings },
];

export function dataFolder(dir: string): DataFolder {
  return {
    dir,
    database: join(dir, "onewall.db"),
    tracks: join(dir, "tracks.db"),
    lock: join(dir, "writer.lock"),
  };
}

/** The folder, made where it is not there. */
export function madeFolder(dir: string): Result<DataFolder, StoreRefusal> {
  try {
    mkdirSync(dir, { recursive: true });
    return ok(dataFolder(dir));
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    return err({ kind: "folder-unusable", dir, what });
  }
}

/** The folder of a OneWall that has run before. */
export function foundFolder(dir: string): Result<DataFolder, StoreRefusal> {
  const folder = dataFolder(dir);
  return existsSync(folder.database) ? ok(folder) : err({ kind: "folder-absent", dir });
}
