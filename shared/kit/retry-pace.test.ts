import { expect, test } from "vitest";
import { FRESH_PACE, paceAfterFailure, pauseMs } from "./retry-pace.ts";
import type { RetryPace } from "./retry-pace.ts";

test("after the first failure it is tried at once, after more with ever longer pauses", () => {
  const pauses: number[] = [];
  let pace: RetryPace = FRESH_PACE;
  for (let failure = 0; failure < 20; failure++) {
    pace = paceAfterFailure(pace, failure * 10);
    pauses.push(pauseMs(pace));
  }
  expect(pauses.slice(0, 4)).toEqual([100, 200, 400, 800]);
  expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
  expect(Math.max(...pauses)).toBe(30_000);
});

test("a failure a minute after the last is a first one again", () => {
  const often = [0, 1, 2, 3, 4].reduce<RetryPace>(paceAfterFailure, FRESH_PACE);
  expect(pauseMs(paceAfterFailure(often, 70_000))).toBe(100);
});

test("a thing that never failed is not waited for", () => {
  expect(pauseMs(FRESH_PACE)).toBe(0);
});
