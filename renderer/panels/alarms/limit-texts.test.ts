import { expect, test } from "vitest";
import { TIME_LIMITS } from "../../../shared/model/time-limits.ts";
import { limitTexts, limitsFrom } from "./limit-texts.ts";

const texts = limitTexts(TIME_LIMITS);

test("what stands in the form and is not touched is what it was", () => {
  expect(limitsFrom(texts, TIME_LIMITS)).toEqual(TIME_LIMITS);
});

test("a changed limit changes alone, full-width or not", () => {
  const changed = limitsFrom({ ...texts, city: "２４０", received: "30/90" }, TIME_LIMITS);
  expect(changed?.arrival).toEqual({ ...TIME_LIMITS.arrival, city: 240 });
  expect(changed?.stages.received).toEqual({ amber: 30, red: 90 });
});

test.each([
  ["city", ""],
  ["city", "0"],
  ["suburb", "soon"],
  ["share", "-1"],
  ["received", "120 / 60"],
  ["received", "60"],
  ["received", "1 / 2 / 3"],
])("%s of “%s” is no limit", (name, text) => {
  expect(limitsFrom({ ...texts, [name]: text }, TIME_LIMITS)).toBeNull();
});
