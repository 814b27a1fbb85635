import { destinationsOf, routesFor } from "../../../shared/fold/alert-routes.ts";
import { alertStageOf, isUndecided, lastHandoffOf } from "../../../shared/fold/alert-state.ts";
import type { AlertStage, AlertState } from "../../../shared/fold/alert-state.ts";
import { goldenStripOf } from "../../../shared/fold/golden-minutes.ts";
import type { GoldenStrip } from "../../../shared/fold/golden-minutes.ts";
import type { HandoffState } from "../../../shared/fold/handoff-state.ts";
import { stationNameAt, stationNameOfArea } from "../../../shared/fold/station-of.ts";
import type { WallState } from "../../../shared/fold/wall-state.ts";
import { isAlertType } from "../../../shared/model/alert.ts";
import type { AlertRoute } from "../../../shared/model/alert.ts";
import type { IncidentCategory } from "../../../shared/model/incident.ts";
import { lngLatOf } from "../../../shared/model/position.ts";
import type { Position } from "../../../shared/model/position.ts";
import { boundsOf, distanceBetween } from "../../../shared/units/lng-lat.ts";
import type { LngLat } from "../../../shared/units/lng-lat.ts";
import { epochMs } from "../../../shared/units/quantity.ts";
import { said } from "../../ui/window-preferences.svelte.ts";
import { guardWords } from "../../words/guard-words.ts";

/** What is over stays in the list so long. */
const OVER_MS = 30 * 60_000;

export type AlertRow = {
  readonly id: string;
  readonly state: AlertState;
  readonly stage: AlertStage;
  readonly strip: GoldenStrip;
  readonly handoff: HandoffState | null;
  /** Rows of the table that fit, while somebody has to decide. */
  readonly routes: readonly AlertRoute[];
  readonly isUnrouted: boolean;
};

const RANK: { readonly [Stage in AlertStage]: number } = {
  waiting: 1,
  back: 1,
  sent: 2,
  signed: 3,
  "on-scene": 3,
  done: 4,
  dismissed: 4,
  expired: 4,
};

/** What needs a person comes first, the oldest of it at the top; what is over comes last. */
export function alertRows(wall: WallState, now: number): readonly AlertRow[] {
  const rows = [...wall.alert].flatMap(([id, state]): AlertRow[] => {
    const stage = alertStageOf(wall.handoff, state, epochMs(Math.max(0, now)));
    const strip = goldenStripOf(wall, state);
    if (RANK[stage] === 4 && now - overAt(state, strip) > OVER_MS) return [];
    const undecided = isUndecided(stage);
    const routes = undecided ? routesFor(wall, state.alert) : [];
    const handoff = lastHandoffOf(wall.handoff, state);
    return [{ id, state, stage, strip, handoff, routes, isUnrouted: undecided && !routes.length }];
  });
  return rows.sort(
    (a, b) =>
      RANK[a.stage] - RANK[b.stage] ||
      Number(b.isUnrouted) - Number(a.isUnrouted) ||
      sinceOf(a) - sinceOf(b),
  );
}

function sinceOf({ state, stage, handoff }: AlertRow): number {
  if (stage === "sent") return handoff?.handoff.at ?? 0;
  return RANK[stage] === 4 ? -Number(state.takenAt) : state.alert.capturedAt;
}

function overAt({ expiredAt, decisions, alert }: AlertState, { steps }: GoldenStrip): number {
  const ends = [expiredAt ?? 0, decisions.at(-1)?.at ?? 0, steps.at(-1)?.at ?? 0];
  const last = Math.max(...ends);
  return last === 0 ? alert.expiresAt : last;
}

export function typeName(type: string): string {
  return isAlertType(type) ? said(guardWords).type[type] : type;
}

/** Names of where a row of the table leads for an alert, in turn. */
export function destinationNames(
  wall: WallState,
  route: AlertRoute,
  { alert }: AlertState,
): readonly string[] {
  return destinationsOf(wall, route, alert.position).map((id) => partnerName(wall, id));
}

/** Stations that take alerts now, whose ground is nearest first; without a place by name. */
export function stationsNear(
  wall: WallState,
  position: Position,
): readonly { readonly id: string; readonly name: string }[] {
  const here = lngLatOf(position);
  const middles = new Map<string, LngLat>();
  for (const { asset } of wall.area.values()) {
    if (asset.class !== "jurisdiction") continue;
    const box = boundsOf(asset.polygons.flatMap((rings) => rings[0] ?? []));
    if (box === null) continue;
    const middle: LngLat = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
    middles.set(stationNameOfArea(asset.name), middle);
  }
  const own = stationNameAt(wall, position);
  const metresOf = (name: string): number => {
    const there = middles.get(name);
    if (name === own) return 0;
    return here === null || there === undefined ? Infinity : distanceBetween(here, there);
  };
  const stations = [...wall.partner.values()].flatMap(({ partner, isOpen }) => {
    if (partner?.kind !== "station" || !isOpen) return [];
    const { id, name } = partner;
    return [{ id, name, metres: metresOf(name) }];
  });
  return stations.sort((a, b) =>
    a.metres === b.metres ? a.name.localeCompare(b.name, "zh-CN") : a.metres - b.metres,
  );
}

export function partnerName(wall: WallState, id: string): string {
  return wall.partner.get(id)?.partner?.name ?? id;
}

/** What a call that is made of an alert is about. */
export function categoryOf(type: string): IncidentCategory {
  return isAlertType(type) ? CATEGORIES[type] : "other";
}

const CATEGORIES = {
  "property-behaviour": "theft",
  "watched-plate": "traffic",
  "fraud-under-way": "fraud",
  "missing-person": "missing",
  "water-danger": "help",
  crowd: "other",
  "road-danger": "traffic",
  perimeter: "other",
} as const;
