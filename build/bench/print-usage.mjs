// Preloaded into a process that is measured: as it ends it writes what it used, all its threads
// together, into the file that ONEWALL_USAGE names. The same on every system, unlike `time -v`.
import { writeFileSync } from "node:fs";

const path = process.env["ONEWALL_USAGE"];
if (path !== undefined) {
  process.once("exit", () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    const used = { cpuMs: (userCPUTime + systemCPUTime) / 1000, rssMb: maxRSS / 1024 };
    writeFileSync(path, JSON.stringify(used));
  });
}
