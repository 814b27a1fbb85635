import type { WallEvent } from "../events/event.ts";
import type { Result } from "../kit/result.ts";
import type { Edge } from "../model/edge.ts";
import type { Actor } from "../model/role.ts";
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
  /** Where and how it was entered; absent: not kept. */
  readonly edge?: Edge;
};
