import { join } from "node:path";
import type { CliCommand } from "./command-line.ts";
import { DONE, refusedWith, usage } from "./command-line.ts";
import { neededFlag, wholeFlag } from "./flag-values.ts";
import { storeRefusalOf } from "./store-refusal-words.ts";
import { openToBrowsers } from "../serve/open-to-browsers.ts";
import { startStation } from "../station.ts";

const PORT = 7600;

export const stationCommand: CliCommand = {
  name: "station",
  usage: "station --data DIR [--port 7600] [--host 127.0.0.1] [--feeds FILE]",
  flags: ["data", "port", "host", "feeds"],
  run: async (given, world) => {
    const dir = neededFlag(given.flags, "data");
    if (!dir.ok) return usage(dir.refusal);
    const port = wholeFlag(given.flags, "port", { least: 0, most: 65_535, absent: PORT });
    if (!port.ok) return usage(port.refusal);
    const host = given.flags["host"] ?? "127.0.0.1";
    const station = startStation({
      dir: dir.value,
      now: world.now,
      workerPath: join(__dirname, "solve-worker.cjs"),
      feedsFile: given.flags["feeds"] ?? null,
      notices: [],
      log: world.say,
    });
    if (!station.ok) return storeRefusalOf(station.refusal);
    try {
      const { url, glass } = await openToBrowsers(station.value, {
        ...{ dir: dir.value, host, port: port.value, now: world.now, say: world.say },
        glassDir: join(__dirname, "..", "renderer"),
      });
      world.print({ listening: url, pid: process.pid });
      world.say(`${url}  log-in code ${glass.logInCode()}`);
      await world.stopped;
      await glass.close();
      return DONE;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return refusedWith("not-listening", message, "try another --port, or --port 0 for any");
    } finally {
      await station.value.close();
    }
  },
};
