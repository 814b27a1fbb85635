import * as v from "valibot";
import { idSchema, nameSchema } from "./shape.ts";

/** 一警情三推送: 1 at once to those on duty, 2 the station's daily roll-up, 3 to 四平台. */
export const PUSH_LANES = [1, 2, 3] as const;
export type PushLane = (typeof PUSH_LANES)[number];

/** Who is told, by post; a person stands on a post by the roster. */
export const PUSH_POSTS = [
  "command-centre",
  "duty-leader",
  "patrol-officer",
  "criminal-officer",
  "case-officer",
  "beat-officer",
  "responsible-leader",
] as const;
export type PushPost = (typeof PUSH_POSTS)[number];

/** The level of a dispute: of the incident and its place, never of a person. */
export const DISPUTE_LEVELS = ["low", "medium", "high"] as const;
export type DisputeLevel = (typeof DISPUTE_LEVELS)[number];

export const LEVEL_RULES = [
  "weapon-word",
  "sensitive-place",
  "earlier-disputes",
  "linked-chain",
  "children-present",
] as const;
export type LevelRule = (typeof LEVEL_RULES)[number];

/** One visible reason of a level: which rule, and what it found (a word, a count). */
export const levelReasonSchema = v.object({
  rule: v.picklist(LEVEL_RULES),
  found: nameSchema,
});
export type LevelReason = v.InferOutput<typeof levelReasonSchema>;

export const disputeLevelSchema = v.picklist(DISPUTE_LEVELS);

/** The first push by level: a grave one goes to 刑侦 and not to 巡特警. */
export const FIRST_PUSH_POSTS: { readonly [Level in DisputeLevel]: readonly PushPost[] } = {
  low: ["command-centre", "duty-leader", "patrol-officer"],
  medium: ["command-centre", "duty-leader", "patrol-officer"],
  high: ["command-centre", "duty-leader", "criminal-officer"],
};
export const ROLLUP_POSTS = [
  "case-officer",
  "beat-officer",
  "responsible-leader",
] as const satisfies readonly PushPost[];

/** Seconds from sending: signing late and overdue, feeding back overdue. */
export const PUSH_CLOCKS = {
  1: { late: 300, overdue: 600, close: 86_400 },
  2: { late: 43_200, overdue: 86_400, close: 259_200 },
} as const;

/** The roll-up of a day is due at this hour of it, China Standard Time. */
export const ROLLUP_HOUR = 18;
export const ROLLUP_ITEMS_MAX = 500;

/** One item of a push beside its words: who gets it, and who was passed over off shift. */
export const pushPartSchema = v.object({
  kind: v.literal("push"),
  lane: v.picklist(PUSH_LANES),
  incidentIds: v.pipe(v.array(idSchema), v.maxLength(ROLLUP_ITEMS_MAX)),
  /** Null: it goes to another body as a whole. */
  post: v.nullable(v.picklist(PUSH_POSTS)),
  /** Empty: nobody stands on the post now, and the post itself is told. */
  recipient: nameSchema,
  passedOver: v.pipe(v.array(nameSchema), v.maxLength(20)),
  rollupId: v.nullable(idSchema),
});

/** One line of a roll-up. */
export const rollupLineSchema = v.strictObject({
  incidentId: idSchema,
  title: nameSchema,
  address: nameSchema,
  level: disputeLevelSchema,
});
