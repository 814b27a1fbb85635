import { expect, test } from "vitest";
import { freshnessOf } from "../../live/staleness.ts";
import { FRESHNESSES, LIVE, LOST, STALE } from "../symbols/glyph.ts";
import { writeFreshness } from "./freshness.ts";

const now = 1_800_000_000_000;

function freshnessAt(ageSeconds: number, interval: number, isLive = true): number {
  const freshness = new Uint8Array(1);
  const at = Float64Array.of(now - ageSeconds * 1000);
  const columns = { at, interval: Float32Array.of(interval) };
  writeFreshness(freshness, 1, Int32Array.of(0), { ...columns, now, isLive });
  return freshness[0]!;
}

test("beyond twice its own interval a thing is stale, beyond three times lost", () => {
  expect([9, 19.9, 20.1, 30, 30.1, 900].map((age) => freshnessAt(age, 10))).toEqual([
    ...[LIVE, LIVE, STALE, STALE, LOST, LOST],
  ]);
});

test("an unknown age or interval counts as stale, and so does what was never seen", () => {
  expect(freshnessAt(NaN, 10)).toBe(STALE);
  expect(freshnessAt(5, NaN)).toBe(STALE);
  const freshness = new Uint8Array(1);
  const columns = { at: new Float64Array(0), interval: new Float32Array(0) };
  writeFreshness(freshness, 1, Int32Array.of(-1), { ...columns, now, isLive: true });
  expect(freshness[0]).toBe(STALE);
});

test("while the line is down nothing is live", () => {
  expect(freshnessAt(1, 10, false)).toBe(STALE);
  expect(freshnessAt(900, 10, false)).toBe(LOST);
});

test("the map judges as the rest of the wall does", () => {
  for (const interval of [1, 5, 10, 60, NaN]) {
    for (let age = 0; age < 200; age += 0.7) {
      const said = freshnessOf(age * 1000, Math.fround(interval) * 1000);
      expect(FRESHNESSES[freshnessAt(age, interval)]).toBe(said);
    }
  }
});
