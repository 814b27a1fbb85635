import { randomUUID } from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { CASE_PHOTO_BYTES_MAX } from "../../shared/model/ring.ts";
import { plainJpeg } from "./plain-jpeg.ts";

/** Pictures beside the log and never in it, for what is in the log stays: bare JPEG files, each by
 *  a name that tells nothing. */
export class PhotoShelf {
  readonly #dir: string;

  constructor(dir: string) {
    this.#dir = dir;
  }

  /** The name it is kept by, on disk when this returns; null: these bytes are no picture that may
   *  be kept. */
  put(bytes: Uint8Array): string | null {
    const picture = bytes.length > CASE_PHOTO_BYTES_MAX ? null : plainJpeg(bytes);
    if (picture === null) return null;
    const photoId = randomUUID();
    mkdirSync(this.#dir, { recursive: true });
    write(this.#path(photoId), picture);
    return photoId;
  }

  /** Null: it was never there, or is gone. */
  get(photoId: string): Uint8Array | null {
    const path = this.#path(photoId);
    return existsSync(path) ? readFileSync(path) : null;
  }

  /** Written over before it is unlinked; what a disk keeps of old blocks is beyond a program. */
  shred(photoId: string): void {
    const path = this.#path(photoId);
    if (!existsSync(path)) return;
    write(path, new Uint8Array(statSync(path).size));
    rmSync(path);
  }

  /** Shreds whatever belongs to nothing, such as what a crash left behind. */
  sweep(kept: ReadonlySet<string>): void {
    if (!existsSync(this.#dir)) return;
    for (const name of readdirSync(this.#dir)) {
      const photoId = name.replace(/\.jpg$/, "");
      if (!kept.has(photoId)) this.shred(photoId);
    }
  }

  #path(photoId: string): string {
    return join(this.#dir, `${photoId}.jpg`);
  }
}

function write(path: string, bytes: Uint8Array): void {
  const file = openSync(path, existsSync(path) ? "r+" : "w", 0o600);
  try {
    writeSync(file, bytes);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
