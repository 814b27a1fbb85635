import { expect, test } from "vitest";
import { LineCredit } from "./line-credit.ts";

test("what is under way is what was sent and not yet seen", () => {
  const credit = new LineCredit();
  for (let turn = 0; turn < 5; turn++) credit.countSent();
  expect(credit.tookSeen({ kind: "seen", count: 3 })).toBe(true);
  expect(credit.waiting).toBe(2);
  credit.countSent();
  expect(credit.waiting).toBe(3);
});

test("a window cannot claim more than was sent, nor take back what it saw", () => {
  const credit = new LineCredit();
  credit.countSent();
  credit.countSent();
  credit.tookSeen({ kind: "seen", count: 99 });
  expect(credit.waiting).toBe(0);
  credit.tookSeen({ kind: "seen", count: 1 });
  expect(credit.waiting).toBe(0);
  credit.countSent();
  expect(credit.waiting).toBe(1);
});

test("any other message is left to others", () => {
  const credit = new LineCredit();
  credit.countSent();
  for (const raw of [null, "seen", { kind: "seen" }, { kind: "seen", count: -1 }, [], 7]) {
    expect(credit.tookSeen(raw)).toBe(false);
  }
  expect(credit.waiting).toBe(1);
});
