import { closeSync, mkdirSync, openSync, rmSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";

/** A city extract is tens of megabytes; more than this is imported by the command line. */
export const UPLOAD_BYTES_MAX = 512 * 1024 * 1024;
export const UPLOADS_MAX = 8;

export type UploadRefusal =
  | { readonly kind: "upload-too-large"; readonly bytesMax: number }
  | { readonly kind: "uploads-too-many"; readonly max: number }
  | { readonly kind: "upload-gap"; readonly expected: number; readonly given: number }
  | { readonly kind: "upload-unknown" };

/** Files that windows send in parts, kept in the data folder until they are imported: a station
 *  that was killed clears at its next start what it left.
 *  The oldest gives way only when it was imported or dropped, never silently. */
export class UploadShelf {
  readonly #folder: string;
  readonly #sizes = new Map<string, number>();
  #count = 0;
  readonly #names = new Map<string, string>();

  constructor(dataDir: string) {
    this.#folder = join(dataDir, "uploads");
    this.close();
  }

  take(uploadId: string, offset: number, bytes: Uint8Array): UploadRefusal | null {
    const size = this.#sizes.get(uploadId) ?? 0;
    if (offset === 0 && size > 0) this.drop(uploadId);
    const known = this.#sizes.get(uploadId) ?? 0;
    if (offset !== known) return { kind: "upload-gap", expected: known, given: offset };
    if (offset + bytes.byteLength > UPLOAD_BYTES_MAX) {
      this.drop(uploadId);
      return { kind: "upload-too-large", bytesMax: UPLOAD_BYTES_MAX };
    }
    if (!this.#sizes.has(uploadId) && this.#sizes.size >= UPLOADS_MAX) {
      return { kind: "uploads-too-many", max: UPLOADS_MAX };
    }
    mkdirSync(this.#folder, { recursive: true });
    const file = openSync(this.#pathOf(uploadId), "a");
    writeSync(file, bytes);
    closeSync(file);
    this.#sizes.set(uploadId, offset + bytes.byteLength);
    return null;
  }

  /** The path of a whole upload; null: nothing came under that id. */
  path(uploadId: string): string | null {
    if (!this.#sizes.has(uploadId)) return null;
    const path = this.#pathOf(uploadId);
    return statSync(path).size === this.#sizes.get(uploadId) ? path : null;
  }

  drop(uploadId: string): void {
    if (!this.#sizes.delete(uploadId)) return;
    rmSync(this.#pathOf(uploadId), { force: true });
    this.#names.delete(uploadId);
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Our own file name: what a window sends never becomes part of a path. */
  #pathOf(uploadId: string): string {
    const name = this.#names.get(uploadId) ?? `upload-${this.#count++}`;
    this.#names.set(uploadId, name);
    return join(this.#folder, name);
  }
}
