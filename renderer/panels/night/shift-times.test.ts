import { expect, test } from "vitest";
import { nextTime, shiftFrom, shiftOn, usualShift } from "./shift-times.ts";

const HOUR = 3_600_000;
/** 21:40 in the room. */
const NOW = Date.parse("2026-11-24T21:40:00+08:00");
const at = (time: string) => Date.parse(`2026-11-${time}:00+08:00`);

test("a shift over midnight ends on the next day", () => {
  expect(shiftFrom({ from: "22:00", to: "02:00" }, NOW)).toEqual({
    from: at("24T22:00"),
    to: at("25T02:00"),
  });
});

test("a shift that began a while ago is the one of today", () => {
  expect(shiftFrom({ from: "20:00", to: "23:30" }, NOW)?.from).toBe(at("24T20:00"));
  expect(shiftFrom({ from: "06:00", to: "08:00" }, NOW)?.from).toBe(at("25T06:00"));
});

test("what is no time of day is none", () => {
  for (const clock of ["", "24:00", "7", "22:60", "十点"]) expect(nextTime(clock, NOW)).toBeNull();
  expect(nextTime(" 9：05 ", NOW)).toBe(at("25T09:05"));
});

test("the form proposes six hours from the next whole one", () => {
  expect(usualShift(NOW)).toEqual({ from: "22:00", to: "04:00" });
  expect(usualShift(NOW + HOUR / 3)).toEqual({ from: "22:00", to: "04:00" });
});

test("a shift of a day that is named is on that day, over midnight as well", () => {
  const now = Date.parse("2026-11-30T21:00:00+08:00");
  const at = (text: string) => Date.parse(`${text}:00+08:00`);
  expect(shiftOn("12-02", { from: "22:00", to: "02:00" }, now)).toEqual({
    ...{ from: at("2026-12-02T22:00"), to: at("2026-12-03T02:00") },
  });
  expect(shiftOn("", { from: "22:00", to: "02:00" }, now)).toEqual({
    ...{ from: at("2026-11-30T22:00"), to: at("2026-12-01T02:00") },
  });
  expect(shiftOn("13-02", { from: "22:00", to: "02:00" }, now)).toBeNull();
});
