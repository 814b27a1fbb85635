import { expect, test } from "vitest";
import { USUAL_CONDITIONS, nextAt, optionsFrom } from "./patrol-conditions.ts";

/** 2026-03-01 20:00 China Standard Time. */
const NOW = Date.UTC(2026, 2, 1, 12);
const HOUR = 3_600_000;

test("a shift begins at the next time the clock shows, or the one that has just been", () => {
  expect(nextAt(22 * 60, NOW)).toBe(NOW + 2 * HOUR);
  expect(nextAt(8 * 60, NOW)).toBe(NOW + 12 * HOUR);
  expect(nextAt(20 * 60, NOW)).toBe(NOW);
  expect(nextAt(20 * 60 - 5, NOW)).toBe(NOW - HOUR / 12);
  expect(nextAt(0, NOW)).toBe(NOW + 4 * HOUR);
});

test("usual conditions begin now and leave every mode in", () => {
  expect(optionsFrom(USUAL_CONDITIONS, NOW)).toMatchObject({ startAt: null, modes: null });
  const evening = { ...USUAL_CONDITIONS, startMinutes: 1320 };
  expect(optionsFrom(evening, NOW).startAt).toBe(NOW + 2 * HOUR);
});
