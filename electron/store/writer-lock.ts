import * as v from "valibot";
import { err, ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import { isBusy } from "./file-fault.ts";
import { openBare } from "./open.ts";
import type { WritableDb } from "./database.ts";
import type { StoreRefusal } from "./store-refusal.ts";

/** Makes this process the folder's only writer until `release`, or until it dies: the lock is the
 *  operating system's, on a small database of its own, so none is ever left behind. */
export function takeWriterLock(
  file: string,
  pid: number,
): Result<{ readonly release: () => void }, StoreRefusal> {
  const db = openBare(file);
  try {
    db.define("begin immediate");
    db.define("create table if not exists writer(one integer primary key, pid integer) strict");
    db.define(`insert or replace into writer(one, pid) values (1, ${Math.trunc(pid)})`);
    db.define("commit");
    // A writer's claim keeps other writers out and lets anybody read the row.
    db.define("begin immediate");
    return ok({ release: () => db.close() });
  } catch (error) {
    const refusal = { kind: "folder-in-use", pid: isBusy(error) ? writerOf(db) : null } as const;
    db.close();
    if (!isBusy(error)) throw error;
    return err(refusal);
  }
}

const writerRow = v.object({ pid: v.number() });

/** Null: it is just beginning, or has not said. */
function writerOf(db: WritableDb): number | null {
  try {
    const made = db.reading.one("select 1 from sqlite_schema where name = 'writer'");
    if (made === undefined) return null;
    const row = v.safeParse(writerRow, db.reading.one("select pid from writer where one = 1"));
    return row.success ? row.output.pid : null;
  } catch (error) {
    if (isBusy(error)) return null;
    throw error;
  }
}
