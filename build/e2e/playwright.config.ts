import { defineConfig } from "@playwright/test";
import { chromiumLaunch } from "./browser.ts";

/** End to end: real Electron windows on virtual monitors, and a real, current Chromium. */
export default defineConfig({
  testDir: ".",
  testMatch: "**/*.spec.ts",
  outputDir: "../../test-results",
  // One wall at a time: the tests share two cores and would slow each other out of bounds.
  workers: 1,
  fullyParallel: false,
  forbidOnly: process.env["CI"] !== undefined,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ["./playwright-counts.mjs"]],
  use: {
    browserName: "chromium",
    launchOptions: chromiumLaunch(),
    viewport: { width: 1280, height: 720 },
    locale: "zh-CN",
    trace: "off",
    screenshot: "only-on-failure",
  },
});
