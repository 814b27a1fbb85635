import { DWELL_MINUTES } from "../model/patrol-options.ts";
import type { PatrolOptions } from "../model/patrol-options.ts";
import type { PatrolReason } from "../model/patrol-stop.ts";
import type { Place } from "../model/place.ts";
import type { LngLat } from "../units/lng-lat.ts";
import { seconds } from "../units/quantity.ts";
import type { Demand, DemandCell } from "./demand.ts";
import { NearPoints } from "./near-points.ts";
import { CELL_METRES, cellMiddle, cellOf } from "./patrol-cell.ts";
import type { PatrolPlace } from "./patrol-place.ts";

/** Without a lens within this distance, feet go there. */
const GAP_METRES = 200;
/** A cell is called after a place that is no further; otherwise after its street. */
const NAME_METRES_MAX = CELL_METRES / 2;
/** More places than this no plan looks at; those that count least are left out. */
export const PLACES_MAX = 300;
const MINUTE_S = 60;
/** What a stop of other reasons counts for: as much as this many expected reports a day. */
const WORTH = { GAP: 0.02, POST: 0.03, VISIT: 0.06, DEBT: 0.06, TASK: 0.3, LEAD: 0.6 } as const;
const DWELL_MINUTES_OF = { GAP: 8, POST: 10 } as const;
const OPTION_CODES = { lead: "LEAD", visit: "VISIT", task: "TASK" } as const;
/** A cell that could take more visits than this would be nothing but visits. */
export const VISITS_MAX = 12;

/** Where people gather, in the words of OpenStreetMap. */
export const GATHERING = [
  "school",
  "hospital",
  "marketplace",
  "station",
  "bus_station",
  "mall",
  "supermarket",
  "park",
  "bank",
  "village",
] as const;
const POST = "police";
/** Classes of place that a plan is made from. */
export const PATROL_PLACE_CLASSES: readonly string[] = [POST, ...GATHERING];

export type DemandInput = {
  readonly demand: Demand;
  /** Named places of the pack that people gather at, and police posts. */
  readonly places: readonly Place[];
  readonly cameras: readonly LngLat[];
  /** Minutes that were planned and not delivered, by cell. */
  readonly debts: ReadonlyMap<string, number>;
  readonly dwellMinutes: number;
  readonly asked: PatrolOptions["places"];
};

/** Places for the next shift, best first: hot cells by citizen reports, what a leader asks for,
 *  posts, lens gaps, and cells that are owed minutes. */
export function demandPlaces(input: DemandInput): readonly PatrolPlace[] {
  const names = new NearPoints(input.places.map(({ lngLat }) => lngLat));
  const nameAt = (lngLat: LngLat) => {
    const nearest = names.nearest(lngLat);
    if (nearest === null || nearest.metres > NAME_METRES_MAX) return "";
    return input.places[nearest.index]?.name ?? "";
  };
  const hot = input.demand.cells.map((cell) => hotPlace(cell, input, nameAt(cell.lngLat)));
  const known = new Set(hot.map(({ cellId }) => cellId));
  const owed = [...input.debts].flatMap(([cellId, minutes]) => {
    const lngLat = cellMiddle(cellId);
    if (known.has(cellId) || minutes < 1 || lngLat === null) return [];
    return [owedPlace(cellId, input, { lngLat, minutes, name: nameAt(lngLat) })];
  });
  const posts = input.places.filter((place) => place.class === POST).map(postOf);
  const usual = [...hot, ...owed, ...posts, ...gapPlaces(input)].sort(
    (a, b) => b.prize - a.prize || (a.id < b.id ? -1 : 1),
  );
  const asked = input.asked.map(askedPlace);
  const taken = new Set(asked.map(({ id }) => id));
  const others = usual.filter(({ id }) => !taken.has(id));
  return [...asked, ...others.slice(0, Math.max(0, PLACES_MAX - asked.length))];
}

/** How ids begin of places that stand for a cell and are none of the pack's. */
const CELL_IDS = { hot: "hot-", owed: "owed-" } as const;

export function isCellPlace({ id }: Pick<PatrolPlace, "id">): boolean {
  return Object.values(CELL_IDS).some((begin) => id.startsWith(begin));
}

function hotPlace(cell: DemandCell, input: DemandInput, name: string): PatrolPlace {
  const { cellId, lngLat, perDay, byHour, reports } = cell;
  const debt = Math.round(input.debts.get(cellId) ?? 0);
  const reasons: PatrolReason[] = [{ code: "HOT", value: reports }];
  if (debt >= 1) reasons.push({ code: "DEBT", value: debt });
  const worth = perDay + (debt >= 1 ? WORTH.DEBT : 0);
  return {
    ...bare({ id: `${CELL_IDS.hot}${cellId}`, name, lngLat }, input.dwellMinutes, worth),
    ...{ risk: perDay, byHour, visitsMax: VISITS_MAX, reasons },
  };
}

function owedPlace(
  cellId: string,
  input: DemandInput,
  of: { readonly lngLat: LngLat; readonly minutes: number; readonly name: string },
): PatrolPlace {
  const reasons: PatrolReason[] = [{ code: "DEBT", value: Math.round(of.minutes) }];
  const least = Math.max(DWELL_MINUTES.least, of.minutes);
  const dwell = Math.min(input.dwellMinutes, Math.ceil(least));
  const visitsMax = Math.max(1, Math.ceil(of.minutes / dwell));
  const { lngLat, name } = of;
  return {
    ...bare({ id: `${CELL_IDS.owed}${cellId}`, name, lngLat }, dwell, WORTH.DEBT),
    ...{ visitsMax, reasons },
  };
}

function gapPlaces({ places, cameras }: DemandInput): PatrolPlace[] {
  const lenses = new NearPoints(cameras);
  const gathering = places.filter((place) => GATHERING.some((one) => one === place.class));
  return gathering.flatMap((place) => {
    const nearest = lenses.nearest(place.lngLat);
    if (nearest !== null && nearest.metres < GAP_METRES) return [];
    const value = nearest === null ? null : Math.round(nearest.metres);
    const reasons: PatrolReason[] = [{ code: "GAP", value }];
    return [{ ...bare(place, DWELL_MINUTES_OF.GAP, WORTH.GAP), reasons }];
  });
}

function postOf(place: Place): PatrolPlace {
  const reasons: PatrolReason[] = [{ code: "POST", value: null }];
  return { ...bare(place, DWELL_MINUTES_OF.POST, WORTH.POST), reasons };
}

function askedPlace(asked: PatrolOptions["places"][number]): PatrolPlace {
  const code = OPTION_CODES[asked.kind];
  const { must, windows } = asked;
  return {
    ...bare(asked, asked.dwellMinutes, WORTH[code]),
    ...{ must, windows, reasons: [{ code, value: null }] },
  };
}

type Named = { readonly id: string; readonly name: string; readonly lngLat: LngLat };

/** One stop at any hour, worth as much as a stop where so many reports a day are expected. */
function bare({ id, name, lngLat }: Named, minutes: number, perDay: number): PatrolPlace {
  return {
    ...{ id, name, lngLat, cellId: cellOf(lngLat) },
    prize: Math.max(1, Math.round(1000 * perDay * minutes)),
    ...{ risk: 0, byHour: null, dwell: seconds(minutes * MINUTE_S) },
    ...{ windows: [], must: false, visitsMax: 1, skills: [], reasons: [] },
  };
}
