import type { RingState } from "../fold/ring-state.ts";
import type { LngLat } from "../units/lng-lat.ts";

/** What the terminal of whoever searches a sector gets: topic `wall/v1/sector/<unit>`, retained,
 *  JSON.  Where to look, and nothing of whom: what is known of the person stays in the room. */
export type SectorMessage = {
  readonly profile: "wall/v1/sector";
  readonly unitId: string;
  /** Null: there is none any more. */
  readonly sector: number | null;
  /** Closed, WGS-84 degrees. */
  readonly outline: readonly LngLat[];
};

/** What stands for terminals now, JSON by topic; a sector that is over takes the message back. */
export function sectorHandOverOf(rings: Iterable<RingState>): ReadonlyMap<string, string> {
  const messages = new Map<string, string>();
  const given = [...rings].flatMap(({ sectors, endedAt }) =>
    sectors.flatMap(({ unitId, number, outline, searchedAt }) => {
      const isOver = endedAt !== null || searchedAt !== null;
      return unitId === null ? [] : [{ unitId, number, outline, isOver }];
    }),
  );
  // What is to be searched still has the last word over what was.
  given.sort((a, b) => Number(b.isOver) - Number(a.isOver));
  for (const { unitId, number, outline, isOver } of given) {
    const what = isOver ? { sector: null, outline: [] } : { sector: number, outline };
    const message: SectorMessage = { profile: "wall/v1/sector", unitId, ...what };
    messages.set(sectorTopic(unitId), JSON.stringify(message));
  }
  return messages;
}

export function sectorTopic(unitId: string): string {
  return `wall/v1/sector/${encodeURIComponent(unitId)}`;
}
