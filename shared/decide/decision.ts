import type { WallEvent } from "../events/event.ts";
import type { Result } from "../kit/result.ts";
import type { Edge } from "../model/edge.ts";
import type { Actor } from "../model/role.ts";
import type { BlindReason } from "../model/tour.ts";
import type { Moment } from "../units/moment.ts";
import type { EpochMs } from "../units/quantity.ts";
import type { Refusal } from "./refusal.ts";

/** What is to be written, or why nothing is. */
export type Decision = Result<readonly WallEvent[], Refusal>;

export type DecisionContext = {
  readonly now: EpochMs;
  /** The station that decides; part of the numbers it mints. */
  readonly station: string;
  readonly actor: Actor;
  /** Partners whose line is down as far as this station knows; absent: it was not asked. */
  readonly lost?: ReadonlySet<string>;
  /** Why a camera shows nothing now; null: nothing says so.  Absent: no camera was asked. */
  readonly blind?: (cameraId: string) => BlindReason | null;
  /** Where and how it was entered; absent: not kept. */
  readonly edge?: Edge;
};

/** This instant by both clocks; without an edge only the wall's is known. */
export function momentNow({ now: at, edge }: DecisionContext): Moment {
  return { at, steady: edge === undefined ? null : { boot: edge.boot, ms: edge.steadyMs } };
}
