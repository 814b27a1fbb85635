import * as v from "valibot";
import { PUSH_POSTS } from "./push.ts";
import { nameSchema } from "./shape.ts";

const clockSchema = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/));

/** Times of day, China Standard Time; `from` after `to` is a night shift, the same is all day.  No
 *  shift: off. */
export const dutyShiftsSchema = v.pipe(
  v.array(v.object({ from: clockSchema, to: clockSchema })),
  v.maxLength(4),
);
export type DutyShifts = v.InferOutput<typeof dutyShiftsSchema>;

/** Who stands on which post of a station, in the order in which they are asked. */
export const rosterSchema = v.object({
  stationName: v.pipe(nameSchema, v.nonEmpty()),
  people: v.pipe(
    v.array(
      v.object({
        name: v.pipe(nameSchema, v.nonEmpty()),
        posts: v.pipe(v.array(v.picklist(PUSH_POSTS)), v.minLength(1)),
        shifts: dutyShiftsSchema,
      }),
    ),
    v.maxLength(200),
  ),
});
export type Roster = v.InferOutput<typeof rosterSchema>;
