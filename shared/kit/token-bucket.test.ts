import { expect, test } from "vitest";
import { randomFrom } from "./random.ts";
import { TokenBucket } from "./token-bucket.ts";

test("a burst passes and what follows it at once waits", () => {
  const bucket = new TokenBucket({ perSecond: 10, burst: 3 });
  expect([0, 0, 0, 0, 0].map((now) => bucket.take(now))).toEqual([0, 0, 0, 100, 200]);
});

test("whoever waits as long as told never takes more than burst and rate allow", () => {
  const seed = 20_260_718;
  const random = randomFrom(seed);
  const bucket = new TokenBucket({ perSecond: 50, burst: 20 });
  let now = 0;
  let taken = 0;
  while (now < 10_000) {
    now += bucket.take(now) + random() * 5;
    taken += 1;
  }
  expect(taken, `seed ${seed}`).toBeLessThanOrEqual(20 + 50 * (now / 1000) + 1);
  expect(taken, `seed ${seed}`).toBeGreaterThan(400);
});

test("a clock that steps back neither fills nor empties", () => {
  const bucket = new TokenBucket({ perSecond: 1, burst: 2 });
  expect(bucket.take(1000)).toBe(0);
  expect(bucket.take(0)).toBe(0);
  expect(bucket.take(0)).toBe(1000);
});
