import { expect, test } from "vitest";
import type { PostShift } from "../model/post.ts";
import { postHours } from "./post-hours.ts";

const OFFSET = 480;
const DAILY = [1, 2, 3, 4, 5, 6, 7];
const at = (text: string) => Date.parse(`${text}+08:00`);
const shift = (officer: string, from: number, to: number, days = DAILY): PostShift => ({
  ...{ officer, days, from: from * 60, to: to * 60 },
});

test("a post is open while somebody is on, and says until when", () => {
  const post = { shifts: [shift("甲", 8, 20)] };
  const morning = postHours(post, at("2026-11-30T09:30"), OFFSET);
  expect(morning).toEqual({ open: true, officers: ["甲"], until: at("2026-11-30T20:00") });
  const night = postHours(post, at("2026-11-30T22:00"), OFFSET);
  expect(night).toEqual({ open: false, officers: [], until: at("2026-12-01T08:00") });
});

test("a shift over midnight belongs to the day on which it began", () => {
  const post = { shifts: [shift("乙", 20, 8, [5])] };
  expect(postHours(post, at("2026-12-05T07:59"), OFFSET).open).toBe(true);
  expect(postHours(post, at("2026-12-05T21:00"), OFFSET).open).toBe(false);
  expect(postHours(post, at("2026-12-04T07:59"), OFFSET).open).toBe(false);
});

test("shifts that follow on each other keep it open, and who is on changes", () => {
  const post = { shifts: [shift("甲", 8, 20), shift("乙", 20, 8)] };
  const evening = postHours(post, at("2026-11-30T21:00"), OFFSET);
  expect(evening).toEqual({ open: true, officers: ["乙"], until: null });
});

test("a post without hours is closed and stays so", () => {
  expect(postHours({ shifts: [] }, at("2026-11-30T12:00"), OFFSET)).toEqual({
    ...{ open: false, officers: [], until: null },
  });
});
