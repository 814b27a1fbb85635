import type { CoordinateSystem } from "../units/coordinate-system.ts";
import type { Fold } from "./fold.ts";

/** What a person declared about a source. */
export type SourceState = { readonly crs: CoordinateSystem; readonly by: string };

export const foldSource: Fold<SourceState> = (before, { event, stamp }) =>
  event.kind === "source-tagged" ? { crs: event.crs, by: stamp.actor } : before;
