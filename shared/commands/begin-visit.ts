import * as v from "valibot";

/** Hides what is personal on every screen. */
export const beginVisit = v.object({ kind: v.literal("begin-visit") });
export type BeginVisit = v.InferOutput<typeof beginVisit>;
