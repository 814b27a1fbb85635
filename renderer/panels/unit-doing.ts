import type { UnitState } from "../../shared/fold/unit-state.ts";

export const DOINGS = ["engaged", "patrol", "free", "off", "unnamed"] as const;
export type Doing = (typeof DOINGS)[number];

/** What a unit does: a call goes before its patrol, which waits. */
export function doingOf(unit: UnitState): Doing {
  if (unit.unit === null) return "unnamed";
  if (unit.duty === "off") return "off";
  if (unit.engagement !== null) return "engaged";
  return unit.patrol === null ? "free" : "patrol";
}

/** Stops done and asked of a unit's route; null: it has none. */
export function patrolProgress(unit: UnitState): { done: number; all: number } | null {
  if (unit.patrol === null) return null;
  return { done: unit.patrol.done.length, all: unit.patrol.route.stops.length };
}
