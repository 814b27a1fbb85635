import { createHash } from "node:crypto";
import type { ImportFinished } from "../../shared/events/import-finished.ts";
import type { ImportReport } from "../../shared/model/import-report.ts";
import { lngLatOf } from "../../shared/model/position.ts";
import { NAME_LENGTH_MAX } from "../../shared/model/shape.ts";
import type { EpochMs } from "../../shared/units/quantity.ts";
import type { FileHarvest } from "./file-harvest.ts";
import type { RowChanges } from "./import-rows.ts";

/** What one file of rows brought, as a person reads it. */
export function reportFromRows(name: string, changes: RowChanges, elapsedMs: number): ImportReport {
  const { harvest, imported, updated, unchanged, warnings } = changes;
  const { rejected } = harvest;
  return {
    file: shownName(name),
    kind: harvest.rowKind,
    imported,
    updated,
    unchanged,
    rejected: [...rejected.listed],
    rejectedMore: rejected.count - rejected.listed.length,
    held: heldIn(harvest),
    warnings: [...warnings],
    parts: partsOf(harvest),
    elapsedMs: Math.round(elapsedMs),
  };
}

/** The line in the log that says a file was read to its end.  The same content, taken the same way,
 *  has the same id. */
export function importFinished(
  report: ImportReport,
  of: { readonly digest: string; readonly crs: string | null; readonly at: EpochMs },
): ImportFinished {
  const { file, kind, imported, updated, unchanged, rejected, rejectedMore } = report;
  const { digest, crs, at } = of;
  const identity = JSON.stringify([file, digest, kind, crs]);
  return {
    kind: "import-finished",
    v: 1,
    importId: createHash("sha256").update(identity).digest("hex").slice(0, 24),
    file,
    digest,
    as: kind,
    crs,
    at,
    imported,
    updated,
    unchanged,
    rejected: rejected.length + rejectedMore,
  };
}

/** A name as a report may hold it. */
export function shownName(name: string): string {
  return name.slice(0, NAME_LENGTH_MAX);
}

function heldIn({ assets, incidents }: FileHarvest): number {
  const positions = assets.flatMap((asset) => {
    if (asset.kind === "area") return [];
    return [asset.kind === "unit" ? asset.home : asset.position];
  });
  const all = [...positions, ...incidents.map(({ report }) => report.position)];
  return all.filter((position) => lngLatOf(position) === null).length;
}

function partsOf({ assets, places, incidents }: FileHarvest): Record<string, number> {
  const kinds = [
    ...assets.map(({ kind }) => `${kind}s`),
    ...places.map(() => "places"),
    ...incidents.map(() => "incidents"),
  ];
  const parts = new Map<string, number>();
  for (const kind of kinds) parts.set(kind, (parts.get(kind) ?? 0) + 1);
  return Object.fromEntries(parts);
}
