// A reporter that hands Playwright's counts to `npm test`.
import { writeFileSync } from "node:fs";

export default class PlaywrightCounts {
  /** @type {import("@playwright/test/reporter").Suite | undefined} */
  #suite;
  #errors = 0;

  onBegin(
    /** @type {unknown} */ _config,
    /** @type {import("@playwright/test/reporter").Suite} */ suite,
  ) {
    this.#suite = suite;
  }

  /** What breaks outside every test. */
  onError() {
    this.#errors += 1;
  }

  onEnd() {
    const outcomes = (this.#suite?.allTests() ?? []).map((test) => test.outcome());
    const count = (/** @type {string} */ wanted) => outcomes.filter((o) => o === wanted).length;
    const path = process.env["ONEWALL_COUNTS"];
    if (path === undefined) return;
    writeFileSync(
      path,
      JSON.stringify({
        passed: count("expected") + count("flaky"),
        failed: count("unexpected") + this.#errors,
        skipped: count("skipped"),
      }),
    );
  }

  printsToStdio() {
    return false;
  }
}
