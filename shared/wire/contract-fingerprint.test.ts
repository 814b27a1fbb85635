import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { contractShape } from "./contract-fingerprint.ts";
import { WIRE_HISTORY, WIRE_VERSION } from "./version.ts";

test("the contract is what its version names; a changed shape needs a new line", () => {
  const fingerprint = createHash("sha256").update(contractShape()).digest("hex").slice(0, 16);
  const last = WIRE_HISTORY[WIRE_HISTORY.length - 1];
  expect(last?.version).toBe(WIRE_VERSION);
  expect(`${WIRE_VERSION} ${fingerprint}`).toBe(`${last?.version} ${last?.fingerprint}`);
});

test("the shape tells one schema from another", () => {
  expect(contractShape()).toContain("search ");
  expect(contractShape().split("\n").length).toBeGreaterThan(10);
});
