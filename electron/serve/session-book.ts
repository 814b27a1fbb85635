import { createHash, randomBytes } from "node:crypto";
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import * as v from "valibot";

/** Browsers that may be logged in at once; the one unused for longest gives way. */
export const SESSIONS_MAX = 64;
/** A browser that was away for so long logs in again. */
export const SESSION_IDLE_MS = 7 * 24 * 3_600_000;
/** A use is written down at most so often. */
const NOTE_EVERY_MS = 600_000;

/** Who is logged in.  Only digests are kept, so that a copy of the book opens nothing; with a
 *  file the book outlives the process, and a screen on a far wall needs nobody to log it in again.
 *  Times are epoch milliseconds. */
export class SessionBook {
  readonly #file: string | null;
  readonly #usedAt: Map<string, number>;

  constructor(file: string | null) {
    this.#file = file;
    this.#usedAt = new Map(file === null ? [] : entriesIn(file));
  }

  get size(): number {
    return this.#usedAt.size;
  }

  /** Opens a session and gives its token, which is nowhere kept. */
  open(now: number): string {
    const token = randomBytes(32).toString("base64url");
    this.#usedAt.set(digestOf(token), now);
    const [oldest] = [...this.#usedAt].sort((a, b) => a[1] - b[1]);
    if (this.#usedAt.size > SESSIONS_MAX && oldest !== undefined) this.#usedAt.delete(oldest[0]);
    this.#keep();
    return token;
  }

  /** Whether the token's session is open; asking is using. */
  use(token: string, now: number): boolean {
    const digest = digestOf(token);
    const usedAt = this.#usedAt.get(digest);
    if (usedAt === undefined) return false;
    const isIdle = now - usedAt > SESSION_IDLE_MS;
    if (isIdle) this.#usedAt.delete(digest);
    else if (now - usedAt > NOTE_EVERY_MS) this.#usedAt.set(digest, now);
    else return true;
    this.#keep();
    return !isIdle;
  }

  close(token: string): void {
    if (this.#usedAt.delete(digestOf(token))) this.#keep();
  }

  #keep(): void {
    if (this.#file === null) return;
    const next = `${this.#file}.next`;
    writeFileSync(next, JSON.stringify([...this.#usedAt]), { mode: 0o600 });
    chmodSync(next, 0o600);
    renameSync(next, this.#file);
  }
}

const bookSchema = v.array(v.tuple([v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)), v.number()]));

/** A damaged book logs everybody out and is no reason not to start. */
function entriesIn(file: string): [string, number][] {
  if (!existsSync(file)) return [];
  try {
    const parsed = v.safeParse(bookSchema, JSON.parse(readFileSync(file, "utf8")));
    return parsed.success ? parsed.output.slice(-SESSIONS_MAX) : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

function digestOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
