import { expect, test } from "vitest";
import { batchFromBuffer, bufferOfBatch, sightingBatch } from "./sighting-batch.ts";

test("a batch survives the way through a buffer", () => {
  const batch = sightingBatch(3);
  batch.row.set([7, 8, 9]);
  batch.lng.set([120.1, 120.2, NaN]);
  batch.status.set([0, 1, 4]);
  batch.interval.set([2, 5, 15]);
  const read = batchFromBuffer(bufferOfBatch(batch));
  expect(read.ok).toBe(true);
  if (read.ok) expect(read.value).toEqual(batch);
});

test("a batch cut anywhere is refused", () => {
  const buffer = bufferOfBatch(sightingBatch(4));
  for (let length = 0; length < buffer.byteLength; length++) {
    expect(batchFromBuffer(buffer.slice(0, length)).ok).toBe(false);
  }
});
