import { expect, test } from "vitest";
import type { LedgerRow } from "../../../shared/model/patrol-dose.ts";
import { cellSums } from "./cell-sums.ts";

function rowOf(cellId: string, hour: number, minutes: readonly [number, number]): LedgerRow {
  const [plannedMinutes, deliveredMinutes] = minutes;
  const where = { cellId, name: cellId, lngLat: [120, 30] as const, hour };
  return { ...where, plannedMinutes, deliveredMinutes, citizenReports: 1 };
}

test("a cell's hours are one line, and the cell that is owed most comes first", () => {
  const rows = [rowOf("a", 1, [10, 10]), rowOf("b", 1, [20, 5]), rowOf("b", 2, [30, 10])];
  const sums = cellSums(rows);
  expect(sums.map(({ cellId }) => cellId)).toEqual(["b", "a"]);
  expect(sums[0]).toMatchObject({ plannedMinutes: 50, deliveredMinutes: 15, citizenReports: 2 });
});
