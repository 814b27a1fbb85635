import { afterEach, expect, test } from "vitest";
import { timeFrom } from "./time-from.ts";

const usual = process.env["TZ"];
afterEach(() => {
  if (usual === undefined) delete process.env["TZ"];
  else process.env["TZ"] = usual;
});

/** 2026-01-02 08:00:01 in Beijing. */
const INSTANT = Date.UTC(2026, 0, 2, 0, 0, 1);

test.each([
  "2026-01-02 08:00:01",
  "2026/1/2 8:00:01",
  "20260102080001",
  "2026-01-02T08:00:01",
  "2026-01-02T00:00:01Z",
  "2026-01-01T19:00:01-05:00",
  "2026年1月2日8时0分1秒",
  "２０２６-01-02 08:00:01",
  String(INSTANT),
])("%s is one instant on every host", (text) => {
  for (const zone of ["Asia/Shanghai", "America/New_York", "UTC"]) {
    process.env["TZ"] = zone;
    expect(timeFrom(text)).toBe(INSTANT);
  }
});

test("the host's zone is really another one in the test above", () => {
  process.env["TZ"] = "America/New_York";
  expect(new Date(INSTANT).getHours()).toBe(19);
});

test("milliseconds are kept, with 17 digits and with a point", () => {
  expect(timeFrom("20260102080001250")).toBe(INSTANT + 250);
  expect(timeFrom("2026-01-02 08:00:01.25")).toBe(INSTANT + 250);
});

test.each([
  "",
  "昨天",
  "2026-13-01",
  "2026-02-30 08:00",
  "2026-01-02 24:61",
  "1e12",
  "20261301000000",
])("%s is no time", (text) => {
  expect(timeFrom(text)).toBeNull();
});
