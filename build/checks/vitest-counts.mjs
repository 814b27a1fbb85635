// A reporter that hands vitest's counts to `npm test`: a file that could not be read and an error
// outside every test count as a failure each.
import { writeFileSync } from "node:fs";

export default class VitestCounts {
  /**
   * @param {readonly import("vitest/node").TestModule[]} modules
   * @param {readonly unknown[]} unhandled
   */
  onTestRunEnd(modules, unhandled) {
    const states = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (/** @type {string} */ wanted) =>
      states.filter((test) => test.result().state === wanted).length;
    const broken = modules.filter((module) => module.errors().length > 0).length;
    const path = process.env["ONEWALL_COUNTS"];
    if (path === undefined) return;
    writeFileSync(
      path,
      JSON.stringify({
        passed: count("passed"),
        failed: count("failed") + broken + unhandled.length,
        skipped: count("skipped") + count("pending"),
      }),
    );
  }
}
