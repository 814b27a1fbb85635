import type { ImportFinished } from "../events/import-finished.ts";
import type { Fold } from "./fold.ts";

/** The last time a file was read to its end. */
export type ImportState = { readonly report: ImportFinished; readonly by: string };

export const foldImport: Fold<ImportState> = (before, { event, stamp }) =>
  event.kind === "import-finished" ? { report: event, by: stamp.actor } : before;
