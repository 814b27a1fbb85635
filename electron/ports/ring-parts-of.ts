import type { WallState } from "../../shared/fold/wall-state.ts";
import { ok } from "../../shared/kit/result.ts";
import type { EpochMs } from "../../shared/units/quantity.ts";
import type { Hub } from "../hub/hub.ts";
import type { RingParts } from "../hub/ring-desk.ts";
import type { SolveLane } from "../solve/solve-lane.ts";

/** Units that an exit names: the first of them may be sent elsewhere. */
const NEAREST_MAX = 3;

/** Rings see the wall, ask the streets, and tell every window. */
export function ringPartsOf(of: {
  readonly wall: () => WallState;
  readonly now: () => EpochMs;
  readonly hub: Pick<Hub, "lastSeen" | "lastBeat" | "push">;
  readonly lane: Pick<SolveLane, "ask">;
}): RingParts {
  const { wall, now, hub, lane } = of;
  return {
    ...{ wall, now },
    lastSeen: (thing) => hub.lastSeen(thing),
    lastBeat: (thing) => hub.lastBeat(thing),
    reach: (from, limits) => lane.ask({ kind: "reach", from, limits, mode: "foot" }),
    nearest: async (to, units) => {
      const found = await lane.ask({ kind: "nearest", to, count: NEAREST_MAX, units });
      return found.ok ? ok({ ways: found.value.ways }) : found;
    },
    push: (rings) => hub.push({ kind: "push", name: "rings", body: { rings: [...rings] } }),
  };
}
