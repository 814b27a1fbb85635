import * as v from "valibot";
import { epochMsSchema, idSchema, lngLatSchema, nameSchema, textSchema } from "./shape.ts";

/** What may go wrong at a place; a risk is never a person. */
export const RISK_KINDS = ["fire", "traffic", "water", "order", "building", "other"] as const;
export type RiskKind = (typeof RISK_KINDS)[number];

export const EVIDENCE_MAX = 50;

/** A risk at a place (风险清单), whose it is and until when. */
export const riskFields = {
  title: nameSchema,
  riskKind: v.picklist(RISK_KINDS),
  place: nameSchema,
  lngLat: v.nullable(lngLatSchema),
  /** The post or the station that has to see to it. */
  owner: nameSchema,
  dueAt: epochMsSchema,
};
export const riskSchema = v.object({ id: idSchema, ...riskFields });
export type Risk = v.InferOutput<typeof riskSchema>;

/** What was done, in words, and where the record of it lies. */
export const evidenceFields = {
  text: textSchema,
  /** The number of a file, a picture or a clip where those are kept; empty: there is none. */
  reference: nameSchema,
};
