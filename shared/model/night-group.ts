import * as v from "valibot";
import { epochMsSchema, idSchema, lngLatSchema, nameSchema } from "./shape.ts";

/** What a group may find on its way; whatever has no type is "other". */
export const FINDING_TYPES = [
  "unlocked-vehicle",
  "unlocked-door",
  "card",
  "dispute",
  "fire-hazard",
  "other",
] as const;
export type FindingType = (typeof FINDING_TYPES)[number];

/** A night ends: a longer shift is a slip of the hand. */
export const SHIFT_HOURS_MAX = 14;
export const GROUP_MEMBERS_MAX = 99;

export const groupMembersSchema = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(1),
  v.maxValue(GROUP_MEMBERS_MAX),
);

export const GROUP_TEAMS_MAX = 20;

/** Volunteers' units (义警队) that walk along; an officer's unit leads them all. */
export const groupTeamsSchema = v.pipe(v.array(idSchema), v.maxLength(GROUP_TEAMS_MAX));

/** A group on foot for one night, led by an officer's unit.  Its members are a count: nobody's
 *  name, number or id has a place here. */
export const nightGroupSchema = v.object({
  id: idSchema,
  name: nameSchema,
  leadUnitId: idSchema,
  members: groupMembersSchema,
  teams: v.optional(groupTeamsSchema, []),
  from: epochMsSchema,
  to: epochMsSchema,
  /** Null: wherever the plan leads. */
  areaId: v.nullable(idSchema),
});
export type NightGroup = v.InferOutput<typeof nightGroupSchema>;

/** Something about a place; it stays when the shift is over. */
export const nightFindingSchema = v.object({
  id: idSchema,
  type: v.picklist(FINDING_TYPES),
  note: nameSchema,
  placeName: nameSchema,
  /** Of the group's route; null: elsewhere. */
  placeId: v.nullable(idSchema),
  lngLat: v.nullable(lngLatSchema),
  at: epochMsSchema,
});
export type NightFinding = v.InferOutput<typeof nightFindingSchema>;
