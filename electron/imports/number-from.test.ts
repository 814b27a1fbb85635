import { expect, test } from "vitest";
import { degreesFrom, headingFrom, numberFrom } from "./number-from.ts";

test.each([
  ["120.5", 120.5],
  [" １２０．５ ", 120.5],
  ["-0", 0],
  ["+.5", 0.5],
  ["1e3", 1000],
  ["150米", 150],
  ["1.5 km", 1500],
])("%s is the number %d", (text, number) => {
  expect(Object.is(numberFrom(text), number)).toBe(true);
});

test.each(["", " ", "0x10", "Infinity", "NaN", "1,5", "1 2", "--1", "abc", "1e", "١٢"])(
  "%j is no number",
  (text) => {
    expect(numberFrom(text)).toBeNaN();
  },
);

test.each([
  ["120°34′48″E", 120.58],
  ["120°34'48''", 120.58],
  ["E120.58", 120.58],
  ["120.58°", 120.58],
  ["30度12分", 30.2],
  ["30.2N", 30.2],
  ["30.2 S", -30.2],
  ["西经 120.5", -120.5],
])("%s is an angle of %d degrees", (text, degrees) => {
  expect(degreesFrom(text)).toBeCloseTo(degrees, 9);
});

test.each([
  ["北", 0],
  ["朝东北方向", 45],
  ["SW", 225],
  ["360", 0],
  ["-90", 270],
  ["45°", 45],
])("%s is the direction %d", (text, heading) => {
  expect(headingFrom(text)).toBe(heading);
});

test.each(["", "constructor", "__proto__", "上", "1e308"])("%j is no direction", (text) => {
  expect(headingFrom(text)).toBeNaN();
});
