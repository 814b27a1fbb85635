import { err, ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import type { ImportRefusal } from "../../shared/model/import-refusal.ts";
import type { Field } from "./column-words.ts";
import type { Columns } from "./columns.ts";
import { kindFromName, kindFromWord, ROW_KINDS } from "./kind-words.ts";
import type { RowKind } from "./kind-words.ts";
import type { RawTable } from "./raw-table.ts";

/** How the rows of a table get their kind: all the same, or each by what its kind column says. */
export type TableKind =
  | { readonly kind: "all"; readonly rowKind: RowKind }
  | { readonly kind: "by-column"; readonly column: string };

/** The kind of a table that nobody declared: a column that says it, else what only one kind has,
 *  else the name of the layer or the file.  Nothing that could be two things is guessed. */
export function kindOfTable(
  table: RawTable,
  columns: Columns,
  fileName: string,
): Result<TableKind, ImportRefusal> {
  const column = kindColumnOf(table, columns);
  if (column !== null) return ok({ kind: "by-column", column });
  const shown = kindsByColumns(table, columns);
  if (shown.has("areas") || shown.has("incidents")) {
    return ok({ kind: "all", rowKind: shown.has("areas") ? "areas" : "incidents" });
  }
  const named = kindFromName(table.layer) ?? kindFromName(fileName);
  if (named !== null && (shown.size === 0 || shown.has(named))) {
    return ok({ kind: "all", rowKind: named });
  }
  const candidates = [...shown, ...(named === null ? [] : [named])];
  const [only] = candidates;
  if (only !== undefined && candidates.length === 1) return ok({ kind: "all", rowKind: only });
  return err({ kind: "kind-unclear", candidates: shown.size === 0 ? ROW_KINDS : candidates });
}

/** The column whose every value names a kind. */
function kindColumnOf(table: RawTable, columns: Columns): string | null {
  const candidates = (columns.get("kind") ?? []).flat();
  const values = (column: string) => table.rows.map(({ fields }) => fields.get(column) ?? "");
  const names = (column: string) => {
    const filled = values(column).filter((value) => value !== "");
    const known = filled.filter((value) => kindFromWord(value) !== null).length;
    return filled.length > 0 && known * 2 > filled.length;
  };
  return candidates.find(names) ?? null;
}

/** Fields that only one kind of thing has. */
const TELLING: readonly (readonly [RowKind, readonly Field[]])[] = [
  ["cameras", ["fieldOfView", "range"]],
  ["checkpoints", ["lanes"]],
  ["base-stations", ["coverage"]],
  ["units", ["mode", "skills"]],
  ["posts", ["duty", "hours"]],
];

/** Columns whose name alone names a kind: 摄像机编号, kkbh, 基站名称, 呼号. */
const TELLING_NAMES: readonly (readonly [RowKind, RegExp])[] = [
  ["cameras", /摄像机|监控点|camera/i],
  ["checkpoints", /卡口|^kk(id|bh|mc)$|tollgate|checkpoint/i],
  ["base-stations", /基站|站址|铁塔|base.?station/i],
  ["units", /呼号|巡组|警力|call.?sign/i],
  ["posts", /(警务站|警务室)(名称|编[码号])|police.?post/i],
  ["areas", /责任区|网格|辖区(名称|编[码号])/],
  ["incidents", /^(jjdbh|bjsj)$|接警单|报警时间|接警时间|警情/i],
];

function kindsByColumns(table: RawTable, columns: Columns): Set<RowKind> {
  if (isMostlyAreas(table) || looksLikeWktAreas(table, columns)) return new Set(["areas"]);
  const byName = TELLING_NAMES.filter(([, pattern]) => table.columns.some((n) => pattern.test(n)));
  const named = byName.map(([kind]) => kind);
  if (named.includes("incidents")) return new Set(["incidents"]);
  const isReport = columns.has("time") && (columns.has("category") || columns.has("priority"));
  if (isReport && (columns.has("title") || columns.has("address"))) return new Set(["incidents"]);
  const byField = TELLING.filter(([, fields]) => fields.some((field) => columns.has(field)));
  return new Set([...named.filter((kind) => kind !== "areas"), ...byField.map(([kind]) => kind)]);
}

function isMostlyAreas({ rows }: RawTable): boolean {
  return rows.filter(({ geometry }) => geometry.kind === "area").length * 2 > rows.length;
}

function looksLikeWktAreas({ rows }: RawTable, columns: Columns): boolean {
  const column = columns.get("shape")?.flat()[0];
  if (column === undefined) return false;
  const isArea = (text: string | undefined) => /^\s*(SRID=\d+;)?(MULTI)?POLYGON/i.test(text ?? "");
  return rows.filter(({ fields }) => isArea(fields.get(column))).length * 2 > rows.length;
}
