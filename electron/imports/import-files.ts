import { createHash } from "node:crypto";
import { ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import type { WallEvent } from "../../shared/events/event.ts";
import type { ImportRefusal } from "../../shared/model/import-refusal.ts";
import type { ImportReport } from "../../shared/model/import-report.ts";
import { lngLatOf } from "../../shared/model/position.ts";
import { NAME_LENGTH_MAX } from "../../shared/model/shape.ts";
import type { FileHarvest } from "./file-harvest.ts";
import { EVENTS_A_BATCH } from "./import-limits.ts";
import type { ImportPorts } from "./import-ports.ts";
import { rowChanges } from "./import-rows.ts";
import { bytesOf, isOsmSource } from "./import-source.ts";
import type { ImportSource } from "./import-source.ts";
import { importFinished, reportFromRows, shownName } from "./report-from-rows.ts";
import { importOsm } from "./pack/import-osm.ts";

/** Brings one file in: what is new or changed is stored, the rest is counted, every row that is not
 *  taken is named.  A file that is brought twice changes nothing the second time. */
export async function importFile(
  source: ImportSource,
  ports: ImportPorts,
): Promise<Result<ImportReport, ImportRefusal>> {
  const startedMs = performance.now();
  const osm = await isOsmSource(source);
  if (!osm.ok) return osm;
  if (osm.value) return importOsm(source, ports, startedMs);
  ports.onProgress({ done: 0, step: "reading" });
  const bytes = await bytesOf(source);
  if (!bytes.ok) return bytes;
  const changes = rowChanges(source, bytes.value, ports);
  if (!changes.ok) return changes;
  const { value } = changes;
  ports.onProgress({ done: 0.5, step: "storing" });
  await appendInBatches(value.events, ports);
  if (value.places !== null) {
    await ports.replacePlaces(value.places.source, value.places.places);
  }
  const report = reportFromRows(source.name, value, performance.now() - startedMs);
  const digest = createHash("sha256").update(bytes.value).digest("hex");
  const at = ports.now();
  await ports.append([importFinished(report, { digest, crs: value.harvest.crs, at })]);
  ports.onProgress({ done: 1, step: "storing" });
  return ok(report);
}

export type ImportPreview = {
  readonly report: ImportReport;
  readonly sample: { name: string; lngLat: readonly [number, number] | null }[];
};

/** The report that an import would give, and where things would stand; writes nothing.  A map
 *  extract is known by its kind alone: reading it is importing it. */
export async function previewFile(
  source: ImportSource,
  ports: Pick<ImportPorts, "known" | "knownIncident" | "knownPlaces" | "now">,
): Promise<Result<ImportPreview, ImportRefusal>> {
  const startedMs = performance.now();
  const osm = await isOsmSource(source);
  if (!osm.ok) return osm;
  if (osm.value) return ok({ report: osmReport(source.name), sample: [] });
  const bytes = await bytesOf(source);
  if (!bytes.ok) return bytes;
  const changes = rowChanges(source, bytes.value, ports);
  if (!changes.ok) return changes;
  const report = reportFromRows(source.name, changes.value, performance.now() - startedMs);
  return ok({ report, sample: sampleOf(changes.value.harvest) });
}

async function appendInBatches(events: readonly WallEvent[], ports: ImportPorts): Promise<void> {
  for (let at = 0; at < events.length; at += EVENTS_A_BATCH) {
    await ports.append(events.slice(at, at + EVENTS_A_BATCH));
    ports.onProgress({ done: 0.5 + (0.5 * at) / events.length, step: "storing" });
    // The station goes on answering its windows between two batches.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Enough to see by eye that everything lies in the river. */
const SAMPLE_MAX = 200;

function osmReport(name: string): ImportReport {
  const nothing = { imported: 0, updated: 0, unchanged: 0, rejectedMore: 0, held: 0, elapsedMs: 0 };
  return { file: shownName(name), kind: "osm", rejected: [], warnings: [], parts: {}, ...nothing };
}

/** Spread over the whole file: an error often begins somewhere in the middle. */
function sampleOf({ assets, places, incidents }: FileHarvest): ImportPreview["sample"] {
  const all: ImportPreview["sample"] = [
    ...assets.map((asset) => {
      if (asset.kind === "area") {
        return { name: asset.name, lngLat: asset.polygons[0]?.[0]?.[0] ?? null };
      }
      if (asset.kind === "unit") return { name: asset.callSign, lngLat: lngLatOf(asset.home) };
      return { name: asset.name, lngLat: lngLatOf(asset.position) };
    }),
    ...places.map(({ name, lngLat }) => ({ name, lngLat })),
    ...incidents.map(({ report }) => ({
      name: report.title.slice(0, NAME_LENGTH_MAX),
      lngLat: lngLatOf(report.position),
    })),
  ];
  const step = Math.max(1, Math.ceil(all.length / SAMPLE_MAX));
  return all.filter((_, at) => at % step === 0);
}
