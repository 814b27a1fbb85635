import type { Element } from "@xmldom/xmldom";
import { err, ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import { withDetail } from "../../shared/model/import-reason.ts";
import type { ImportRefusal } from "../../shared/model/import-refusal.ts";
import { FIELD_LENGTH_MAX, ROWS_MAX } from "./import-limits.ts";
import type { RawGeometry, RawRow, RawTable } from "./raw-table.ts";
import { RejectedRows } from "./rejected-rows.ts";
import { childrenNamed, childrenOf, localNameOf, textIn } from "./xml-document.ts";

/** Waypoints of a GPX document, counted from 1, with the fields of their extensions.  Tracks and
 *  routes are no things that stand somewhere; they are counted in a warning. */
export function tableFromGpx(root: Element, layer: string): Result<RawTable, ImportRefusal> {
  const points = childrenNamed(root, "wpt");
  const lines = childrenNamed(root, "trk").length + childrenNamed(root, "rte").length;
  if (points.length === 0) return err({ kind: "nothing-inside" });
  if (points.length > ROWS_MAX) return err({ kind: "rows-too-many", rowsMax: ROWS_MAX });
  const rejected = new RejectedRows();
  const rows: RawRow[] = [];
  for (const [at, point] of points.entries()) {
    const fields = fieldsOf(point);
    const long = [...fields].find(([, value]) => value.length > FIELD_LENGTH_MAX);
    if (long !== undefined) rejected.add(at + 1, "field-too-long", long[0]);
    else rows.push({ row: at + 1, fields, geometry: geometryOf(point) });
  }
  return ok({
    format: "gpx",
    layer,
    columns: [...new Set(rows.flatMap(({ fields }) => [...fields.keys()]))],
    rows,
    stated: { kind: "by-format", name: "wgs84" },
    rejected,
    warnings: lines === 0 ? [] : [withDetail("layers-skipped", `${lines} trk, rte`)],
  });
}

function geometryOf(point: Element): RawGeometry {
  const [lng, lat] = [point.getAttribute("lon") ?? "", point.getAttribute("lat") ?? ""];
  if (lng.trim() === "" || lat.trim() === "") return { kind: "none" };
  const at = [Number(lng), Number(lat)] as const;
  return at.some(Number.isNaN)
    ? { kind: "broken", what: "coordinates that are no numbers" }
    : { kind: "point", at };
}

/** Elements of GPX itself that could be mistaken for columns of a register. */
const NOT_COLUMNS = new Set(["ele", "time", "sym", "link", "src", "type", "extensions"]);

function fieldsOf(point: Element): Map<string, string> {
  const fields = new Map<string, string>();
  for (const child of childrenOf(point)) {
    const name = localNameOf(child);
    if (name === "extensions") addLeaves(fields, child);
    else if (!NOT_COLUMNS.has(name) && !fields.has(name)) fields.set(name, textIn(child));
  }
  return fields;
}

function addLeaves(fields: Map<string, string>, element: Element): void {
  for (const child of childrenOf(element)) {
    if (childrenOf(child).length > 0) addLeaves(fields, child);
    else fields.set(localNameOf(child), textIn(child));
  }
}
