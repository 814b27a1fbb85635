import * as v from "valibot";
import { edgeField } from "../model/edge.ts";
import { epochMsSchema, idSchema, textSchema } from "../model/shape.ts";

/** The scene asks for more units (增援); the call stays where it is. */
export const backUpAsked = v.object({
  kind: v.literal("back-up-asked"),
  v: v.literal(1),
  incidentId: idSchema,
  /** The crew that asks; null: the desk asks for it. */
  unitId: v.nullable(idSchema),
  text: textSchema,
  at: epochMsSchema,
  edge: edgeField,
});
export type BackUpAsked = v.InferOutput<typeof backUpAsked>;
