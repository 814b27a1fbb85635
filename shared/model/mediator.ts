import * as v from "valibot";
import { forbiddenRuleOf } from "./forbidden-fields.ts";
import { dutyShiftsSchema } from "./roster.ts";
import { epochMsSchema, idSchema, nameSchema } from "./shape.ts";

export const MEDIATORS_MAX = 200;

/** What a mediator can do.  It is never about who the parties are. */
const abilitySchema = v.pipe(
  nameSchema,
  v.nonEmpty(),
  v.check((name) => forbiddenRuleOf(name) === null, "an ability, never an origin"),
);
const abilitiesSchema = v.pipe(v.array(abilitySchema), v.maxLength(20));

/** Somebody of a mediation centre (义亭, 李奇平, 乡音, 娘家人…) who takes disputes while on duty. */
export const mediatorSchema = v.object({
  id: idSchema,
  name: v.pipe(nameSchema, v.nonEmpty()),
  /** What they settle: neighbours, wages, family… */
  skills: abilitiesSchema,
  /** What they speak.  A talk may need one of these; no party has a language. */
  languages: abilitiesSchema,
  shifts: dutyShiftsSchema,
  /** With so many open cases they are not free. */
  casesMax: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(99)),
});
export type Mediator = v.InferOutput<typeof mediatorSchema>;

/** What a talk needs; null: anybody will do. */
const need = v.nullable(abilitySchema);

/** Who is asked for, and for what. */
export const mediatorAskSchema = v.object({ id: idSchema, skill: need, language: need });
export type MediatorAsk = v.InferOutput<typeof mediatorAskSchema>;

/** Who a case goes to, as it leaves for the centre. */
export const chosenMediatorSchema = v.strictObject({
  ...mediatorAskSchema.entries,
  name: v.pipe(nameSchema, v.nonEmpty()),
  /** When they next come on duty; null: they are. */
  dutyAt: v.nullable(epochMsSchema),
});
export type ChosenMediator = v.InferOutput<typeof chosenMediatorSchema>;
