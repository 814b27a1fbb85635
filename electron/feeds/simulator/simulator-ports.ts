import type { LoggedEvent } from "../../../shared/events/logged-event.ts";
import type { WallState } from "../../../shared/fold/wall-state.ts";
import type { AssignmentStep, IncidentResult } from "../../../shared/model/incident.ts";
import type { PatrolStopReached } from "../../../shared/events/patrol-stop-reached.ts";
import type { TravelMode } from "../../../shared/model/unit.ts";
import type { LngLat } from "../../../shared/units/lng-lat.ts";
import type { Metres, Seconds } from "../../../shared/units/quantity.ts";

/** What the simulated city needs beside the ports of every feed: it plays crews that read their
 *  orders and report by their own terminals, through the same desk as real ones. */
export interface SimulatorPorts {
  wall(): WallState;
  /** Called after each commit; returns how to stop listening. */
  onCommitted(listener: (batch: readonly LoggedEvent[]) => void): () => void;
  /** Shortest way on the streets; null: there is none. */
  route(from: LngLat, to: LngLat, mode: TravelMode): Promise<SimulatedWay | null>;
  /** A crew's report; false: the desk refused it. */
  advance(incidentId: string, unitId: string, step: AssignmentStep): boolean;
  feedBack(incidentId: string, unitId: string, of: SimulatedResult): boolean;
  reachStop(unitId: string, stop: SimulatedStop): boolean;
}

export type SimulatedWay = {
  readonly geometry: readonly LngLat[];
  readonly seconds: Seconds;
  readonly metres: Metres;
};
export type SimulatedResult = { readonly result: IncidentResult; readonly text: string };
export type SimulatedStop = Pick<PatrolStopReached, "planId" | "placeId" | "stopId" | "step">;
