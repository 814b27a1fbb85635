import { eventSchema } from "../../shared/events/event.ts";
import type { WallEvent } from "../../shared/events/event.ts";
import type { Asset } from "../../shared/model/asset.ts";
import type { Place } from "../../shared/model/place.ts";
import { epochMs } from "../../shared/units/quantity.ts";
import * as v from "valibot";
import type { ImportPorts, ImportProgress, KnownIncident } from "./import-ports.ts";

/** A station that remembers what an import told it, for tests: every event passes the schema and a
 *  round through JSON, as it does on its way through the store. */
export class PortsInMemory implements ImportPorts {
  readonly packDir: string;
  readonly events: WallEvent[] = [];
  readonly progress: ImportProgress[] = [];
  readonly #assets = new Map<string, Asset>();
  readonly #incidents = new Map<string, KnownIncident>();
  readonly #places = new Map<string, readonly Place[]>();
  replacements = 0;

  constructor(packDir = "") {
    this.packDir = packDir;
  }

  known(kind: Asset["kind"], id: string): Asset | null {
    return this.#assets.get(`${kind}:${id}`) ?? null;
  }

  knownIncident(id: string): KnownIncident | null {
    return this.#incidents.get(id) ?? null;
  }

  knownPlaces(source: string): readonly Place[] {
    return this.#places.get(source) ?? [];
  }

  append(events: readonly WallEvent[]): void {
    for (const event of events) {
      const stored = v.parse(eventSchema, JSON.parse(JSON.stringify(event)));
      this.events.push(stored);
      if (stored.kind === "asset-imported") {
        this.#assets.set(`${stored.asset.kind}:${stored.asset.id}`, stored.asset);
      }
      if (stored.kind === "incident-reported") {
        this.#incidents.set(stored.report.id, { report: stored.report, open: true });
      }
      if (stored.kind === "incident-closed") this.#close(stored.incidentId);
    }
  }

  replacePlaces(source: string, places: readonly Place[]): void {
    this.replacements += 1;
    this.#places.set(source, places);
  }

  now() {
    return epochMs(Date.UTC(2026, 10, 24));
  }

  onProgress(progress: ImportProgress): void {
    this.progress.push(progress);
  }

  assets(): Asset[] {
    return [...this.#assets.values()];
  }

  kinds(): string[] {
    return this.events.map(({ kind }) => kind);
  }

  #close(id: string): void {
    const known = this.#incidents.get(id);
    if (known !== undefined) this.#incidents.set(id, { ...known, open: false });
  }
}
