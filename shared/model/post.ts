import * as v from "valibot";
import { positionSchema } from "./position.ts";
import { idSchema, nameSchema } from "./shape.ts";

/** Shifts of one post; a longer list is two posts. */
export const POST_SHIFTS_MAX = 60;
export const DAY_MINUTES = 24 * 60;

/** Who is at a post when: minutes of the day on days of the week, 1 Monday to 7 Sunday.  One that
 *  ends before it begins goes over midnight. */
export const postShiftSchema = v.object({
  /** Empty: it is open, and nobody is named. */
  officer: nameSchema,
  days: v.pipe(
    v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7))),
    v.readonly(),
  ),
  from: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(DAY_MINUTES)),
  to: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(DAY_MINUTES)),
});
export type PostShift = v.InferOutput<typeof postShiftSchema>;

/** A 警务站: where officers can be found, and when. */
export const postSchema = v.object({
  kind: v.literal("post"),
  id: idSchema,
  name: nameSchema,
  /** What it is called: 社区警务站, 联勤警务站, 村警务室… */
  class: nameSchema,
  position: positionSchema,
  shifts: v.pipe(v.array(postShiftSchema), v.maxLength(POST_SHIFTS_MAX), v.readonly()),
  station: v.nullable(nameSchema),
  source: idSchema,
  flags: v.array(v.picklist(["idDerived", "crsSuspect"])),
});
export type Post = v.InferOutput<typeof postSchema>;
