import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { graphFrom } from "../../shared/roads/build-graph.ts";
import { bufferFromGraph } from "../../shared/roads/graph.ts";
import { roadsOfTown } from "../../shared/roads/hand-made-roads.ts";
import type { LngLat } from "../../shared/units/lng-lat.ts";
import { answerTask } from "./answer-task.ts";
import type { SolveTask } from "./solve-task.ts";
import { StreetsInUse } from "./streets-in-use.ts";

const folder = mkdtempSync(join(tmpdir(), "onewall-streets-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Two ways round a block:  a - b - c above, a - d - c below. */
const { graph } = graphFrom(
  roadsOfTown({
    points: {
      a: [0, 0],
      b: [0.001, 0.001],
      c: [0.002, 0],
      d: [0.001, -0.002],
      e: [-0.001, 0],
      f: [0.003, 0],
    },
    ways: ["ea", "abc", "adc", "cf"].map((along) => ({
      along,
      tags: { highway: "residential", name: along },
    })),
  }),
);
const bytes = new Uint8Array(bufferFromGraph(graph));

function fileOf(name: string, content: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const WEST: LngLat = [-0.0005, 0];
const EAST: LngLat = [0.0025, 0];
const ABOVE: LngLat = [0.001, 0.00105];
const ROUTE = { kind: "route", from: WEST, to: EAST, mode: "car" } as const;

function answered(inUse: StreetsInUse, task: SolveTask): unknown {
  const streets = inUse.streets();
  if (!streets.ok) return streets.refusal;
  const answer = answerTask(streets.value, task, () => undefined);
  return answer.ok ? answer.value : answer.refusal;
}

test("closures hold from the next task on, in every kind of question, until lifted", () => {
  const inUse = new StreetsInUse(() => undefined);
  inUse.use(fileOf("roads.bin", bytes), null);
  expect(answered(inUse, ROUTE)).toMatchObject({ streets: ["ea", "abc", "cf"] });
  inUse.close([{ lngLat: ABOVE, modes: ["car"] }]);
  expect(answered(inUse, ROUTE)).toMatchObject({ streets: ["ea", "adc", "cf"] });
  expect(answered(inUse, { ...ROUTE, mode: "foot" })).toMatchObject({
    streets: ["ea", "abc", "cf"],
  });
  const units = [{ id: "u", mode: "car", lngLat: EAST }] as const;
  const nearest = { kind: "nearest", to: ABOVE, count: 1, units } as const;
  // A call on the closed street itself: whoever goes is led to where it begins, and it is said.
  expect(answered(inUse, nearest)).toMatchObject({ ways: [{ id: "u" }], noRoad: [] });
  const [way] = (answered(inUse, nearest) as { ways: { onward: number; metres: number }[] }).ways;
  expect(way?.onward).toBeCloseTo(156, -1);
  expect(way?.metres).toBeLessThan(60);
  const ends = answered(inUse, { ...ROUTE, to: ABOVE });
  expect(ends).toMatchObject({ metres: expect.closeTo(54, -1) });
  inUse.close([{ lngLat: [5, 5], modes: ["car"] }]);
  expect(answered(inUse, ROUTE)).toMatchObject({ streets: ["ea", "abc", "cf"] });
  inUse.close([]);
  expect(answered(inUse, nearest)).toMatchObject({ ways: [{ id: "u", onward: null }] });
});

test("a closure says beforehand which stretch it would close, and for whom", () => {
  const inUse = new StreetsInUse(() => undefined);
  inUse.use(fileOf("roads.bin", bytes), null);
  const modes = ["ebike", "car"] as const;
  const abc = {
    street: "abc",
    line: [
      [0, 0],
      [0.001, 0.001],
      [0.002, 0],
    ],
    modes: ["ebike", "car"],
  };
  expect(answered(inUse, { kind: "stretch", from: ABOVE, to: null, modes })).toMatchObject([abc]);
  inUse.close([{ lngLat: ABOVE, modes: ["car", "ebike"] }]);
  const along = { kind: "stretch", from: WEST, to: EAST, modes } as const;
  expect(answered(inUse, along)).toMatchObject([{ street: "ea" }, abc, { street: "cf" }]);
  expect(answered(inUse, { ...along, to: WEST })).toMatchObject([{ street: "ea" }]);
});

test("a place far from every street is refused with its distance", () => {
  const inUse = new StreetsInUse(() => undefined);
  inUse.use(fileOf("roads.bin", bytes), null);
  const refused = answered(inUse, { ...ROUTE, to: [0.5, 0] });
  expect(refused).toMatchObject({ kind: "too-far-from-road", which: "to", metresMax: 300 });
  expect(refused).toHaveProperty("metres", expect.closeTo(55_264, -2));
  const stretch = { kind: "stretch", from: [0, 0.01], to: null, modes: ["car"] } as const;
  expect(answered(inUse, stretch)).toHaveProperty("metres", expect.closeTo(1007, -1));
});

test("a road file is read once: what was read serves the next worker without the file", () => {
  const read: { path: string; bytes: SharedArrayBuffer }[] = [];
  const path = fileOf("roads.bin", bytes);
  const first = new StreetsInUse((at, shared) => read.push({ path: at, bytes: shared }));
  first.use(path, null);
  expect(answered(first, ROUTE)).toMatchObject({ streets: ["ea", "abc", "cf"] });
  expect(read.map((one) => one.path)).toEqual([path]);
  const next = new StreetsInUse(() => read.pop());
  next.use(join(folder, "gone.bin"), read[0]?.bytes ?? null);
  expect(answered(next, ROUTE)).toMatchObject({ streets: ["ea", "abc", "cf"] });
  expect(read).toHaveLength(1);
});

test("a road file that is missing, cut, changed or of another version is refused by name", () => {
  const refusalOf = (path: string) => {
    const inUse = new StreetsInUse(() => undefined);
    inUse.use(path, null);
    return answered(inUse, ROUTE);
  };
  const changed = (at: number, to: number) =>
    Uint8Array.from(bytes, (byte, place) => (place === at ? to : byte));
  expect(refusalOf(join(folder, "none.bin"))).toEqual({ kind: "no-roads" });
  const damaged = (what: string) => ({ kind: "roads-damaged", what });
  expect(refusalOf(fileOf("cut.bin", bytes.slice(0, -9)))).toEqual(damaged("graph-size"));
  expect(refusalOf(fileOf("empty.bin", bytes.slice(0, 0)))).toEqual(damaged("graph-too-short"));
  const flipped = changed(400, (bytes[400] ?? 0) ^ 1);
  expect(refusalOf(fileOf("flipped.bin", flipped))).toEqual(damaged("graph-checksum"));
  expect(refusalOf(fileOf("new.bin", changed(4, 77)))).toEqual(damaged("graph-version"));
});

test("streets made ready are read no second time; damaged ones are told to who asks", () => {
  const read: string[] = [];
  const inUse = new StreetsInUse((path) => read.push(path));
  const path = fileOf("ready.bin", bytes);
  inUse.use(path, null);
  inUse.makeReady();
  expect(read).toEqual([path]);
  rmSync(path);
  expect(answered(inUse, ROUTE)).toMatchObject({ streets: ["ea", "abc", "cf"] });
  inUse.use(fileOf("half.bin", bytes.slice(0, bytes.length / 2)), null);
  expect(() => inUse.makeReady()).not.toThrow();
  expect(answered(inUse, ROUTE)).toMatchObject({ kind: "roads-damaged" });
});
