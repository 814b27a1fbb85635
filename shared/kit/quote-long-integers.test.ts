import fc from "fast-check";
import { expect, test } from "vitest";
import { quoteLongIntegers } from "./quote-long-integers.ts";

const seed = 7_201_124;
console.log(`long integers: seed ${seed}`);

test("a number of twenty digits keeps all of them", () => {
  expect(
    JSON.parse(quoteLongIntegers('{"id": 34020000001320000001, "n": [-12345678901234567890]}')),
  ).toEqual({
    id: "34020000001320000001",
    n: ["-12345678901234567890"],
  });
});

test("digits in a text, after a point and in an exponent are left alone", () => {
  const json =
    '{"a":"x\\"12345678901234567890","b":0.12345678901234567,"c":1e5,"d":123456789012345}';
  expect(quoteLongIntegers(json)).toBe(json);
});

test("JSON without long integers parses to the same value", () => {
  const law = fc.property(fc.json(), (json) => {
    const long = /(?<![\d."\\])\d{16,}/.test(json);
    if (!long) expect(JSON.parse(quoteLongIntegers(json))).toEqual(JSON.parse(json));
  });
  fc.assert(law, { seed, numRuns: 500 });
});
