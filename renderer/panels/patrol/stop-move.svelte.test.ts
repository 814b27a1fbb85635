import { expect, test } from "vitest";
import { planOf, routeOf, stopOf } from "../patrol-plan.test-data.ts";
import { StopMove } from "./stop-move.svelte.ts";
import type { MoveGoal } from "./stop-move.svelte.ts";

const plan = planOf([
  routeOf("one", [stopOf("a"), stopOf("b"), stopOf("c")]),
  routeOf("two", [stopOf("d")]),
]);

function moveOf() {
  const dropped: [string, MoveGoal][] = [];
  const move = new StopMove({
    plan: () => plan,
    drop: (stopId, goal) => dropped.push([stopId, goal]),
  });
  return { move, dropped };
}

test("by keys a stop walks along its route and over its end to the next", () => {
  const { move, dropped } = moveOf();
  move.take("b", "one", "keys");
  move.step(1);
  expect(move.goal).toEqual({ unitId: "one", position: 2 });
  move.step(1);
  expect(move.goal).toEqual({ unitId: "two", position: 0 });
  move.step(1);
  expect(move.goal).toEqual({ unitId: "two", position: 1 });
  move.step(1);
  expect(move.goal).toEqual({ unitId: "two", position: 1 });
  move.step(-1);
  move.step(-1);
  expect(move.goal).toEqual({ unitId: "one", position: 2 });
  move.put();
  expect(dropped).toEqual([["b", { unitId: "one", position: 2 }]]);
  expect(move.held).toBeNull();
});

test("put down where it was taken up, nothing is asked", () => {
  const { move, dropped } = moveOf();
  move.take("b", "one", "keys");
  move.put();
  move.take("b", "one", "pointer");
  move.put();
  expect(dropped).toEqual([]);
});

test("to another unit it goes where it costs least", () => {
  const { move, dropped } = moveOf();
  move.take("a", "one", "keys");
  move.hop(1);
  move.hop(1);
  move.put();
  expect(dropped).toEqual([["a", { unitId: "two", position: null }]]);
});
