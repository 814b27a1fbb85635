import type { WallEvent } from "../../../shared/events/event.ts";
import type { WallState } from "../../../shared/fold/wall-state.ts";
import type { UnitClass } from "../../../shared/model/unit.ts";
import type { EpochMs } from "../../../shared/units/quantity.ts";

/** Three shifts a day, from midnight, eight hours each, in China Standard Time. */
const SHIFT_MS = 8 * 3_600_000;
const ZONE_MS = 8 * 3_600_000;
/** Of every six volunteers one walks in the day's shifts; police take one shift in three. */
const VOLUNTEER_SHARE = 6;

/** Who goes on and who goes off, for everyone whose duty differs from the roster. */
export function dutyChanges(wall: WallState, now: EpochMs): readonly WallEvent[] {
  const shift = Math.floor((now + ZONE_MS) / SHIFT_MS) % 3;
  const events: WallEvent[] = [];
  let index = 0;
  for (const [unitId, { unit, duty, engagement }] of wall.unit) {
    if (unit === null) continue;
    const due = isDue(unit.class, index++, shift) ? "on" : "off";
    // A crew on a call stays until it is cleared.
    if (due === duty || (due === "off" && engagement !== null)) continue;
    events.push({ kind: "unit-duty-changed", v: 1, unitId, duty: due, at: now });
  }
  return events;
}

function isDue(unitClass: UnitClass, index: number, shift: number): boolean {
  if (unitClass === "volunteer") return shift !== 0 && index % VOLUNTEER_SHARE === shift;
  return index % 3 === shift;
}
