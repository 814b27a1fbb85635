import * as v from "valibot";
import { epochMsSchema, idSchema, nameSchema } from "./shape.ts";

/** A desk as others see it: the windows of one machine, or one browser. */
const deskNameSchema = v.object({ desk: idSchema, name: nameSchema });
export type DeskName = v.InferOutput<typeof deskNameSchema>;

/** Who holds the wall.  In memory only: a station that starts again has no holder. */
export const wallHoldSchema = v.object({
  /** Null: nobody; every desk may change the wall. */
  holder: v.nullable(v.object({ ...deskNameSchema.entries, since: epochMsSchema })),
  /** Who asked the holder for it and waits for an answer. */
  asker: v.nullable(deskNameSchema),
});
export type WallHold = v.InferOutput<typeof wallHoldSchema>;

/** take: hold it, or ask whoever does; force: hold it at once, a duty leader only; give: to who
 *  asked; keep: not to who asked; let-go: nobody holds it. */
export const HOLD_ACTS = ["take", "force", "give", "keep", "let-go"] as const;
export type HoldAct = (typeof HOLD_ACTS)[number];

/** A screen of the wall, from left to right, as it is now. */
export const wallScreenSchema = v.object({ key: idSchema, name: nameSchema });
export type WallScreen = v.InferOutput<typeof wallScreenSchema>;
export const SCREENS_MAX = 16;
