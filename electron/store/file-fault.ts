import type { StoreRefusal } from "./store-refusal.ts";

/** Primary result codes of SQLite that say something about a file and not about our program. */
const BUSY = 5;
const READONLY = 8;
const IO = 10;
const CORRUPT = 11;
const FULL = 13;
const CANNOT_OPEN = 14;
const NOT_A_DATABASE = 26;

/** What an error of the engine says about a file, or null if it is a bug of ours. */
export function fileFault(error: unknown, file: string): StoreRefusal | null {
  const code = resultCode(error);
  const what = error instanceof Error ? error.message : String(error);
  switch (code) {
    case CORRUPT:
    case NOT_A_DATABASE:
      return { kind: "database-corrupt", file, what };
    case BUSY:
    case READONLY:
    case IO:
    case FULL:
    case CANNOT_OPEN:
      return { kind: "database-unopenable", file, what };
    default:
      return null;
  }
}

export function isBusy(error: unknown): boolean {
  return resultCode(error) === BUSY;
}

/** The primary result code: the low byte of an extended one.  Of a question for all rows the
 *  driver gives the engine's sentence only. */
function resultCode(error: unknown): number | null {
  if (!(error instanceof Error)) return null;
  if ("errcode" in error && typeof error.errcode === "number") return error.errcode & 0xff;
  if (!("code" in error) || error.code !== "ERR_SQLITE_ERROR") return null;
  const known = SENTENCES.find(([sentence]) => error.message.includes(sentence));
  return known?.[1] ?? null;
}

const SENTENCES: readonly (readonly [sentence: string, code: number])[] = [
  ["malformed", CORRUPT],
  ["corrupt", CORRUPT],
  ["not a database", NOT_A_DATABASE],
  ["is locked", BUSY],
  ["I/O error", IO],
  ["disk is full", FULL],
  ["readonly database", READONLY],
  ["unable to open", CANNOT_OPEN],
];
