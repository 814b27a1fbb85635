import { withDetail } from "../../../shared/model/import-reason.ts";
import type { ImportReport } from "../../../shared/model/import-report.ts";
import { REJECTED_LISTED_MAX } from "../import-limits.ts";
import { shownName } from "../report-from-rows.ts";
import type { BuiltPack } from "./build-pack.ts";
import type { OpenedPack } from "./open-pack.ts";

/** Places and areas that were stored. */
export type StoredThings = {
  readonly imported: number;
  readonly updated: number;
  readonly unchanged: number;
};

/** Report of an extract that the pack in use is already made of. */
export function unchangedReport(
  name: string,
  { pack }: OpenedPack,
  elapsedMs: number,
): ImportReport {
  const { counts } = pack;
  const unchanged = count(counts, "roads") + count(counts, "places") + count(counts, "areas");
  return {
    file: shownName(name),
    kind: "osm",
    imported: 0,
    updated: 0,
    unchanged,
    rejected: [],
    rejectedMore: 0,
    held: 0,
    warnings: [],
    parts: counts,
    elapsedMs: Math.round(elapsedMs),
  };
}

export type ReportParts = {
  readonly name: string;
  /** Under which the extract is kept. */
  readonly source: string;
  readonly stored: StoredThings;
  readonly warnings: readonly string[];
  readonly old: OpenedPack | null;
  readonly elapsedMs: number;
};

/** Report of a fresh pack.  Streets are counted as a whole: those of an extract that replaces one
 *  of its name are updated, those that the pack had before are unchanged, the rest is imported. */
export function builtReport(built: BuiltPack, parts: ReportParts): ImportReport {
  const { stored, old, elapsedMs } = parts;
  const { rejected, rejectedCount } = built.report;
  const listed = rejected.slice(0, REJECTED_LISTED_MAX);
  const streets = streetsOf(built, parts);
  const fault = old?.fault ?? null;
  const mended = fault === null ? [] : [withDetail("pack-damaged", fault.kind)];
  return {
    file: shownName(parts.name),
    kind: "osm",
    imported: stored.imported + streets.imported,
    updated: stored.updated + streets.updated,
    unchanged: stored.unchanged + streets.unchanged,
    rejected: listed.map(({ osmId, reason }) => ({
      row: osmId,
      reason: withDetail("osm", reason),
    })),
    rejectedMore: rejectedCount - listed.length,
    held: 0,
    warnings: [...mended, ...parts.warnings],
    parts: built.manifest.counts,
    elapsedMs: Math.round(elapsedMs),
  };
}

function streetsOf(built: BuiltPack, { old, source }: ReportParts): StoredThings {
  const now = count(built.manifest.counts, "roads");
  if (old === null) return { imported: now, updated: 0, unchanged: 0 };
  if (old.pack.sources.includes(source)) return { imported: 0, updated: now, unchanged: 0 };
  const before = Math.min(now, count(old.pack.counts, "roads"));
  return { imported: now - before, updated: 0, unchanged: before };
}

function count(counts: Readonly<Record<string, number>>, name: string): number {
  return counts[name] ?? 0;
}
