import type { BaseStation } from "../../shared/model/base-station.ts";
import type { Camera } from "../../shared/model/camera.ts";
import type { Checkpoint } from "../../shared/model/checkpoint.ts";
import type { AssignmentStep, IncidentReport, IncidentStage } from "../../shared/model/incident.ts";
import type { Unit } from "../../shared/model/unit.ts";

/** What the map reads of the wall's state: the folded states satisfy it as they are.  A map is
 *  replaced when something in it changed, so that identity tells what to build again. */
export type MapWall = {
  readonly camera: ReadonlyMap<string, { readonly asset: Camera }>;
  readonly checkpoint: ReadonlyMap<string, { readonly asset: Checkpoint }>;
  readonly "base-station": ReadonlyMap<string, { readonly asset: BaseStation }>;
  readonly unit: ReadonlyMap<string, MapUnit>;
  readonly incident: ReadonlyMap<string, MapIncident>;
};

export type MapUnit = {
  readonly unit: Unit | null;
  readonly duty: "on" | "off";
  readonly engagement: { readonly incidentId: string; readonly step: AssignmentStep } | null;
};

export type MapIncident = {
  readonly report: IncidentReport;
  readonly stage: IncidentStage;
};

/** Last sightings as columns, one row a thing; a thing keeps its row for as long as the session
 *  lasts.  Shape: every column holds at least `things.length` entries; units as in a sighting
 *  batch; NaN: unknown.  `status` indexes SIGHTING_STATUSES. */
export type SightingColumns = {
  /** The thing of each row, "unit:巡07"; only ever appended to. */
  readonly things: readonly string[];
  readonly at: Float64Array;
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  readonly heading: Float32Array;
  readonly speed: Float32Array;
  readonly interval: Float32Array;
  readonly status: Uint8Array;
};

/** What a map is drawn from; read once an update. */
export interface MapInput {
  readonly wall: MapWall;
  readonly sightings: SightingColumns;
  /** False: the line to the station is down, and nothing is live whatever it said last. */
  readonly isLive: boolean;
  /** Changes with every change of the columns, once a frame at most. */
  readonly sightingsVersion: number;
  /** Changes every second: what is silent grows old as well. */
  readonly second: number;
  /** The station's clock, epoch ms; null: not known yet. */
  now(): number | null;
}

/** What freshness is judged by. */
export type MapClock = { readonly now: number; readonly isLive: boolean };
