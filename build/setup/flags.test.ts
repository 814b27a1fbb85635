import { expect, test } from "vitest";
import { flagsFrom } from "./flags.mjs";

const known = { switches: ["browser"], named: ["data", "port"] };

test("a named flag takes its value from behind the sign or from the next word", () => {
  const { on, values } = flagsFrom(["--data", "a b", "--port=7600", "--browser"], known);
  expect([...on]).toEqual(["browser"]);
  expect([...values]).toEqual([
    ["data", "a b"],
    ["port", "7600"],
  ]);
});

test.each([["--nope"], ["data"], ["--browser=yes"], ["--data"]])("%s is refused", (arg) => {
  expect(() => flagsFrom([arg], known)).toThrow(/--data/);
});
