import { expect, test } from "vitest";
import { Slots } from "./slots.ts";

test("a thing keeps its slot whatever comes after it", () => {
  const slots = new Slots();
  const before = ["a", "b", "c"].map((id) => slots.take(id));
  for (let more = 0; more < 300; more += 1) slots.take(`x${more}`);
  expect(["a", "b", "c"].map((id) => slots.take(id))).toEqual(before);
  expect(slots.idAt(2)).toBe("c");
});

test("rows find their things in either order of arrival", () => {
  const slots = new Slots();
  slots.take("a");
  slots.link(["unit:b", "camera:a", "unit:a"], "unit:");
  expect([...slots.rowOf.slice(0, 1)]).toEqual([2]);
  slots.take("b");
  slots.link(["unit:b", "camera:a", "unit:a"], "unit:");
  expect([...slots.rowOf.slice(0, 2)]).toEqual([2, 0]);
});

test("a thing without a row has none", () => {
  const slots = new Slots();
  slots.take("a");
  slots.link(["unit:b"], "unit:");
  expect(slots.rowOf[0]).toBe(-1);
});
