import type { ImportKind, ImportReport } from "../../../shared/model/import-report.ts";
import { UPLOAD_PART_BYTES_MAX } from "../../../shared/wire/contract.ts";
import type { RequestInput, RequestOutput } from "../../../shared/wire/contract.ts";
import type { Desk } from "../desk.svelte.ts";
import { refusalNotice } from "../refusal-notice.ts";
import type { LooseRefusal } from "../refusal-notice.ts";

export type ImportSample = RequestOutput<"preview-upload">["sample"];
type Stage = "reading" | "previewing" | "ready" | "importing" | "imported" | "failed";

/** One file on its way in: read in parts, looked at in a sample, then imported. */
export class ImportFile {
  readonly name: string;
  readonly bytes: number;
  readonly #desk: Desk;
  readonly #uploadId: string;
  stage = $state<Stage>("reading");
  /** 0 to 1, while it is read. */
  read = $state(0);
  kind = $state<ImportKind | null>(null);
  /** Null until a person says it: a wrong guess would shift every point by half a kilometre. */
  crs = $state<string | null>(null);
  sample = $state.raw<ImportSample>([]);
  report = $state.raw<ImportReport | null>(null);
  /** Why it failed, in words. */
  fault = $state("");
  #turn = 0;

  /** 0 to 1, while the station works on it; null: it has not said. */
  get done(): number | null {
    return this.#desk.live.progress.get(this.#uploadId)?.done ?? null;
  }

  constructor(desk: Desk, file: File) {
    this.#desk = desk;
    this.name = file.name;
    this.bytes = file.size;
    const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
    this.#uploadId = `upload-${random.toString(36)}-${file.size}`;
    void this.#upload(file);
  }

  get busy(): boolean {
    return this.stage === "reading" || this.stage === "previewing" || this.stage === "importing";
  }

  async #upload(file: File): Promise<void> {
    for (let offset = 0; offset < file.size || offset === 0; offset += UPLOAD_PART_BYTES_MAX) {
      const part = await file.slice(offset, offset + UPLOAD_PART_BYTES_MAX).arrayBuffer();
      const base64 = base64From(new Uint8Array(part));
      const input = { uploadId: this.#uploadId, offset, base64 };
      const output = await this.#desk.ask("upload-part", input);
      if (output?.refusal !== null) return this.#fail(output?.refusal ?? null);
      this.read = Math.min(1, (offset + part.byteLength) / Math.max(1, file.size));
    }
    await this.preview();
  }

  /** Looks again, with another kind or coordinate system. */
  async preview(): Promise<void> {
    const turn = ++this.#turn;
    this.stage = "previewing";
    const output = await this.#desk.ask("preview-upload", this.#input());
    if (turn !== this.#turn) return;
    if (output?.refusal !== null) return this.#fail(output?.refusal ?? null);
    this.sample = output.sample;
    this.report = output.report;
    this.fault = "";
    this.stage = "ready";
  }

  async import(): Promise<void> {
    this.#turn += 1;
    this.stage = "importing";
    const output = await this.#desk.ask("import-upload", this.#input());
    if (output?.refusal !== null) return this.#fail(output?.refusal ?? null);
    this.report = output.report;
    this.stage = "imported";
  }

  #input(): RequestInput<"preview-upload"> {
    return { uploadId: this.#uploadId, name: this.name, as: this.kind, crs: this.crs };
  }

  #fail(refusal: LooseRefusal | null): void {
    this.stage = "failed";
    if (refusal === null) return;
    const { text, mend } = refusalNotice(refusal, this.#desk.live.wall);
    this.fault = `${text} ${mend}`;
  }
}

function base64From(bytes: Uint8Array): string {
  const CHUNK = 0x8000;
  let text = "";
  for (let at = 0; at < bytes.length; at += CHUNK) {
    text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  }
  return btoa(text);
}
