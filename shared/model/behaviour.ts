import * as v from "valibot";
import { basisFields } from "./alert.ts";
import { positionSchema } from "./position.ts";
import { epochMsSchema, idSchema, nameSchema } from "./shape.ts";

/** What analytics of a camera may say it saw: a deed, never who. */
export const BEHAVIOURS = [
  "trying-doors",
  "lingering-at-vehicles",
  "climbing",
  "forcing-lock",
  "taking-cycle",
  "following",
  "other",
] as const;
export type Behaviour = (typeof BEHAVIOURS)[number];

export const CONFIRM_REASONS = ["deed-seen", "tools-seen", "fled", "several"] as const;
export const REJECT_REASONS = [
  "owner",
  "at-work",
  "passing",
  "animal-or-light",
  "unclear",
  "nothing",
] as const;
export type BehaviourReason = (typeof CONFIRM_REASONS)[number] | (typeof REJECT_REASONS)[number];
export const behaviourReasonSchema = v.picklist([...CONFIRM_REASONS, ...REJECT_REASONS]);

export const VERDICTS = ["confirmed", "rejected"] as const;
export type Verdict = (typeof VERDICTS)[number];

const said = v.pipe(nameSchema, v.trim(), v.nonEmpty());

/** Where a clip lies; the clip itself stays where it was recorded. */
export const clipSchema = v.strictObject({
  ref: v.pipe(idSchema, v.trim(), v.nonEmpty()),
  seconds: v.pipe(v.number(), v.minValue(0), v.maxValue(3600)),
});
/** Which program said so, in which version. */
export const modelSchema = v.strictObject({ name: said, version: said });
export const confidenceSchema = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** One event of a camera's analytics, as a person is asked about it. */
export const behaviourCardSchema = v.object({
  id: idSchema,
  sourceId: idSchema,
  behaviour: v.picklist(BEHAVIOURS),
  title: said,
  cameraId: idSchema,
  position: positionSchema,
  address: nameSchema,
  confidence: confidenceSchema,
  clip: clipSchema,
  model: modelSchema,
  capturedAt: epochMsSchema,
  ...basisFields,
});
export type BehaviourCard = v.InferOutput<typeof behaviourCardSchema>;
