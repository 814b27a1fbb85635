import { REJECTED_LISTED_MAX } from "./import-limits.ts";
import { withDetail } from "../../shared/model/import-reason.ts";
import type { RowReason } from "../../shared/model/import-reason.ts";

export type RejectedRow = { readonly row: number | string; readonly reason: string };

/** The rows that were not taken: the first ones by name, all of them by count. */
export class RejectedRows {
  readonly #listed: RejectedRow[] = [];
  #count = 0;

  add(row: number | string, reason: RowReason, detail: string | number = ""): void {
    this.push({ row, reason: withDetail(reason, detail) });
  }

  push(rejected: RejectedRow): void {
    this.#count += 1;
    if (this.#listed.length < REJECTED_LISTED_MAX) this.#listed.push(rejected);
  }

  /** Those of a layer, after our own. */
  addAll(others: RejectedRows, layer: string | null): void {
    for (const { row, reason } of others.listed) {
      this.push({ row: layer === null ? row : `${layer}:${row}`, reason });
    }
    this.#count += others.count - others.listed.length;
  }

  get count(): number {
    return this.#count;
  }

  get listed(): readonly RejectedRow[] {
    return this.#listed;
  }
}
