import type { Board } from "../model/layout.ts";
import type { Fold } from "./fold.ts";

export type LayoutState = { readonly board: Board; readonly by: string };

export const foldLayout: Fold<LayoutState> = (before, { event, stamp }) =>
  event.kind === "layout-saved" ? { board: event.board, by: stamp.actor } : before;
