import * as v from "valibot";
import { DIVERSION_REASONS } from "./diversion.ts";
import { handoffPayloadSchema } from "./handoff-payload.ts";
import { pushPartSchema } from "./push.ts";
import { epochMsSchema, idSchema, nameSchema } from "./shape.ts";

/** Where an item that was handed to another body stands. */
export const HANDOFF_STAGES = [
  "queued",
  "sent",
  "received",
  "accepted",
  "acted",
  "refused",
  "returned",
  "closed",
  "recalled",
] as const;
export type HandoffStage = (typeof HANDOFF_STAGES)[number];

/** What the other body may say of it. */
export const HANDOFF_ANSWERS = [
  "received",
  "accepted",
  "acted",
  "refused",
  "returned",
  "closed",
] as const satisfies readonly HandoffStage[];
export type HandoffAnswer = (typeof HANDOFF_ANSWERS)[number];

/** Limits that are passed once and told once. */
export const HANDOFF_LIMITS = ["accept", "close"] as const;
export type HandoffLimit = (typeof HANDOFF_LIMITS)[number];

/** Undelivered messages a partner may have; beyond it nothing more is taken for it. */
export const PARTNER_QUEUE_MAX = 5_000;

const purposeSchema = v.variant("kind", [
  v.object({ kind: v.literal("task") }),
  v.object({
    kind: v.literal("divert"),
    reason: v.picklist(DIVERSION_REASONS),
    /** Danger words that were seen and diverted all the same. */
    dangerWords: v.pipe(v.array(nameSchema), v.maxLength(60)),
  }),
  pushPartSchema,
  v.object({ kind: v.literal("alert"), alertId: idSchema }),
  v.object({ kind: v.literal("posts"), gatheringId: idSchema }),
]);
export type HandoffPurpose = v.InferOutput<typeof purposeSchema>;

/** One item that goes to one partner, as it was sent. */
export const handoffSchema = v.object({
  id: idSchema,
  /** Null: a task of its own, or a roll-up of many. */
  incidentId: v.nullable(idSchema),
  partnerId: idSchema,
  purpose: purposeSchema,
  /** Gapless from 1 per partner and station: what a partner gets is in this order. */
  seq: v.pipe(v.number(), v.integer(), v.minValue(1)),
  payload: handoffPayloadSchema,
  at: epochMsSchema,
  lateAt: epochMsSchema,
  acceptBy: epochMsSchema,
  closeBy: epochMsSchema,
});
export type Handoff = v.InferOutput<typeof handoffSchema>;

/** Nothing more is expected of it. */
export function isEndedStage(stage: HandoffStage): boolean {
  return stage === "closed" || isBackStage(stage);
}

/** It is with the police again. */
export function isBackStage(stage: HandoffStage): boolean {
  return stage === "refused" || stage === "returned" || stage === "recalled";
}

/** Nobody has said yes or no. */
export function isUnacceptedStage(stage: HandoffStage): boolean {
  return stage === "queued" || stage === "sent" || stage === "received";
}

/** What a person may enter next for a partner without a line. */
export const NEXT_ANSWERS: { readonly [Stage in HandoffStage]: readonly HandoffAnswer[] } = {
  queued: [],
  sent: ["received", "accepted", "refused"],
  received: ["accepted", "refused"],
  accepted: ["acted", "closed", "returned"],
  acted: ["closed", "returned"],
  refused: [],
  returned: [],
  closed: [],
  recalled: [],
};
