import { expect, test } from "vitest";
import { freshnessOf, freshnessOver, freshnessWithin, worseOf } from "./staleness.ts";

test("a thing is live up to twice its interval, stale up to three times, then lost", () => {
  const ages = [-500, 0, 2000, 2001, 3000, 3001, Infinity];
  expect(ages.map((age) => freshnessOf(age, 1000))).toEqual([
    ...["live", "live", "live", "stale", "stale", "lost", "lost"],
  ]);
});

test("an unknown age or interval is never live", () => {
  expect(freshnessOf(NaN, 1000)).toBe("stale");
  for (const interval of [NaN, 0, -1]) expect(freshnessOf(5, interval)).toBe("stale");
  expect(freshnessWithin(null, 1000)).toBe("stale");
});

test("a source is live within its limit and lost beyond three of it", () => {
  const ages = [0, 60_000, 60_001, 180_000, 180_001];
  expect(ages.map((age) => freshnessWithin(age, 60_000))).toEqual([
    ...["live", "live", "stale", "stale", "lost"],
  ]);
});

test("a source without a beat is not stale by itself", () => {
  expect(freshnessWithin(1e12, null)).toBe("live");
  expect(freshnessWithin(null, null)).toBe("live");
});

test("while the line is down nothing is live and what was lost stays lost", () => {
  expect((["live", "stale", "lost"] as const).map((f) => freshnessOver(f, false))).toEqual([
    ...["stale", "stale", "lost"],
  ]);
  expect(freshnessOver("live", true)).toBe("live");
});

test("what is built from parts is as stale as the worst of them", () => {
  expect(worseOf("live", "stale")).toBe("stale");
  expect(worseOf("lost", "stale")).toBe("lost");
  expect(worseOf("live", "live")).toBe("live");
});
