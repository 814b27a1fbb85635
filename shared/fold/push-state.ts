import type { LoggedEvent } from "../events/logged-event.ts";
import type { DisputeLevel, LevelReason } from "../model/push.ts";
import type { EpochMs } from "../units/quantity.ts";
import type { Fold } from "./fold.ts";

export type LevelEntry = {
  readonly level: DisputeLevel;
  readonly reasons: readonly LevelReason[];
  /** Null: the rules set it. */
  readonly why: string | null;
  readonly by: string;
  readonly at: EpochMs;
};

/** 一警情三推送 of one dispute: its level and the items of its three lanes. */
export type PushState = {
  /** Every level it had, oldest first. */
  readonly levels: readonly LevelEntry[];
  readonly lanes: {
    readonly 1: readonly string[];
    readonly 2: readonly string[];
    readonly 3: readonly string[];
  };
};

const NEW_PUSH: PushState = { levels: [], lanes: { 1: [], 2: [], 3: [] } };

export const foldPush: Fold<PushState> = (before, logged) => {
  const after = pushAfter(before ?? NEW_PUSH, logged);
  return before === null && after === NEW_PUSH ? null : after;
};

export function levelOf(push: PushState | undefined): DisputeLevel | null {
  return push?.levels.at(-1)?.level ?? null;
}

function pushAfter(before: PushState, { event, stamp }: LoggedEvent): PushState {
  switch (event.kind) {
    case "push-leveled": {
      const { level, reasons, why, at } = event;
      return {
        ...before,
        levels: [...before.levels, { level, reasons, why, by: stamp.actor, at }],
      };
    }
    case "handoff-sent": {
      const { id, purpose } = event.handoff;
      if (purpose.kind !== "push" || before.lanes[purpose.lane].includes(id)) return before;
      const lane = [...before.lanes[purpose.lane], id];
      return { ...before, lanes: { ...before.lanes, [purpose.lane]: lane } };
    }
    default:
      return before;
  }
}
