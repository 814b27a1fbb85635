import type { LoggedEvent } from "../../shared/events/logged-event.ts";
import { STORE_REFUSALS } from "./store-refusal.ts";
import type { StoreRefusal } from "./store-refusal.ts";
import { MIGRATIONS, TRACK_MIGRATIONS, foundFolder } from "./data-folder.ts";
import type { DataFolder } from "./data-folder.ts";
import type { Check } from "./check.ts";
import { readLog } from "./check-log.ts";
import { checkNames } from "./check-names.ts";
import { checkProjections, replayed } from "./check-projections.ts";
import { checkSchema } from "./check-schema.ts";
import { metaOf } from "./identity.ts";
import { fileFault } from "./file-fault.ts";
import { engineVersion, isSafeEngine, openReadable } from "./open.ts";
import type { ReadableDb } from "./database.ts";

export type VerifyReport = { readonly ok: boolean; readonly checks: readonly Check[] };

/** Whether a data folder is whole: the file, the chain, and what the log says against what is
 *  shown.  Only reads, also while a station writes. */
export function verify(dataDir: string): VerifyReport {
  const version = engineVersion();
  const engine = { name: "engine", ok: isSafeEngine(version), detail: `SQLite ${version}` };
  const folder = foundFolder(dataDir);
  const found = folder.ok ? checksOf(folder.value) : [refused("open", folder.refusal)];
  const checks = [engine, ...found];
  return { ok: checks.every(({ ok }) => ok), checks };
}

function checksOf(folder: DataFolder): Check[] {
  const options = { durability: "FULL", migrations: MIGRATIONS } as const;
  const log = openReadable({ ...options, file: folder.database });
  if (!log.ok) return [refused("open", log.refusal)];
  try {
    const db = log.value;
    return [
      ...db.snapshot(() => [
        checked("durability", () => [durability(db)]),
        checked("sqlite", () => [integrity("sqlite", db)]),
        checked("hash-chain", () => {
          const log = readLog(db);
          return [...log.checks, ...checked("projections", () => shown(db, log.applied))];
        }),
        checked("schema", () => [checkSchema(db)]),
      ]),
      checked("tracks", () => tracks(folder)),
    ].flat();
  } finally {
    log.value.close();
  }
}

/** What is shown and found is what the log says. */
function shown(db: ReadableDb, events: readonly LoggedEvent[]): Check[] {
  const folded = replayed(events);
  return [...checkProjections(db, folded), ...checkNames(db, folded.wall)];
}

/** A check that cannot be finished on a damaged file has failed. */
function checked(name: string, check: () => Check[]): Check[] {
  try {
    return check();
  } catch (error) {
    const fault = fileFault(error, "");
    const isParsing = error instanceof Error && error.name === "ValiError";
    if (fault === null && !isParsing && !(error instanceof SyntaxError)) throw error;
    return [
      { name, ok: false, detail: `not readable: ${error instanceof Error ? error.message : ""}` },
    ];
  }
}

/** What the writer read back after its first write; a reader has a setting of its own. */
function durability(db: ReadableDb): Check {
  const level = metaOf(db, "synchronous");
  const detail = `synchronous ${level ?? "unknown"} after the first write of the last start`;
  return { name: "durability", ok: level === "FULL", detail };
}

function integrity(name: string, db: ReadableDb): Check {
  const rows = db.all("pragma integrity_check(10)");
  const texts = rows.flatMap((row) =>
    typeof row === "object" && row !== null ? Object.values(row).map(String) : [],
  );
  const ok = texts.length === 1 && texts[0] === "ok";
  return { name, ok, detail: texts.join("; ") };
}

function tracks(folder: DataFolder): Check[] {
  const options = { durability: "NORMAL", migrations: TRACK_MIGRATIONS } as const;
  const opened = openReadable({ ...options, file: folder.tracks });
  if (!opened.ok) return [refused("tracks", opened.refusal)];
  try {
    return [integrity("tracks", opened.value)];
  } finally {
    opened.value.close();
  }
}

function refused(name: string, refusal: StoreRefusal): Check {
  return { name, ok: false, detail: STORE_REFUSALS[refusal.kind].message };
}
