import { expect, test } from "vitest";
import { Heap } from "./heap.ts";
import { randomFrom, randomIndex } from "./random.ts";

test("items leave in the order of their keys, however they came and went", () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    console.info("seed", seed);
    const random = randomFrom(seed);
    const heap = new Heap(4);
    const inside: { key: number; item: number }[] = [];
    for (let step = 0; step < 2000; step += 1) {
      if (random() < 0.6 || inside.length === 0) {
        const entry = { key: randomIndex(random, 500), item: step };
        inside.push(entry);
        heap.push(entry.key, entry.item);
      } else {
        const least = Math.min(...inside.map((entry) => entry.key));
        expect(heap.leastKey).toBe(least);
        const item = heap.pop();
        expect(heap.poppedKey).toBe(least);
        const at = inside.findIndex((entry) => entry.item === item);
        expect(inside[at]?.key).toBe(least);
        inside.splice(at, 1);
      }
      expect(heap.size).toBe(inside.length);
    }
  }
});

test("an empty heap gives -1 and an infinite least key", () => {
  const heap = new Heap();
  heap.push(3, 7);
  heap.clear();
  expect(heap.pop()).toBe(-1);
  expect(heap.leastKey).toBe(Infinity);
});
