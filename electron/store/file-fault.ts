import type { StoreRefusal } from "./store-refusal.ts";

/** Primary result codes of SQLite that say something about a file and not about our program. */
const [BUSY, READONLY, IO, CORRUPT, FULL, CANNOT_OPEN, NOT_A_DATABASE] = [5, 8, 10, 11, 13, 14, 26];

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

/** The primary result code: the low byte of an extended one. */
function resultCode(error: unknown): number | null {
  if (!(error instanceof Error) || !("errcode" in error)) return null;
  return typeof error.errcode === "number" ? error.errcode & 0xff : null;
}
