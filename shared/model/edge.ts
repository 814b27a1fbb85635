import * as v from "valibot";
import { epochMsSchema, idSchema } from "./shape.ts";

export const EDGE_LINKS = ["online", "offline"] as const;
export type EdgeLink = (typeof EDGE_LINKS)[number];

/** How an edge of a life cycle came to be written, beside the `at` at which it happened. */
export const edgeSchema = v.object({
  /** The station's clock as it was written. */
  at: epochMsSchema,
  /** The desk, window or crew's terminal that it was entered at. */
  terminal: idSchema,
  /** Offline: the terminal had no line when it happened, and reported it afterwards. */
  link: v.picklist(EDGE_LINKS),
  /** The station's monotonic clock as it was written; durations go by it. */
  boot: idSchema,
  steadyMs: v.pipe(v.number(), v.finite()),
});
export type Edge = v.InferOutput<typeof edgeSchema>;
/** Events from before edges were kept, and those of files, have none. */
export const edgeField = v.optional(edgeSchema);
