import type { LayoutSaved } from "../events/layout-saved.ts";
import type { Layout } from "../model/layout.ts";
import { wallOfDisplay } from "../model/wall-id.ts";
import type { Fold } from "./fold.ts";

export type LayoutState = { readonly layout: Layout; readonly by: string };

export const foldLayout: Fold<LayoutState> = (before, { event, stamp }) => {
  if (event.kind === "wall-arranged") return { layout: event.layout, by: stamp.actor };
  if (event.kind !== "layout-saved") return before;
  return { layout: withBoard(before?.layout ?? null, event.board), by: stamp.actor };
};

/** Older logs have a change per display. */
function withBoard(before: Layout | null, board: LayoutSaved["board"]): Layout {
  const placed = { ...board, displayName: "" };
  const others = (before?.boards ?? []).filter((one) => one.displayKey !== board.displayKey);
  return {
    wall: before?.wall ?? wallOfDisplay(board.displayKey),
    sceneId: null,
    boards: [...others, placed],
  };
}
