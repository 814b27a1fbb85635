import * as v from "valibot";
import { groupMembersSchema, groupTeamsSchema } from "../model/night-group.ts";
import { epochMsSchema, idSchema, nameSchema } from "../model/shape.ts";

/** Raise a group on foot for a night. */
export const raiseNightGroup = v.object({
  kind: v.literal("raise-night-group"),
  name: v.pipe(nameSchema, v.trim(), v.nonEmpty()),
  leadUnitId: idSchema,
  members: groupMembersSchema,
  teams: v.optional(groupTeamsSchema, []),
  from: epochMsSchema,
  to: epochMsSchema,
  areaId: v.nullable(idSchema),
});
export type RaiseNightGroup = v.InferOutput<typeof raiseNightGroup>;
