import * as v from "valibot";
import { nightGroupSchema } from "../model/night-group.ts";

/** A group was raised for a night. */
export const nightGroupRaised = v.object({
  kind: v.literal("night-group-raised"),
  v: v.literal(1),
  group: nightGroupSchema,
});
export type NightGroupRaised = v.InferOutput<typeof nightGroupRaised>;
