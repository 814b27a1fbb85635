import { expect, test } from "vitest";
import { ADDRESSES_MAX, TryLimit } from "./try-limit.ts";

test("three tries are free and each further wrong one doubles the wait up to five minutes", () => {
  const limit = new TryLimit();
  const waits: number[] = [];
  let now = 0;
  for (let turn = 0; turn < 14; turn++) {
    limit.countWrong("10.0.0.1", now);
    waits.push(limit.waitMs("10.0.0.1", now));
    now += waits.at(-1) ?? 0;
  }
  expect(waits.slice(0, 6)).toEqual([0, 0, 1000, 2000, 4000, 8000]);
  expect(waits.at(-1)).toBe(300_000);
});

test("one address does not keep another out, and success clears the slate", () => {
  const limit = new TryLimit();
  for (let turn = 0; turn < 5; turn++) limit.countWrong("10.0.0.1", 0);
  expect(limit.waitMs("10.0.0.2", 0)).toBe(0);
  expect(limit.waitMs("::ffff:10.0.0.1", 0)).toBe(4000);
  limit.forget("10.0.0.1");
  expect(limit.waitMs("10.0.0.1", 0)).toBe(0);
});

test("the addresses of one IPv6 network count as one", () => {
  const limit = new TryLimit();
  for (let turn = 0; turn < 4; turn++) limit.countWrong(`2001:db8:1:2::${turn}`, 0);
  expect(limit.waitMs("2001:db8:1:2:ffff::1", 0)).toBe(2000);
  expect(limit.waitMs("2001:db8:1:3::1", 0)).toBe(0);
});

test("a quiet quarter of an hour is forgiven", () => {
  const limit = new TryLimit();
  for (let turn = 0; turn < 10; turn++) limit.countWrong("10.0.0.1", 0);
  expect(limit.waitMs("10.0.0.1", 15 * 60_000 + 1)).toBe(0);
});

test("only so many addresses are remembered", () => {
  const limit = new TryLimit();
  for (let turn = 0; turn < 5; turn++) limit.countWrong("10.0.0.1", 0);
  for (let turn = 0; turn < ADDRESSES_MAX; turn++) limit.countWrong(`h${turn}`, 0);
  expect(limit.waitMs("10.0.0.1", 0)).toBe(0);
  for (let turn = 0; turn < 5; turn++) limit.countWrong(`h${ADDRESSES_MAX - 1}`, 0);
  expect(limit.waitMs(`h${ADDRESSES_MAX - 1}`, 0)).toBeGreaterThan(0);
});
