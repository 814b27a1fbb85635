import type { AlertRoute } from "../model/alert.ts";
import { LIMITS_SETTING, VISIT_SETTING } from "../model/entity-key.ts";
import { TIME_LIMITS } from "../model/time-limits.ts";
import type { TimeLimits } from "../model/time-limits.ts";
import type { EpochMs } from "../units/quantity.ts";
import type { Fold } from "./fold.ts";

/** What the room has settled for itself. */
export type SettingState =
  | {
      readonly kind: "time-limits";
      readonly limits: TimeLimits;
      readonly by: string;
      readonly at: EpochMs;
    }
  | {
      readonly kind: "visit";
      readonly on: boolean;
      readonly by: string;
      readonly at: EpochMs;
    }
  | { readonly kind: "tags"; readonly proposed: readonly TagProposal[] }
  | {
      readonly kind: "alert-routes";
      readonly routes: readonly AlertRoute[];
      readonly by: string;
      readonly at: EpochMs;
    };

export type TagProposal = { readonly text: string; readonly by: string; readonly at: EpochMs };

/** Proposals that wait for the owner of the vocabulary; the oldest give way. */
export const PROPOSALS_MAX = 200;

export const foldSetting: Fold<SettingState> = (before, { event, stamp }) => {
  if (event.kind === "time-limits-set") {
    return { kind: "time-limits", limits: event.limits, by: stamp.actor, at: event.at };
  }
  if (event.kind === "alert-routes-set") {
    return { kind: "alert-routes", routes: event.routes, by: stamp.actor, at: event.at };
  }
  if (event.kind === "visit-set") {
    return { kind: "visit", on: event.on, by: stamp.actor, at: event.at };
  }
  if (event.kind !== "tag-proposed") return before;
  const known = before?.kind === "tags" ? before.proposed : [];
  if (known.some(({ text }) => text === event.text)) return before;
  const proposed = [...known, { text: event.text, by: stamp.actor, at: event.at }];
  return { kind: "tags", proposed: proposed.slice(-PROPOSALS_MAX) };
};

/** Whether strangers stand before the wall. */
export function isVisited(wall: { readonly setting: ReadonlyMap<string, SettingState> }): boolean {
  const setting = wall.setting.get(VISIT_SETTING);
  return setting?.kind === "visit" && setting.on;
}

/** How long things may take now: what a leader set, or the house's own figures. */
export function limitsOf(wall: {
  readonly setting: ReadonlyMap<string, SettingState>;
}): TimeLimits {
  const setting = wall.setting.get(LIMITS_SETTING);
  return setting?.kind === "time-limits" ? setting.limits : TIME_LIMITS;
}
