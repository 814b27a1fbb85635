import { rename, rm } from "node:fs/promises";
import { err, ok } from "../../../shared/kit/result.ts";
import type { Result } from "../../../shared/kit/result.ts";
import type { ImportRefusal } from "../../../shared/model/import-refusal.ts";
import type { ImportReport } from "../../../shared/model/import-report.ts";
import { assetChanges } from "../asset-changes.ts";
import { EVENTS_A_BATCH } from "../import-limits.ts";
import type { ImportPorts } from "../import-ports.ts";
import { assetImported, placeChanges } from "../import-rows.ts";
import type { ImportSource } from "../import-source.ts";
import { importFinished } from "../report-from-rows.ts";
import { areaFromOsm, placeFromOsm } from "./assets-from-osm.ts";
import { buildPackAside, PackWorkerDied } from "./build-pack-aside.ts";
import type { BuiltPack } from "./build-pack.ts";
import { openPack } from "./open-pack.ts";
import { osmRefusalText } from "./osm-refusal-text.ts";
import { builtReport, unchangedReport } from "./pack-report.ts";
import type { StoredThings } from "./pack-report.ts";
import { holdsSource, keepCopy, otherSources, sourcePath, sweepIncoming } from "./pack-sources.ts";
import { carRightsIn } from "./street-settings.ts";
import { sweepPacks, switchTo } from "./switch-pack.ts";

/** Extracts that one city is made of at most. */
export const PACK_SOURCES_MAX = 20;

/** Brings a map extract in: keeps a copy, makes a fresh pack of every extract, and switches to it
 *  at the very end.  Whatever ends this early, the pack in use stays in use. */
export async function importOsm(
  source: ImportSource,
  ports: ImportPorts,
  startedMs: number,
): Promise<Result<ImportReport, ImportRefusal>> {
  if (source.as !== null && source.as !== "roads" && source.as !== "places") {
    return err({ kind: "kind-mismatch", as: source.as, what: "OpenStreetMap" });
  }
  try {
    return await oneAtATime(ports.packDir, () => importAlone(source, ports, startedMs));
  } catch (error) {
    if (error instanceof PackWorkerDied || isFileFault(error)) {
      return err({ kind: "pack-failed", what: error.message });
    }
    throw error;
  }
}

/** A full or a forbidden disk is the world, not a bug. */
function isFileFault(error: unknown): error is Error {
  return error instanceof Error && "syscall" in error;
}

async function importAlone(
  source: ImportSource,
  ports: ImportPorts,
  startedMs: number,
): Promise<Result<ImportReport, ImportRefusal>> {
  const rights = await carRightsIn(ports.packDir);
  if (!rights.ok) return err({ kind: "pack-failed", what: rights.refusal });
  const cars = rights.value;
  const before = await openPack(ports.packDir);
  await sweepIncoming(ports.packDir);
  const incoming = await keepCopy(source, ports.packDir);
  const { name, sha256 } = incoming;
  const digest = sha256;
  const whole = before.ok && before.value.fault === null ? before.value : null;
  if (whole !== null && holdsSource(whole.manifest, incoming, cars)) {
    await rm(incoming.path);
    const report = unchangedReport(source.name, whole, performance.now() - startedMs);
    await ports.append([importFinished(report, { digest, crs: "wgs84", at: ports.now() })]);
    return ok(report);
  }
  const others = await otherSources(ports.packDir, name);
  const sources = [...others, incoming].sort((a, b) => (a.name < b.name ? -1 : 1));
  if (sources.length > PACK_SOURCES_MAX) {
    await rm(incoming.path);
    return err({ kind: "pack-failed", what: `more than ${PACK_SOURCES_MAX} extracts` });
  }
  const plan = { packDir: ports.packDir, sources, cars, now: ports.now() };
  const built = await buildPackAside(plan, ports.packWorkerPath ?? null, (progress) =>
    ports.onProgress(progress),
  );
  if (!built.ok) {
    await rm(incoming.path);
    if (built.refusal.kind === "nothing-inside") return err({ kind: "nothing-inside" });
    return err({ kind: "osm-refused", what: osmRefusalText(built.refusal.refusal) });
  }
  await rename(incoming.path, sourcePath(ports.packDir, name));
  ports.onProgress({ done: 0.92, step: "storing" });
  const stored = await storeThings(built.value, ports);
  const old = before.ok ? before.value : null;
  await switchTo(built.value.ref, old, ports.packDir);
  const warnings = await sweepPacks(ports.packDir, [built.value.ref.id, old?.pack.id ?? ""]);
  const elapsedMs = performance.now() - startedMs;
  const of = { name: source.name, source: name, stored, warnings, old, elapsedMs };
  const report = builtReport(built.value, of);
  await ports.append([importFinished(report, { digest, crs: "wgs84", at: ports.now() })]);
  ports.onProgress({ done: 1, step: "storing" });
  return ok(report);
}

/** Areas as events, places as a whole; before the switch, so that an import that is cut off between
 *  the two is simply done again. */
async function storeThings(built: BuiltPack, ports: ImportPorts): Promise<StoredThings> {
  const areas = assetChanges(built.areas.map(areaFromOsm), (kind, id) => ports.known(kind, id));
  const events = areas.changed.map(assetImported);
  for (let at = 0; at < events.length; at += EVENTS_A_BATCH) {
    await ports.append(events.slice(at, at + EVENTS_A_BATCH));
  }
  const places = placeChanges(built.places.map(placeFromOsm), ports);
  if (places.replacement !== null) {
    await ports.replacePlaces(places.replacement.source, places.replacement.places);
  }
  return {
    imported: areas.imported + places.imported,
    updated: areas.updated + places.updated,
    unchanged: areas.unchanged + places.unchanged,
  };
}

const running = new Map<string, Promise<unknown>>();

/** Two imports into one folder wait for each other: each makes its pack of what the other left. */
async function oneAtATime<T>(packDir: string, task: () => Promise<T>): Promise<T> {
  const before = running.get(packDir) ?? Promise.resolve();
  const mine = before.then(task, task);
  running.set(packDir, mine);
  try {
    return await mine;
  } finally {
    if (running.get(packDir) === mine) running.delete(packDir);
  }
}
