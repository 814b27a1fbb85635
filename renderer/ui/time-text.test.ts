import { expect, test } from "vitest";
import { clockText, dateOf, dayStart, durationText, hms } from "./time-text.ts";

const days = (count: number) => `${count} d`;

test("a duration is mm:ss under an hour, h:mm:ss under a day, then days", () => {
  expect(durationText(0, days)).toBe("00:00");
  expect(durationText(3599.9, days)).toBe("59:59");
  expect(durationText(3600, days)).toBe("01:00:00");
  expect(durationText(86_399, days)).toBe("23:59:59");
  expect(durationText(2 * 86_400 + 5, days)).toBe("2 d");
});

test("a duration that lies ahead is nothing yet", () => {
  expect(durationText(-5, days)).toBe("00:00");
  expect(hms(-5)).toBe("00:00:00");
});

test("the clock keeps China Standard Time", () => {
  const at = Date.UTC(2026, 0, 31, 16, 0, 7);
  expect(clockText(at)).toBe("00:00:07");
  expect(dateOf(at)).toEqual({ year: 2026, month: 2, day: 1, weekday: 0 });
  expect(clockText(dayStart(at))).toBe("00:00:00");
  expect(dayStart(at)).toBeLessThanOrEqual(at);
});
