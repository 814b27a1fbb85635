import { join } from "node:path";
import type { CliCommand } from "./command-line.ts";
import { DONE, refusedWith, usage } from "./command-line.ts";
import { neededFlag, wholeFlag } from "./flag-values.ts";
import { storeRefusalOf } from "./store-refusal-words.ts";
import { serveGlass } from "../serve/serve.ts";
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
    let opened = false;
    try {
      const glass = await serveGlass({
        host,
        port: port.value,
        glassDir: join(__dirname, "..", "renderer"),
        packFile: (path) => station.value.packFile(path),
        // A screen on a far wall comes back by itself when the station was started again.
        sessionsFile: join(dir.value, "sessions.json"),
        announceCode: (code) => {
          if (opened) world.say(`next log-in code ${code}`);
        },
        connect: (line, { window }) => {
          const actor = { name: "值班席", role: "leader" } as const;
          station.value.connect(line, { window, actor });
        },
        now: world.now,
        onFault: world.say,
      });
      await station.value.ready;
      opened = true;
      const url = `http://${host.includes(":") ? `[${host}]` : host}:${glass.port}/`;
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
