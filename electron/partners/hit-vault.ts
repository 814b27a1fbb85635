import { createHash } from "node:crypto";
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { readdirSync, renameSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";

const sealedSchema = v.object({
  /** What it belongs to: "hit:…" or "watch:…". */
  key: v.string(),
  plate: v.string(),
  /** Base64; null: none. */
  picture: v.nullable(v.string()),
});
export type Sealed = v.InferOutput<typeof sealedSchema>;

/** Plates and pictures, kept apart from the log: the log keeps everything for ever, and these are
 *  wiped.  One file each, readable by the station's own user alone. */
export class HitVault {
  readonly #dir: string;

  constructor(dir: string) {
    this.#dir = join(dir, "sealed");
  }

  /** On disk when it returns. */
  put(sealed: Sealed): void {
    mkdirSync(this.#dir, { recursive: true, mode: 0o700 });
    const path = this.#pathOf(sealed.key);
    const file = openSync(`${path}.new`, "w", 0o600);
    try {
      writeSync(file, JSON.stringify(sealed));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(`${path}.new`, path);
    this.#syncDir();
  }

  /** Null: it was never there, or is wiped. */
  get(key: string): Sealed | null {
    const path = this.#pathOf(key);
    if (!existsSync(path)) return null;
    const parsed = v.safeParse(sealedSchema, JSON.parse(readFileSync(path, "utf8")));
    return parsed.success && parsed.output.key === key ? parsed.output : null;
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
    for (const name of readdirSync(this.#dir)) {
      const path = join(this.#dir, name);
      const key = name.endsWith(".json") ? keyIn(path) : null;
      if (key === null || !lives(key)) rmSync(path);
    }
    this.#syncDir();
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

function keyIn(path: string): string | null {
  try {
    const parsed = v.safeParse(sealedSchema, JSON.parse(readFileSync(path, "utf8")));
    return parsed.success ? parsed.output.key : null;
  } catch (error) {
    // Half a file is nothing that lives.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
