import type { ColumnReader, ColumnWriter } from "../columns.ts";
import type { Hierarchy } from "./hierarchy.ts";

/** Columns of a hierarchy in a graph file. */
export const HIERARCHY_COLUMNS = 10;

export function addHierarchy(columns: ColumnWriter, hierarchy: Hierarchy): void {
  columns.add(hierarchy.rank);
  columns.add(hierarchy.parent);
  columns.add(hierarchy.firstUp);
  columns.add(hierarchy.upHead);
  columns.add(hierarchy.firstDown);
  columns.add(hierarchy.downTail);
  columns.add(hierarchy.upMillis);
  columns.add(hierarchy.downMillis);
  columns.add(hierarchy.upVia);
  columns.add(hierarchy.downVia);
}

export function hierarchyFromColumns(columns: ColumnReader): Hierarchy {
  return {
    rank: columns.uint32(),
    parent: columns.uint32(),
    firstUp: columns.uint32(),
    upHead: columns.uint32(),
    firstDown: columns.uint32(),
    downTail: columns.uint32(),
    upMillis: columns.int32(),
    downMillis: columns.int32(),
    upVia: columns.int32(),
    downVia: columns.int32(),
  };
}
