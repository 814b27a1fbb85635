import { expect, test } from "vitest";
import { dayClockText, dueFrom, roughAgeText } from "./due-text.ts";

const at = (text: string) => Date.parse(`${text}:00+08:00`);

test("what a form shows of a date is read back as that date", () => {
  const now = at("2026-11-30T19:00");
  for (const text of ["2026-12-01T00:00", "2026-11-30T23:59", "2027-02-28T07:30"]) {
    expect(dueFrom(dayClockText(at(text)), now)).toBe(at(text));
  }
});

test("a date without hours is the end of its day; one long past is next year's", () => {
  const now = at("2026-11-30T19:00");
  expect(dueFrom("12-5", now)).toBe(at("2026-12-05T23:59"));
  expect(dueFrom("11/29 08:00", now)).toBe(at("2026-11-29T08:00"));
  expect(dueFrom("3-1 08:00", now)).toBe(at("2027-03-01T08:00"));
});

test("what no calendar has is no date", () => {
  const now = at("2026-11-30T19:00");
  for (const text of ["", "02-30", "13-01", "12-01 24:00", "12-01 08:60", "tomorrow"]) {
    expect(dueFrom(text, now), text).toBeNull();
  }
  // A leap day is found in the year that has it, and in no other.
  expect(dueFrom("02-29", at("2027-12-01T00:00"))).toBe(at("2028-02-29T23:59"));
  expect(dueFrom("02-29", now)).toBeNull();
});

test("on paper an age is whole days, or hours and minutes", () => {
  const days = (count: number) => `${count} d`;
  const HOUR = 3_600_000;
  const said = [-5, 59_999, 61_000, 23 * HOUR + 59_000, 24 * HOUR, 47 * HOUR].map((ms) => {
    return roughAgeText(ms, days);
  });
  expect(said).toEqual(["00:00", "00:00", "00:01", "23:00", "1 d", "1 d"]);
});
