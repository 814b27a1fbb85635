import { expect, test } from "vitest";
import { FAMILIES } from "../live/family.ts";
import { WALL_KEYS, actOfKey } from "./wall-keys.ts";

test("no key means two things", () => {
  const keys = WALL_KEYS.flatMap((row) => [...row.keys]);
  expect(new Set(keys).size).toBe(keys.length);
});

test("every key of the table does something, and 1 to 6 toggle the six families", () => {
  for (const key of WALL_KEYS.flatMap((row) => [...row.keys])) expect(actOfKey(key)).not.toBeNull();
  const families = ["1", "2", "3", "4", "5", "6"].map(actOfKey);
  expect(families).toEqual(FAMILIES.map((family) => ({ kind: "family", family })));
});

test("a key that is not in the table does nothing", () => {
  expect(["7", "B", "Enter", "Ctrl+N"].map(actOfKey)).toEqual([null, null, null, null]);
});
