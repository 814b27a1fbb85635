import type { FenceEdge, MarkingForm } from "../model/marking.ts";
import type { EpochMs } from "../units/quantity.ts";
import type { Fold } from "./fold.ts";

/** A shape that somebody drew, and who took it away again. */
export type MarkingState = {
  readonly id: string;
  readonly name: string;
  readonly form: MarkingForm;
  /** Null: it only shows something. */
  readonly fence: FenceEdge | null;
  readonly repaired: boolean;
  readonly by: string;
  readonly at: EpochMs;
  readonly erasedAt: EpochMs | null;
  readonly erasedBy: string | null;
};

export const foldMarking: Fold<MarkingState> = (before, { event, stamp }, id) => {
  if (event.kind === "marking-drawn") {
    if (before !== null) return before;
    const { name, form, fence, repaired, at } = event;
    return { id, name, form, fence, repaired, by: stamp.actor, at, erasedAt: null, erasedBy: null };
  }
  if (before?.erasedAt !== null) return before;
  if (event.kind === "marking-fenced") return { ...before, fence: event.fence };
  if (event.kind !== "marking-erased") return before;
  return { ...before, erasedAt: event.at, erasedBy: stamp.actor };
};

/** Shapes that stand, oldest first. */
export function standingMarkings(markings: Iterable<MarkingState>): readonly MarkingState[] {
  const standing = [...markings].filter(({ erasedAt }) => erasedAt === null);
  return standing.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}
