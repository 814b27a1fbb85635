import * as v from "valibot";
import { idSchema, textSchema } from "../model/shape.ts";

/** 转警: take an item back to the police. */
export const recallHandoff = v.object({
  kind: v.literal("recall-handoff"),
  handoffId: idSchema,
  reason: textSchema,
});
export type RecallHandoff = v.InferOutput<typeof recallHandoff>;
