import { describe, expect, test } from "vitest";
import type { Check } from "./tidy/check.ts";
import { exportsAndImports } from "./tidy/exports.ts";
import { names } from "./tidy/names.ts";
import { oldRuntimes } from "./tidy/old-runtimes.ts";
import { sizes } from "./tidy/sizes.ts";
import { sourceFrom, sources } from "./tidy/source.ts";
import { texts } from "./tidy/texts.ts";
import { types } from "./tidy/types.ts";

const checks: readonly Check[] = [
  ...sizes,
  ...exportsAndImports,
  ...names,
  ...types,
  ...texts,
  ...oldRuntimes,
];
const project = sources();

test("the project has sources to look at", () => {
  expect(project.map(({ path }) => path)).toContain("build/checks/tidy.test.ts");
});

describe.each(checks)("$name", ({ find, mend, bad, good }) => {
  test("holds in every file", () => {
    const findings = project.flatMap((source) =>
      find(source).map(({ line, what }) => `${source.path}:${line}: ${what} (mend: ${mend})`),
    );
    expect(findings).toEqual([]);
  });

  test("is seen where it is broken, and not where it is mended", () => {
    expect(find(sourceFrom(bad.path, bad.text))).not.toEqual([]);
    expect(find(sourceFrom(good.path, good.text))).toEqual([]);
  });
});
