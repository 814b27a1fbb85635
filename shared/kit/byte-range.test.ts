import { expect, test } from "vitest";
import { byteRangeFrom } from "./byte-range.ts";
import { randomFrom, randomIndex } from "./random.ts";

test("a range is cut to what is there", () => {
  expect(byteRangeFrom("bytes=0-9", 100)).toEqual({ first: 0, last: 9 });
  expect(byteRangeFrom("bytes=90-400", 100)).toEqual({ first: 90, last: 99 });
  expect(byteRangeFrom("bytes=90-", 100)).toEqual({ first: 90, last: 99 });
  expect(byteRangeFrom("bytes=-10", 100)).toEqual({ first: 90, last: 99 });
  expect(byteRangeFrom("bytes=-1000", 100)).toEqual({ first: 0, last: 99 });
});

test("a range of which nothing is there is none", () => {
  for (const header of ["bytes=100-", "bytes=100-200", "bytes=-0"]) {
    expect(byteRangeFrom(header, 100), header).toBe("none");
  }
  expect(byteRangeFrom("bytes=0-", 0)).toBe("none");
  expect(byteRangeFrom("bytes=-5", 0)).toBe("none");
});

test("what is no single range of bytes is ignored", () => {
  const headers = [null, "", "bytes=-", "bytes=5-2", "bytes=0-1,4-5", "items=0-1", "bytes=a-b"];
  for (const header of headers) expect(byteRangeFrom(header, 100), String(header)).toBe("whole");
});

test("every answer lies inside", () => {
  const seed = 7;
  const random = randomFrom(seed);
  for (let turn = 0; turn < 2000; turn++) {
    const size = randomIndex(random, 50);
    const part = () => (random() < 0.2 ? "" : String(randomIndex(random, 70)));
    const header = `bytes=${part()}-${part()}`;
    const range = byteRangeFrom(header, size);
    if (typeof range === "string") continue;
    const inside = range.first >= 0 && range.first <= range.last && range.last < size;
    expect(inside, `${header} of ${size}, seed ${seed}`).toBe(true);
  }
});
