import { lightOf } from "../../../shared/fold/muster-state.ts";
import type { MusterLight, MusterMember, MusterState } from "../../../shared/fold/muster-state.ts";
import { distanceBetween } from "../../../shared/units/lng-lat.ts";
import type { LngLat } from "../../../shared/units/lng-lat.ts";
import type { Moment } from "../../../shared/units/moment.ts";
import type { Metres } from "../../../shared/units/quantity.ts";

/** One unit on the board of a muster. */
export type MusterRow = MusterMember & {
  readonly light: MusterLight;
  /** From the middle of the ring; null: there is no ring, or nobody knows where it is. */
  readonly metres: Metres | null;
};

/** Who has not answered stands first, the nearest on top; then who has, the last first. */
export function musterRows(
  muster: MusterState,
  now: Moment,
  placeOf: (unitId: string) => LngLat | null,
): readonly MusterRow[] {
  const centre = muster.ring?.lngLat ?? null;
  const rows = muster.members.map((member): MusterRow => {
    const place = centre === null ? null : placeOf(member.unitId);
    const metres = place === null || centre === null ? null : distanceBetween(place, centre);
    return { ...member, light: lightOf(muster, member, now), metres };
  });
  return rows.sort(compareRows);
}

function compareRows(a: MusterRow, b: MusterRow): number {
  if (a.answered !== null && b.answered !== null) return b.answered.at - a.answered.at;
  if (a.answered !== null || b.answered !== null) return a.answered === null ? -1 : 1;
  const away = (a.metres ?? Infinity) - (b.metres ?? Infinity);
  return Number.isNaN(away) || away === 0 ? (a.unitId < b.unitId ? -1 : 1) : away;
}
