import * as v from "valibot";
import { handoffFieldsSchema } from "../model/handoff-payload.ts";
import { mediatorAskSchema } from "../model/mediator.ts";
import { idSchema } from "../model/shape.ts";

/** Hand an incident, or a task of its own, to another body (跨部门移交). */
export const handOff = v.object({
  kind: v.literal("hand-off"),
  /** Null: a task; its title stands in the fields. */
  incidentId: v.nullable(idSchema),
  partnerId: idSchema,
  /** What is added or said otherwise than the incident has it. */
  fields: handoffFieldsSchema,
  /** Who of a mediation centre is to take it; absent: the centre says itself. */
  mediator: v.optional(mediatorAskSchema),
});
export type HandOff = v.InferOutput<typeof handOff>;
