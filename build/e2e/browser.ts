import { existsSync } from "node:fs";
import type { LaunchOptions } from "@playwright/test";

const places = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** How the system's Chromium is started for a test; ONEWALL_CHROMIUM names another. */
export function chromiumLaunch(): LaunchOptions {
  const given = process.env["ONEWALL_CHROMIUM"];
  const path = given ?? places.find((place) => existsSync(place));
  return {
    ...(path === undefined ? {} : { executablePath: path }),
    args: [
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  };
}
