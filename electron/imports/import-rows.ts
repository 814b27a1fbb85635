import { isDeepStrictEqual } from "node:util";
import { err, ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import type { WallEvent } from "../../shared/events/event.ts";
import type { Asset } from "../../shared/model/asset.ts";
import { withDetail } from "../../shared/model/import-reason.ts";
import type { ImportRefusal } from "../../shared/model/import-refusal.ts";
import type { Place } from "../../shared/model/place.ts";
import { assetChanges } from "./asset-changes.ts";
import type { FileHarvest } from "./file-harvest.ts";
import { harvestTables } from "./file-harvest.ts";
import type { ImportPorts } from "./import-ports.ts";
import type { ImportSource } from "./import-source.ts";
import { incidentChanges } from "./incident-changes.ts";
import { ROW_KINDS } from "./kind-words.ts";
import { readTables } from "./read-tables.ts";

/** What a file of rows would change: every event it makes, and the places it replaces. */
export type RowChanges = {
  readonly harvest: FileHarvest;
  readonly events: readonly WallEvent[];
  /** Null: its places are those already known. */
  readonly places: { readonly source: string; readonly places: readonly Place[] } | null;
  readonly imported: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly warnings: readonly string[];
};

/** Reads, checks and compares; writes nothing. */
export function rowChanges(
  source: ImportSource,
  bytes: Uint8Array,
  ports: Pick<ImportPorts, "known" | "knownIncident" | "knownPlaces" | "now">,
): Result<RowChanges, ImportRefusal> {
  const as = source.as === null ? null : ROW_KINDS.find((kind) => kind === source.as);
  if (as === undefined) return err({ kind: "kind-mismatch", as: "roads", what: "rows" });
  const tables = readTables(source.name, bytes);
  if (!tables.ok) return tables;
  const options = { fileName: source.name, as, crs: source.crs, now: ports.now() };
  const harvested = harvestTables(tables.value, options);
  if (!harvested.ok) return harvested;
  const harvest = harvested.value;
  const assets = assetChanges(harvest.assets, (kind, id) => ports.known(kind, id));
  const incidents = incidentChanges(harvest.incidents, ports);
  const places = placeChanges(harvest.places, ports);
  const suspect = assets.suspects === 0 ? [] : [withDetail("crs-suspect", assets.suspects)];
  return ok({
    harvest,
    events: [...assets.changed.map(assetImported), ...incidents.events],
    places: places.replacement,
    imported: assets.imported + incidents.imported + places.imported,
    updated: assets.updated + incidents.updated + places.updated,
    unchanged: assets.unchanged + incidents.unchanged + places.unchanged,
    warnings: [...harvest.warnings, ...suspect],
  });
}

export function assetImported(asset: Asset): WallEvent {
  return { kind: "asset-imported", v: 1, asset };
}

export type PlaceChanges = {
  readonly replacement: { readonly source: string; readonly places: readonly Place[] } | null;
  readonly imported: number;
  readonly updated: number;
  readonly unchanged: number;
};

/** How the places of one source differ from those it brought before. */
export function placeChanges(
  fresh: readonly Place[],
  ports: Pick<ImportPorts, "knownPlaces">,
): PlaceChanges {
  const source = fresh[0]?.source;
  if (source === undefined) return { replacement: null, imported: 0, updated: 0, unchanged: 0 };
  const known = new Map(ports.knownPlaces(source).map((place) => [place.id, place]));
  let [imported, unchanged] = [0, 0];
  for (const place of fresh) {
    const before = known.get(place.id);
    if (before === undefined) imported += 1;
    else if (isDeepStrictEqual(place, before)) unchanged += 1;
  }
  const same = unchanged === fresh.length && known.size === fresh.length;
  const updated = fresh.length - imported - unchanged;
  return { replacement: same ? null : { source, places: fresh }, imported, updated, unchanged };
}
