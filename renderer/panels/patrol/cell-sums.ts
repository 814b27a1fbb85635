import type { LedgerRow } from "../../../shared/model/patrol-dose.ts";

export type CellSum = Omit<LedgerRow, "hour">;

/** Hours of one cell added up; what is owed most comes first, then where most is reported. */
export function cellSums(rows: readonly LedgerRow[]): readonly CellSum[] {
  const cells = new Map<string, CellSum>();
  for (const { cellId, name, lngLat, ...row } of rows) {
    const before = cells.get(cellId);
    cells.set(cellId, {
      ...{ cellId, name, lngLat },
      plannedMinutes: (before?.plannedMinutes ?? 0) + row.plannedMinutes,
      deliveredMinutes: (before?.deliveredMinutes ?? 0) + row.deliveredMinutes,
      citizenReports: (before?.citizenReports ?? 0) + row.citizenReports,
    });
  }
  const owed = (cell: CellSum): number => cell.plannedMinutes - cell.deliveredMinutes;
  return [...cells.values()].sort(
    (a, b) => owed(b) - owed(a) || b.citizenReports - a.citizenReports,
  );
}
