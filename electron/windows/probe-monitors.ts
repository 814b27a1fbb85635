import { execFile } from "node:child_process";
import type { Monitor } from "./monitor.ts";
import { monitorsFromXrandr } from "./monitors-from-xrandr.ts";

const PROBE_MS_MAX = 2_000;
const OUTPUT_BYTES_MAX = 1_048_576;

/** What X says about the monitors that are on; empty where there is no X or nobody to ask.  Only
 *  what X already knows is asked for: a fresh look at the hardware can make screens flicker. */
export function probeMonitors(): Promise<readonly Monitor[]> {
  if (process.platform !== "linux" || !process.env["DISPLAY"]) return Promise.resolve([]);
  return new Promise((resolve) => {
    const limits = { timeout: PROBE_MS_MAX, maxBuffer: OUTPUT_BYTES_MAX };
    execFile("xrandr", ["--current", "--prop"], limits, (error, stdout) =>
      resolve(error === null ? monitorsFromXrandr(stdout) : []),
    );
  });
}
