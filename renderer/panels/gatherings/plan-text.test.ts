import { expect, test } from "vitest";
import { unit } from "../../../shared/fold/event-fixtures.test-data.ts";
import { dayStart } from "../../ui/time-text.ts";
import { planFrom, textOfPlan } from "./plan-text.ts";

const FROM = dayStart(Date.parse("2026-12-01T04:00:00Z")) + 19 * 3_600_000;
const units = ["巡01", "巡02", "特11", "骑02"].map((callSign) =>
  unit(`id-${callSign}`, { callSign }),
);
const names = new Map(units.map(({ id, callSign }) => [id, callSign]));
const WRITTEN = [
  "17:30 点名",
  "01:00 散场",
  "12-03 09:00 撤岗",
  "扇区 东区 | 特11",
  "东门检票口 | 东区 | 巡01 巡02 | 120.123400,28.900000 | 铁路",
  "看台 | 西区 | | 120.120000,28.900000",
  "机动",
].join("\n");

test("a plan is read line by line and written back as it was", () => {
  const plan = planFrom(WRITTEN, { from: FROM, units });
  expect(plan.faults).toEqual([]);
  expect(plan.posts).toEqual([
    {
      ...{ name: "东门检票口", sector: "东区", lngLat: [120.1234, 28.9], shared: true },
      unitIds: ["id-巡01", "id-巡02"],
    },
    { name: "看台", sector: "西区", lngLat: [120.12, 28.9], unitIds: [], shared: false },
    { name: "机动", sector: "", lngLat: null, unitIds: [], shared: false },
  ]);
  expect(plan.sectors).toEqual([
    { name: "东区", leadUnitId: "id-特11" },
    { name: "西区", leadUnitId: null },
  ]);
  // An hour past midnight is of the night in which it ends.
  expect(plan.steps.map(({ at, text }) => [(at - FROM) / 3_600_000, text])).toEqual([
    [-1.5, "点名"],
    [6, "散场"],
    [38, "撤岗"],
  ]);
  const nameOf = (id: string) => names.get(id) ?? id;
  const again = textOfPlan(plan, { from: FROM, nameOf, sector: "扇区", rail: "铁路" });
  expect(planFrom(again, { from: FROM, units })).toEqual(plan);
});

test("a sheet's tabs and a call sign's end are read, and nothing is guessed", () => {
  const pasted =
    "西门\t西区\t01、特11\t120.1, 28.9\nA | | 02\nB | | 99\nC | | | 北门\n25:10 x\n| a";
  const plan = planFrom(pasted, { from: FROM, units });
  expect(plan.posts[0]).toMatchObject({ unitIds: ["id-巡01", "id-特11"], lngLat: [120.1, 28.9] });
  expect(plan.faults).toEqual([
    { line: 2, why: "units", of: "02" },
    { line: 3, why: "unit", of: "99" },
    { line: 4, why: "place", of: "北门" },
    { line: 5, why: "clock", of: "25:10" },
    { line: 6, why: "columns", of: "| a" },
  ]);
});
