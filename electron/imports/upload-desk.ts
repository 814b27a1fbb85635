import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { err } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import type { ImportReport } from "../../shared/model/import-report.ts";
import { importFile, previewFile } from "./import-files.ts";
import type { ImportPreview } from "./import-files.ts";
import type { ImportPorts, ImportProgress } from "./import-ports.ts";
import type { ImportSource } from "./import-source.ts";
import { UploadShelf } from "./upload-shelf.ts";
import type { UploadRefusal } from "./upload-shelf.ts";

type AnyRefusal = { readonly kind: string };

/** A file that a window has sent, and as what it is to be read. */
export type Uploaded = Pick<ImportSource, "name" | "as" | "crs"> & { readonly uploadId: string };

export type UploadDeskParts = {
  readonly dir: string;
  /** Where the programs of the workers lie, to find the packs' own beside them. */
  readonly workerPath: string;
  readonly portsOf: (onProgress: (progress: ImportProgress) => void) => ImportPorts;
  /** A map extract has become the city. */
  readonly onCity: () => Promise<void>;
};

/** Files from windows: taken in parts, looked at, and brought in. */
export class UploadDesk {
  readonly #shelf: UploadShelf;
  readonly #parts: UploadDeskParts;

  constructor(parts: UploadDeskParts) {
    this.#parts = parts;
    this.#shelf = new UploadShelf(parts.dir);
  }

  take(uploadId: string, offset: number, bytes: Uint8Array): UploadRefusal | null {
    return this.#shelf.take(uploadId, offset, bytes);
  }

  async preview(of: Uploaded): Promise<Result<ImportPreview, AnyRefusal>> {
    const source = this.#sourceOf(of);
    if (source === null) return err({ kind: "upload-unknown" });
    return previewFile(
      source,
      this.#parts.portsOf(() => {}),
    );
  }

  async import(
    of: Uploaded,
    onProgress: (progress: ImportProgress) => void,
  ): Promise<Result<ImportReport, AnyRefusal>> {
    const source = this.#sourceOf(of);
    if (source === null) return err({ kind: "upload-unknown" });
    const packWorkerPath = packWorkerBeside(this.#parts.workerPath);
    const ports = { ...this.#parts.portsOf(onProgress), packWorkerPath };
    const report = await importFile(source, ports);
    this.#shelf.drop(of.uploadId);
    if (report.ok && report.value.kind === "osm") await this.#parts.onCity();
    return report;
  }

  close(): void {
    this.#shelf.close();
  }

  #sourceOf({ uploadId, name, as, crs }: Uploaded): ImportSource | null {
    const path = this.#shelf.path(uploadId);
    return path === null ? null : { name, content: { kind: "path", path }, as, crs };
  }
}

/** The pack worker's program lies with the street workers'; from source there is none. */
function packWorkerBeside(workerPath: string): string | null {
  const path = join(dirname(workerPath), "pack-worker.cjs");
  return existsSync(path) ? path : null;
}
