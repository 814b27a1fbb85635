import type { WallState } from "../../shared/fold/wall-state.ts";
import { callSignOf, thingName } from "./thing-name.ts";

/** Whose alarms they are, as people know it: a unit at a fence by both, all else by its sign. */
export function alarmSourceName(wall: WallState, source: string): string {
  const found = /^(?:enter|leave)\/([^/]+)\/(.+)$/.exec(source);
  const [, markingId = "", unitId = ""] = found ?? [];
  if (!wall.marking.has(markingId)) return callSignOf(wall, source);
  return `${callSignOf(wall, unitId)} · ${thingName(wall, "marking", markingId)}`;
}
