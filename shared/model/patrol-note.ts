import * as v from "valibot";
import { idSchema } from "./shape.ts";

/** What may be wrong with a plan, or worth knowing about it; one sentence each in the words. */
export const PATROL_NOTE_KINDS = [
  /** A unit is on its way after its shift; value: seconds late. */
  "shift",
  /** A unit works in its rest; value: seconds. */
  "rest",
  /** A stop begins outside the place's hours; value: seconds late. */
  "window",
  /** A cell gets more than its cap; value: minutes. */
  "cap",
  /** No street of the unit's mode leads there. */
  "unreachable",
  /** The unit lacks a skill that the place asks for. */
  "skill",
  /** A stop is shorter or longer than a stop may be; value: minutes. */
  "dwell",
  /** Two stops of one place overlap or come sooner than half an hour; value: minutes between. */
  "again-soon",
  /** A place that had to be visited is not. */
  "must-missing",
  /** Demand within five minutes falls below the floor; value: minutes of the shift it does. */
  "coverage",
  /** The longest working time over the shortest is more than 1.1; value: the ratio. */
  "balance",
  /** A closed street is gone around on the way to a stop; value: seconds longer than before. */
  "around-closure",
  /** A stop without a reason. */
  "reason-missing",
  /** Clock or street times do not fit; value: seconds. */
  "times",
] as const;
export type PatrolNoteKind = (typeof PATROL_NOTE_KINDS)[number];

export const patrolNoteSchema = v.object({
  kind: v.picklist(PATROL_NOTE_KINDS),
  unitId: v.nullable(idSchema),
  placeId: v.nullable(idSchema),
  value: v.nullable(v.number()),
});
export type PatrolNote = v.InferOutput<typeof patrolNoteSchema>;
