import type { LoggedEvent } from "../events/logged-event.ts";
import type { EdgeLink } from "../model/edge.ts";
import type { Moment } from "../units/moment.ts";
import type { EpochMs } from "../units/quantity.ts";

/** When an edge happened, by both clocks: the monotonic one is read back from when it was written
 *  to when it happened. */
export function momentOf({ event }: LoggedEvent, at: EpochMs): Moment {
  const edge = "edge" in event ? event.edge : undefined;
  if (edge === undefined) return { at, steady: null };
  return { at, steady: { boot: edge.boot, ms: edge.steadyMs - (edge.at - at) } };
}

/** Where an edge was entered, and whether that place had a line; null: not kept. */
export function originOf({ event, stamp }: LoggedEvent): {
  readonly terminal: string;
  readonly link: EdgeLink | null;
  readonly writtenAt: EpochMs | null;
} {
  const edge = "edge" in event ? event.edge : undefined;
  if (edge === undefined) return { terminal: stamp.station, link: null, writtenAt: null };
  return { terminal: edge.terminal, link: edge.link, writtenAt: edge.at };
}
