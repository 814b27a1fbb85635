import type { WallEvent } from "../../shared/events/event.ts";
import type { Asset, AssetKind } from "../../shared/model/asset.ts";
import type { IncidentReport } from "../../shared/model/incident.ts";
import type { Place } from "../../shared/model/place.ts";
import type { EpochMs } from "../../shared/units/quantity.ts";

/** What an import asks of the station; it knows no store. */
export interface ImportPorts {
  /** The thing as last imported, or null. */
  known(kind: AssetKind, id: string): Asset | null;
  knownIncident(id: string): KnownIncident | null;
  /** Every place that a source brought before, in any order. */
  knownPlaces(source: string): readonly Place[];
  /** On disk, in one transaction, when it returns or resolves. */
  append(events: readonly WallEvent[]): Promise<void> | void;
  /** Those and no others are the source's places from now on; in one transaction. */
  replacePlaces(source: string, places: readonly Place[]): Promise<void> | void;
  now(): EpochMs;
  /** Folder of the city packs, "DIR/pack"; made if absent. */
  readonly packDir: string;
  /** The built program of `pack-worker.ts`; absent: packs are built in this very thread. */
  readonly packWorkerPath?: string | null;
  onProgress(progress: ImportProgress): void;
}

export type KnownIncident = { readonly report: IncidentReport; readonly open: boolean };

export type ImportProgress = {
  /** 0 to 1 of this file. */
  readonly done: number;
  readonly step: "reading" | "comparing" | "streets" | "map" | "checking" | "storing";
};
