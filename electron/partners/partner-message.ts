import * as v from "valibot";
import { isAccount } from "../../shared/model/bank-account.ts";
import { HANDOFF_ANSWERS } from "../../shared/model/handoff.ts";
import { handoffPayloadSchema } from "../../shared/model/handoff-payload.ts";
import { INCIDENT_CATEGORIES } from "../../shared/model/incident.ts";
import { epochMsSchema, idSchema, lngLatSchema } from "../../shared/model/shape.ts";
import { nameSchema, textSchema } from "../../shared/model/shape.ts";

/** Addresses of both ends, below the partner's own address or ours. */
export const MESSAGES_PATH = "/v1/messages";
export const ANSWERS_PATH = "/v1/answers";
export const REPORTS_PATH = "/v1/reports";
export const HEARTBEAT_PATH = "/v1/heartbeat";

export const ANSWERS_MAX = 200;
const seq = v.pipe(v.number(), v.integer(), v.minValue(1));

/** What we send: an item, or that it was taken back.  Parsed strictly once more as it leaves. */
export const outMessageSchema = v.variant("kind", [
  v.strictObject({
    kind: v.literal("handoff"),
    v: v.literal(1),
    messageId: idSchema,
    seq,
    handoffId: idSchema,
    sentAt: epochMsSchema,
    payload: handoffPayloadSchema,
    /** A bank is told the whole account to stop, which stands nowhere else. */
    account: v.optional(v.pipe(v.string(), v.check(isAccount, "no account"))),
  }),
  v.strictObject({
    kind: v.literal("recall"),
    v: v.literal(1),
    messageId: idSchema,
    seq,
    handoffId: idSchema,
    sentAt: epochMsSchema,
  }),
]);
export type OutMessage = v.InferOutput<typeof outMessageSchema>;

export const inAnswerSchema = v.strictObject({
  answerId: idSchema,
  handoffId: idSchema,
  /** Counts what is said of one item, from 1. */
  seq,
  answer: v.picklist(HANDOFF_ANSWERS),
  reason: textSchema,
  at: epochMsSchema,
});
export type InAnswer = v.InferOutput<typeof inAnswerSchema>;

/** What a partner says of our items. */
export const inAnswersSchema = v.strictObject({
  v: v.literal(1),
  answers: v.pipe(v.array(inAnswerSchema), v.minLength(1), v.maxLength(ANSWERS_MAX)),
});

/** What a partner hands to us: a call that is a police matter. */
export const inReportSchema = v.strictObject({
  v: v.literal(1),
  reportId: v.pipe(v.string(), v.nonEmpty(), v.maxLength(60)),
  category: v.picklist(INCIDENT_CATEGORIES),
  title: v.pipe(nameSchema, v.nonEmpty()),
  text: textSchema,
  address: nameSchema,
  /** WGS-84; null: not located. */
  lngLat: v.nullable(lngLatSchema),
  at: epochMsSchema,
});
export type InReport = v.InferOutput<typeof inReportSchema>;

/** What became of an answer: taken, known already, or about nothing of this partner's. */
export type AnswerFate = "taken" | "repeated" | "unknown";
