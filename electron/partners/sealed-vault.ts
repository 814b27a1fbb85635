import { createHash } from "node:crypto";
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { readdirSync, renameSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";

const fileSchema = v.object({ key: v.string(), value: v.unknown() });

/** What the log must not hold, kept apart from it: the log keeps everything for ever, and these are
 *  wiped.  One file each, readable by the station's own user alone. */
export class SealedVault<Value> {
  readonly #dir: string;
  readonly #schema: v.GenericSchema<unknown, Value>;

  constructor(dir: string, schema: v.GenericSchema<unknown, Value>) {
    this.#dir = dir;
    this.#schema = schema;
  }

  /** On disk when it returns. */
  put(key: string, value: Value): void {
    mkdirSync(this.#dir, { recursive: true, mode: 0o700 });
    const path = this.#pathOf(key);
    const file = openSync(`${path}.new`, "w", 0o600);
    try {
      writeSync(file, JSON.stringify({ key, value }));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(`${path}.new`, path);
    this.#syncDir();
  }

  /** Null: it was never there, or is wiped. */
  get(key: string): Value | null {
    const path = this.#pathOf(key);
    if (!existsSync(path)) return null;
    const file = fileOf(path);
    const parsed = file?.key === key ? v.safeParse(this.#schema, file.value) : null;
    return parsed?.success === true ? parsed.output : null;
  }

  keys(): readonly string[] {
    if (!existsSync(this.#dir)) return [];
    return readdirSync(this.#dir).flatMap((name) => {
      const file = name.endsWith(".json") ? fileOf(join(this.#dir, name)) : null;
      return file === null ? [] : [file.key];
    });
  }

  /** True: there was something to wipe. */
  wipe(key: string): boolean {
    const path = this.#pathOf(key);
    if (!existsSync(path)) return false;
    rmSync(path);
    this.#syncDir();
    return true;
  }

  /** Wipes whatever belongs to nothing that lives, such as what a crash left behind. */
  sweep(lives: (key: string) => boolean): void {
    if (!existsSync(this.#dir)) return;
    const dead = readdirSync(this.#dir)
      .map((name) => join(this.#dir, name))
      .filter((path) => {
        const file = path.endsWith(".json") ? fileOf(path) : null;
        return file === null || !lives(file.key);
      });
    for (const path of dead) rmSync(path);
    // It is called after every answer of every partner: most of them have nothing to wipe.
    if (dead.length > 0) this.#syncDir();
  }

  #pathOf(key: string): string {
    return join(this.#dir, `${createHash("sha256").update(key).digest("hex").slice(0, 40)}.json`);
  }

  #syncDir(): void {
    const dir = openSync(this.#dir, "r");
    try {
      fsyncSync(dir);
    } finally {
      closeSync(dir);
    }
  }
}

/** Null: half a file, or another's; that is nothing that lives. */
function fileOf(path: string): v.InferOutput<typeof fileSchema> | null {
  try {
    const parsed = v.safeParse(fileSchema, JSON.parse(readFileSync(path, "utf8")));
    return parsed.success ? parsed.output : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
