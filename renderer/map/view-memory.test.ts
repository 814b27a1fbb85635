import { expect, test } from "vitest";
import { ViewMemory } from "./view-memory.ts";

const here = { center: [8.466_912_345_678, 49.487_4], zoom: 14.123_456_789 } as const;

test("the second press gives back exactly the view that was left", () => {
  const memory = new ViewMemory();
  expect(memory.press(here)).toBeNull();
  expect(memory.press({ center: [0, 0], zoom: 3 })).toBe(here);
});

test("fifty times there and back never drifts", () => {
  const memory = new ViewMemory();
  let view: { readonly center: readonly [number, number]; readonly zoom: number } = here;
  for (let round = 0; round < 50; round += 1) {
    memory.press(view);
    view = memory.press({ center: [1, 1], zoom: 9 })!;
  }
  expect(view).toEqual(here);
});

test("a gesture in between makes the next press a fit again", () => {
  const memory = new ViewMemory();
  memory.press(here);
  memory.gesture();
  expect(memory.press(here)).toBeNull();
});
