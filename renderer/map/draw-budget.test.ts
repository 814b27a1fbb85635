import { expect, test } from "vitest";
import { DrawBudget, UPDATE_MS_MAX } from "./draw-budget.ts";

function spend(budget: DrawBudget, milliseconds: number, times: number): void {
  for (let at = 0; at < times; at += 1) budget.spent(milliseconds);
}

test("a single slow update drops nothing", () => {
  const budget = new DrawBudget();
  spend(budget, 2, 20);
  budget.spent(400);
  expect(budget.level).toBe(0);
});

test("labels go first, cones last, and nothing goes beyond them", () => {
  const budget = new DrawBudget();
  const levels = [1, 2, 3, 3].map(() => {
    spend(budget, UPDATE_MS_MAX * 3, 8);
    return budget.level;
  });
  expect(levels).toEqual([1, 2, 3, 3]);
});

test("what was dropped comes back step by step when updates are quick again", () => {
  const budget = new DrawBudget();
  spend(budget, UPDATE_MS_MAX * 3, 16);
  expect(budget.level).toBe(2);
  spend(budget, 1, 30);
  expect(budget.level).toBe(1);
  spend(budget, 1, 30);
  expect(budget.level).toBe(0);
});
