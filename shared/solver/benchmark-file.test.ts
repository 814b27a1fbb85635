import { expect, test } from "vitest";
import { benchmarkInstance } from "./benchmark-file.ts";

const CHAO = ["n 3", "m 2", "tmax 10.5", "0 0 0", "3 4 7", "6 8 0"].join("\n");
const SOLOMON = ["1 2 2 1", "0 200", "0 0 0 0 0 0 0 0 50", "1 1 1 5 9 1 1 1 10 20"].join("\r\n");

test("Chao's layout is read, with blanks or semicolons", () => {
  for (const text of [CHAO, CHAO.replaceAll(" ", ";"), CHAO.replaceAll(" ", "\t") + "\n\n"]) {
    const read = benchmarkInstance(text, { routes: 1 });
    if (!read.ok) throw new Error(read.refusal.message);
    const { problem, points } = read.value;
    expect(points).toEqual([1]);
    expect(problem.vehicles).toHaveLength(2);
    expect(problem.vehicles[0]).toMatchObject({ start: 0, end: 2, durationMax: 10.5 });
    expect(problem.visits).toMatchObject([{ node: 1, prize: 7, windows: [] }]);
    expect(problem.travel[0]?.[1]).toBe(5);
  }
});

test("Solomon's layout is read, distances rounded down to a tenth", () => {
  const read = benchmarkInstance(SOLOMON, { routes: 4 });
  if (!read.ok) throw new Error(read.refusal.message);
  const { problem } = read.value;
  expect(problem.vehicles).toHaveLength(4);
  expect(problem.vehicles[0]).toMatchObject({ start: 0, end: 0, latest: 50 });
  expect(problem.visits).toMatchObject([{ prize: 9, dwell: 5, windows: [[10, 20]] }]);
  expect(problem.travel[0]?.[1]).toBe(1.4);
});

test.each([
  ["", 1],
  ["hello", 1],
  [CHAO.replace("m 2", "m two"), 2],
  [CHAO.replace("tmax 10.5", "tmax"), 3],
  [CHAO.replace("3 4 7", "3 4"), 5],
  [CHAO.replace("3 4 7", "3 4 7.5"), 5],
  [CHAO.replace("n 3", "n 4"), 6],
  [CHAO.replace("n 3", "n 999999999"), 1],
  [SOLOMON.replace("1 1 1 5 9", "2 1 1 5 9"), 4],
  [SOLOMON.replace("10 20", "20 10"), 4],
  [SOLOMON.replace("1 1 1 5 9 1 1 1 10 20", "1 1 1"), 4],
])("a bad file is refused with its line: %j", (text, line) => {
  expect(benchmarkInstance(text, { routes: 1 })).toMatchObject({ ok: false, refusal: { line } });
});
