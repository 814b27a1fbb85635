import * as v from "valibot";

/** Shows again what was hidden from visitors. */
export const endVisit = v.object({ kind: v.literal("end-visit") });
export type EndVisit = v.InferOutput<typeof endVisit>;
