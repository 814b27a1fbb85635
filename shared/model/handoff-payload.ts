import * as v from "valibot";
import { err, ok } from "../kit/result.ts";
import type { Result } from "../kit/result.ts";
import { maskedAccountSchema } from "./bank-account.ts";
import { DIVERSION_REASONS } from "./diversion.ts";
import { sharedPostsSchema } from "./gathering.ts";
import { INCIDENT_CATEGORIES } from "./incident.ts";
import { chosenMediatorSchema } from "./mediator.ts";
import type { PartnerKind } from "./partner.ts";
import { PUSH_LANES, PUSH_POSTS, ROLLUP_ITEMS_MAX } from "./push.ts";
import { disputeLevelSchema, rollupLineSchema } from "./push.ts";
import { epochMsSchema, idSchema, lngLatSchema, nameSchema, textSchema } from "./shape.ts";

const title = v.pipe(nameSchema, v.nonEmpty());
const plain = {
  title,
  address: v.optional(nameSchema),
  lngLat: v.optional(lngLatSchema),
  reportedAt: v.optional(epochMsSchema),
  text: v.optional(textSchema),
};
const category = v.optional(v.picklist(INCIDENT_CATEGORIES));
const level = v.optional(disputeLevelSchema);
const reason = v.optional(v.picklist(DIVERSION_REASONS));

/** What may leave for each kind of partner, and nothing else: a field that does not stand here is
 *  refused with the whole item, never dropped in silence. */
export const HANDOFF_PAYLOADS = {
  "four-platforms": v.strictObject({
    for: v.literal("four-platforms"),
    ...plain,
    ...{ category, level, reason },
    /** What the platforms are asked to take over. */
    handoff: v.optional(nameSchema),
    /** What the police have done so far. */
    feedback: v.optional(nameSchema),
    /** 会商: to be talked over by all sides. */
    consult: v.optional(v.boolean()),
  }),
  hotline: v.strictObject({ for: v.literal("hotline"), ...plain, category, reason }),
  /** A town's room sees nothing of police work: no category, no level, no result. */
  town: v.strictObject({ for: v.literal("town"), ...plain, reason }),
  insurer: v.strictObject({
    for: v.literal("insurer"),
    ...plain,
    vehicles: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50))),
    injury: v.optional(v.literal(false)),
  }),
  bank: v.strictObject({
    for: v.literal("bank"),
    title,
    reportedAt: v.optional(epochMsSchema),
    text: v.optional(textSchema),
    bank: v.optional(nameSchema),
    /** Its last four: the whole account travels beside the log. */
    account: v.optional(maskedAccountSchema),
    amountYuan: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1e12))),
  }),
  mediation: v.strictObject({
    for: v.literal("mediation"),
    title,
    address: v.optional(nameSchema),
    reportedAt: v.optional(epochMsSchema),
    text: v.optional(textSchema),
    consult: v.optional(v.boolean()),
    ...{ level, reason },
    mediator: v.optional(chosenMediatorSchema),
  }),
  terminal: v.strictObject({
    for: v.literal("terminal"),
    ...plain,
    ...{ category, level },
    incidentId: v.optional(idSchema),
    lane: v.optional(v.picklist(PUSH_LANES)),
    post: v.optional(v.picklist(PUSH_POSTS)),
    recipient: v.optional(nameSchema),
    lines: v.optional(v.pipe(v.array(rollupLineSchema), v.maxLength(ROLLUP_ITEMS_MAX))),
  }),
  /** What a station needs of an alert, with why it may act on it and until when. */
  station: v.strictObject({
    for: v.literal("station"),
    title,
    text: v.optional(textSchema),
    address: v.optional(nameSchema),
    lngLat: v.optional(lngLatSchema),
    alertId: v.optional(idSchema),
    alertType: v.optional(nameSchema),
    reason: v.optional(nameSchema),
    legalBasis: v.optional(nameSchema),
    capturedAt: v.optional(epochMsSchema),
    expiresAt: v.optional(epochMsSchema),
  }),
  /** 路地融合: posts of an event that stand at the railway, and when.  Who stands there, under
   *  which call sign, and what else is planned stays here. */
  "rail-police": v.strictObject({
    for: v.literal("rail-police"),
    title,
    from: v.optional(epochMsSchema),
    to: v.optional(epochMsSchema),
    posts: v.optional(sharedPostsSchema),
  }),
} as const satisfies { readonly [Kind in PartnerKind]: v.GenericSchema };

export const handoffPayloadSchema = v.variant("for", [
  HANDOFF_PAYLOADS["four-platforms"],
  HANDOFF_PAYLOADS.hotline,
  HANDOFF_PAYLOADS.town,
  HANDOFF_PAYLOADS.insurer,
  HANDOFF_PAYLOADS.bank,
  HANDOFF_PAYLOADS.mediation,
  HANDOFF_PAYLOADS.terminal,
  HANDOFF_PAYLOADS.station,
  HANDOFF_PAYLOADS["rail-police"],
]);
export type HandoffPayload = v.InferOutput<typeof handoffPayloadSchema>;

/** A payload of a kind from fields.  Errors: the first field that may not leave or is wrong. */
export function handoffPayloadFrom(
  kind: PartnerKind,
  fields: Readonly<Record<string, unknown>>,
): Result<HandoffPayload, string> {
  const parsed = v.safeParse(handoffPayloadSchema, { ...fields, for: kind });
  if (parsed.success) return ok(parsed.output);
  return err(v.getDotPath(parsed.issues[0]) ?? kind);
}

/** The fields that a kind of partner may have at all; `for` is the form's own name. */
export function fieldsForKind(kind: PartnerKind): readonly string[] {
  return Object.keys(HANDOFF_PAYLOADS[kind].entries).filter((field) => field !== "for");
}

/** What a person may write or change before it leaves: short values by field. */
export const handoffFieldsSchema = v.pipe(
  v.record(nameSchema, v.union([textSchema, v.number(), v.boolean(), lngLatSchema])),
  v.check((fields) => Object.keys(fields).length <= 40, "at most 40 fields"),
);
export type HandoffFields = v.InferOutput<typeof handoffFieldsSchema>;

/** Words of police work: they have no place in what a town's room reads. */
const POLICE_WORDS = [
  ...["嫌疑人", "犯罪", "前科", "在逃", "涉案", "案件", "立案", "刑事", "侦查", "布控", "抓捕"],
  ...["警情编号", "警号", "民警", "巡特警", "刑侦", "卡口", "行政拘留", "刑拘", "笔录"],
] as const;

/** Numbers of citizens, which leave for nobody: identity card, mobile telephone, plate. */
const CITIZEN_NUMBERS = [
  /(?<!\d)\d{17}[\dXx](?!\d)/u,
  /(?<!\d)1[3-9]\d{9}(?!\d)/u,
  /[\u4e00-\u9fff][A-Z][·•]?[A-HJ-NP-Z0-9]{5,6}(?![A-Z0-9])/u,
] as const;

/** What in a text must not leave for a kind of partner; empty: nothing. */
export function heldBackIn(kind: PartnerKind, text: string): readonly string[] {
  const words = kind === "town" ? POLICE_WORDS.filter((word) => text.includes(word)) : [];
  if (kind === "terminal") return words;
  return [...words, ...CITIZEN_NUMBERS.flatMap((pattern) => pattern.exec(text)?.[0] ?? [])];
}

/** Whether a text has the number of an identity card, a mobile telephone or a plate in it. */
export function namesCitizenNumber(text: string): boolean {
  return CITIZEN_NUMBERS.some((pattern) => pattern.test(text));
}

/** The text without numbers of citizens, for what leaves by itself. */
export function withoutCitizenNumbers(text: string): string {
  return CITIZEN_NUMBERS.reduce((rest, pattern) => {
    return rest.replace(new RegExp(pattern.source, "gu"), "＊＊＊");
  }, text);
}
