import * as v from "valibot";
import { MEDIATORS_MAX, mediatorSchema } from "./mediator.ts";
import { idSchema, nameSchema, secondsSchema } from "./shape.ts";

/** The other bodies that work is handed to: 四平台, 12345, a town's room (政务110), an insurer, a
 *  bank, mediation, the terminals of our own people, police stations (派出所), which alerts go to,
 *  and rail police (铁路公安), who share posts of an event. */
export const PARTNER_KINDS = [
  "four-platforms",
  "hotline",
  "town",
  "insurer",
  "bank",
  "mediation",
  "terminal",
  "station",
  "rail-police",
] as const;
export type PartnerKind = (typeof PARTNER_KINDS)[number];

export const PARTNER_FIELDS_MAX = 40;

/** What everybody may know of a partner.  Its address and its secret are known to the station
 *  alone. */
export const partnerSchema = v.object({
  id: idSchema,
  name: nameSchema,
  kind: v.picklist(PARTNER_KINDS),
  /** The only fields that leave for it; a part of what its kind may have. */
  fields: v.pipe(v.array(nameSchema), v.maxLength(PARTNER_FIELDS_MAX)),
  /** From sending to acceptance: late, overdue. */
  acceptSeconds: v.object({ late: secondsSchema, overdue: secondsSchema }),
  /** From sending to its end: overdue. */
  closeSeconds: secondsSchema,
  /** No line leads there: its steps are entered by hand on this wall. */
  isLocal: v.boolean(),
  /** A mediation centre's people, with their hours; nobody elsewhere. */
  mediators: v.optional(v.pipe(v.array(mediatorSchema), v.maxLength(MEDIATORS_MAX)), []),
});
export type Partner = v.InferOutput<typeof partnerSchema>;
