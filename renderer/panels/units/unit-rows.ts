import type { UnitState } from "../../../shared/fold/unit-state.ts";
import { lngLatOf } from "../../../shared/model/position.ts";
import type { UnitClass } from "../../../shared/model/unit.ts";
import type { LngLat } from "../../../shared/units/lng-lat.ts";
import { said } from "../../ui/window-preferences.svelte.ts";
import { breathing } from "../../words/breathing.ts";
import { incidentWords } from "../../words/incident-words.ts";
import type { Desk } from "../desk.svelte.ts";
import type { Freshness } from "../../live/staleness.ts";
import { callSignOf, thingName } from "../thing-name.ts";
import { DOINGS, doingOf, patrolProgress } from "../unit-doing.ts";
import type { Doing } from "../unit-doing.ts";

/** A line of the board: who, and what it is about; changes as events come. */
export type UnitLine = {
  readonly id: string;
  readonly state: UnitState;
  readonly doing: Doing;
};

/** What a line says besides, which changes as the second does. */
type UnitRow = {
  readonly callSign: string;
  readonly class: UnitClass;
  /** What it is on: the call and its step, the stop it stands at, or its station. */
  readonly task: string;
  readonly progress: { readonly done: number; readonly all: number } | null;
  /** Seconds since its position was true; null: never reported. */
  readonly age: number | null;
  readonly stale: boolean;
  readonly freshness: Freshness | "never";
};

/** The board: engaged first, then patrol, free, off; by call sign within each. */
export function unitLines(
  units: ReadonlyMap<string, UnitState>,
  bySign: readonly string[],
): readonly UnitLine[] {
  const lines = bySign.flatMap((id) => {
    const state = units.get(id);
    return state === undefined ? [] : [{ id, state, doing: doingOf(state) }];
  });
  return DOINGS.flatMap((doing) => lines.filter((line) => line.doing === doing));
}

/** Made for the lines in sight alone: a thousand others need no age. */
export function unitRow(desk: Desk, { id, state }: UnitLine): UnitRow {
  const seen = desk.seen(`unit:${id}`);
  const age = seen === null ? null : Math.max(0, (desk.now - seen.at) / 1000);
  const freshness = desk.freshness(seen);
  return {
    callSign: callSignOf(desk.live.wall, id),
    class: state.unit?.class ?? "officer",
    task: taskOf(desk, state),
    progress: patrolProgress(state),
    age,
    stale: freshness !== "live",
    freshness,
  };
}

/** Where a unit is: where it was seen, or else its home. */
export function unitPlace(desk: Desk, { id, state }: UnitLine): LngLat | null {
  const home = state.unit === null ? null : lngLatOf(state.unit.home);
  return desk.seen(`unit:${id}`)?.lngLat ?? home;
}

/** Ids of all units in the order of their call signs; costs a look-up in a language's rules each,
 *  so it is made when the units change and not when a second passes. */
export function idsBySign(units: ReadonlyMap<string, UnitState>): readonly string[] {
  const signs = [...units].map(([id, { unit }]) => ({ id, sign: unit?.callSign ?? id }));
  return signs.sort((a, b) => COLLATOR.compare(a.sign, b.sign)).map(({ id }) => id);
}

const COLLATOR = new Intl.Collator("zh-CN", { numeric: true });

function taskOf(desk: Desk, unit: UnitState): string {
  if (unit.duty === "on" && unit.engagement !== null) {
    const { incidentId, step } = unit.engagement;
    return `${said(incidentWords).step[step]} ${thingName(desk.live.wall, "incident", incidentId)}`;
  }
  if (unit.duty === "on" && unit.patrol !== null) {
    const { route, at, done } = unit.patrol;
    const stop =
      route.stops.find(({ stopId }) => stopId === at) ??
      route.stops.find(({ stopId }) => !done.includes(stopId));
    return breathing(stop?.placeName ?? "");
  }
  return breathing(unit.unit?.station ?? "");
}
