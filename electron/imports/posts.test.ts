import { expect, test } from "vitest";
import { epochMs } from "../../shared/units/quantity.ts";
import { dutyShiftsFrom } from "./duty-shifts-from.ts";
import { rowChanges } from "./import-rows.ts";

const PORTS = {
  ...{ known: () => null, knownIncident: () => null, knownPlaces: () => [] },
  now: () => epochMs(1_764_000_000_000),
};
const taken = (name: string, text: string) => {
  const bytes = new TextEncoder().encode(text);
  const source = { name, content: { kind: "bytes", bytes } as const, as: null, crs: "wgs84" };
  const changes = rowChanges(source, bytes, PORTS);
  if (!changes.ok) throw new Error(JSON.stringify(changes.refusal));
  return changes.value;
};

test("duty lists are read as people write them", () => {
  const [first, second, third] = dutyShiftsFrom(
    "王建国 周一至周五 08:00-20:00；李明 每天 20:00-08:00；周强 周六、日 9:00～17:30",
  )!;
  expect(first).toEqual({ officer: "王建国", days: [1, 2, 3, 4, 5], from: 480, to: 1200 });
  expect(second).toEqual({ officer: "李明", days: [1, 2, 3, 4, 5, 6, 7], from: 1200, to: 480 });
  expect(third).toEqual({ officer: "周强", days: [6, 7], from: 540, to: 1050 });
  expect(dutyShiftsFrom("24小时")).toEqual([
    { officer: "", days: [1, 2, 3, 4, 5, 6, 7], from: 0, to: 1440 },
  ]);
  expect(dutyShiftsFrom("周一")).toBeNull();
  expect(dutyShiftsFrom("")).toEqual([]);
});

test("a table of posts is known by its columns, and hours that cannot be read open nothing", () => {
  const { events, warnings } = taken(
    "posts.csv",
    "警务站编号,警务站名称,警务站类别,经度,纬度,值班\n" +
      "p1,古城警务站,联勤警务站,119.9,28.8,张三 每天 08:00-20:00\n" +
      "p2,雅庄警务站,社区警务站,119.91,28.81,有空就在\n",
  );
  const posts = events.flatMap((event) => (event.kind === "asset-imported" ? [event.asset] : []));
  expect(posts).toMatchObject([
    { kind: "post", id: "p1", name: "古城警务站", class: "联勤警务站" },
    { kind: "post", id: "p2", shifts: [] },
  ]);
  expect(warnings.join()).toContain("duty");
});

test("beats bring their officers and their post", () => {
  const { events } = taken(
    "责任区.csv",
    "责任区编号,责任区名称,责任民警,警务站,边界\n" +
      'b1,村一,王建国、李明,p1,"POLYGON((119 28,119.1 28,119.1 28.1,119 28))"\n',
  );
  expect(events).toMatchObject([
    { asset: { kind: "area", class: "beat", officers: ["王建国", "李明"], post: "p1" } },
  ]);
});
