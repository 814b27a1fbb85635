import { expect, test } from "vitest";
import { nextTourTime, tourTimes, windowFits } from "./tour-times.ts";
import type { TourSeason } from "./tour.ts";

const at = (text: string) => Date.parse(`${text}:00+08:00`);
const said = (times: readonly number[]) =>
  times.map((time) => new Date(time + 8 * 3_600_000).toISOString().slice(5, 16));

const SUMMER: TourSeason = {
  ...{ fromDay: "06-01", toDay: "09-30", beginMinute: 13 * 60, endMinute: 15 * 60 },
  everyMinutes: 60,
};
const WINTER: TourSeason = {
  ...{ fromDay: "11-15", toDay: "02-29", beginMinute: 9 * 60, endMinute: 10 * 60 },
  everyMinutes: 60,
};

test("a tour is due by the season of the day and the hours of the room", () => {
  const tour = { seasons: [SUMMER, WINTER] };
  const summer = tourTimes(tour, at("2026-06-30T13:00"), at("2026-07-01T14:00"));
  expect(said(summer)).toEqual(["06-30T14:00", "07-01T13:00", "07-01T14:00"]);
  // Over the turn of the year, and on the day that only some years have.
  const winter = tourTimes(tour, at("2027-12-31T00:00"), at("2028-01-01T23:00"));
  expect(said(winter)).toEqual(["12-31T09:00", "01-01T09:00"]);
  expect(said(tourTimes(tour, at("2028-02-29T00:00"), at("2028-03-01T23:00")))).toEqual([
    "02-29T09:00",
  ]);
  expect(tourTimes(tour, at("2026-10-01T00:00"), at("2026-11-14T23:59"))).toEqual([]);
});

test("the first season that holds on a day counts for that day", () => {
  const peak = { ...SUMMER, fromDay: "07-10", toDay: "07-12", everyMinutes: 30 };
  const tour = { seasons: [peak, SUMMER] };
  expect(tourTimes(tour, at("2026-07-11T00:00"), at("2026-07-11T23:00")).length).toBe(4);
  expect(tourTimes(tour, at("2026-07-13T00:00"), at("2026-07-13T23:00")).length).toBe(2);
});

test("the next time is found across a closed season; no window reaches the one after", () => {
  expect(said([nextTourTime({ seasons: [SUMMER] }, at("2026-09-30T14:00")) ?? 0])).toEqual([
    "06-01T13:00",
  ]);
  expect(windowFits({ seasons: [SUMMER], windowMinutes: 60 })).toBe(true);
  expect(windowFits({ seasons: [SUMMER], windowMinutes: 61 })).toBe(false);
});
