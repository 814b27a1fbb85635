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

export type UnitRow = {
  readonly id: string;
  readonly callSign: string;
  readonly class: UnitClass;
  readonly doing: Doing;
  /** What it is on: the call and its step, the stop it stands at, or its station. */
  readonly task: string;
  readonly progress: { readonly done: number; readonly all: number } | null;
  /** Seconds since its position was true; null: never reported. */
  readonly age: number | null;
  readonly stale: boolean;
  readonly freshness: Freshness | "never";
  readonly lngLat: LngLat | null;
};

/** The board: engaged first, then patrol, free, off; by call sign within each. */
export function unitRows(desk: Desk, bySign: readonly string[]): readonly UnitRow[] {
  const rows = bySign.flatMap((id) => {
    const unit = desk.live.wall.unit.get(id);
    return unit === undefined ? [] : [rowOf(desk, id, unit)];
  });
  return DOINGS.flatMap((doing) => rows.filter((row) => row.doing === doing));
}

/** Ids of all units in the order of their call signs; costs a look-up in a language's rules each,
 *  so it is made when the units change and not when a second passes. */
export function idsBySign(units: ReadonlyMap<string, UnitState>): readonly string[] {
  const signs = [...units].map(([id, { unit }]) => ({ id, sign: unit?.callSign ?? id }));
  return signs.sort((a, b) => COLLATOR.compare(a.sign, b.sign)).map(({ id }) => id);
}

const COLLATOR = new Intl.Collator("zh-CN", { numeric: true });

function rowOf(desk: Desk, id: string, unit: UnitState): UnitRow {
  const seen = desk.seen(`unit:${id}`);
  const age = seen === null ? null : Math.max(0, (desk.now - seen.at) / 1000);
  const freshness = desk.freshness(seen);
  return {
    id,
    callSign: callSignOf(desk.live.wall, id),
    class: unit.unit?.class ?? "officer",
    doing: doingOf(unit),
    task: taskOf(desk, unit),
    progress: patrolProgress(unit),
    age,
    stale: freshness !== "live",
    freshness,
    lngLat: seen?.lngLat ?? (unit.unit === null ? null : lngLatOf(unit.unit.home)),
  };
}

function taskOf(desk: Desk, unit: UnitState): string {
  if (unit.duty === "on" && unit.engagement !== null) {
    const { incidentId, step } = unit.engagement;
    return `${said(incidentWords).step[step]} ${thingName(desk.live.wall, "incident", incidentId)}`;
  }
  if (unit.duty === "on" && unit.patrol !== null) {
    const { route, at, done } = unit.patrol;
    const stop =
      route.stops.find(({ placeId }) => placeId === at) ??
      route.stops.find(({ placeId }) => !done.includes(placeId));
    return breathing(stop?.placeName ?? "");
  }
  return breathing(unit.unit?.station ?? "");
}
