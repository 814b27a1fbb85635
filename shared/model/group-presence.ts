import * as v from "valibot";
import { epochMsSchema, idSchema, lngLatSchema } from "./shape.ts";

/** Where a group is as a whole, and since when it is silent: one mark, never its members'. */
export const groupPresenceSchema = v.object({
  groupId: idSchema,
  /** The middle of those heard; null: nobody was heard yet. */
  lngLat: v.nullable(lngLatSchema),
  /** Null: nobody was heard since `sinceAt`. */
  heardAt: v.nullable(epochMsSchema),
  /** Since when the station listens: the shift began, or the station did. */
  sinceAt: epochMsSchema,
  /** Devices heard lately. */
  heard: v.number(),
  /** The shift's end: then a window forgets it by itself, also where its line is down. */
  until: epochMsSchema,
});
export type GroupPresence = v.InferOutput<typeof groupPresenceSchema>;

/** Nobody of the group was heard for so long: it is lost (失联). */
export const GROUP_SILENT_MS = 180_000;

export function silenceOf(presence: GroupPresence, now: number): number {
  return Math.max(0, now - (presence.heardAt ?? presence.sinceAt));
}
