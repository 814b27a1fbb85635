import type { Datum } from "./datum.ts";

/** What is the same for every row of a layer. */
export type RowContext = {
  readonly datum: Datum | null;
  /** Under which the things of this file are known. */
  readonly source: string;
  /** Name of the layer or file: a last hint. */
  readonly layer: string;
};
