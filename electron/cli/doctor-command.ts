import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { engineVersion, isSafeEngine } from "../store/open.ts";
import type { CliCommand } from "./command-line.ts";
import { DONE } from "./command-line.ts";

type Check = { readonly name: string; readonly ok: boolean; readonly detail: string };

/** What this machine offers.  A thing that is missing is no failure: it says what will not work. */
export const doctorCommand: CliCommand = {
  name: "doctor",
  usage: "doctor",
  flags: [],
  run: (_given, world) => {
    const checks: Check[] = [
      nodeCheck(),
      sqliteCheck(),
      displayCheck(),
      glassCheck(),
      programCheck("chromium", ["chromium", "google-chrome", "chrome"], "browser tests"),
      programCheck("mosquitto", ["mosquitto"], "MQTT tests"),
      programCheck("nats-server", ["nats-server"], "several stations"),
      programCheck("ffmpeg", ["ffmpeg"], "camera tests"),
    ];
    world.print({ checks });
    return Promise.resolve(DONE);
  },
};

function nodeCheck(): Check {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const ok = major > 20 || (major === 20 && minor >= 19);
  const runtime = process.versions["electron"];
  const shell = runtime === undefined ? "plain Node" : `Electron ${runtime}`;
  return { name: "node", ok, detail: `${process.version} ${process.platform} ${shell}` };
}

function sqliteCheck(): Check {
  const version = engineVersion();
  return { name: "sqlite", ok: isSafeEngine(version), detail: version };
}

function displayCheck(): Check {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  const windowed = process.platform === "win32" || process.platform === "darwin";
  const display = DISPLAY ?? WAYLAND_DISPLAY ?? "";
  if (windowed) return { name: "display", ok: true, detail: "the desktop of this system" };
  const detail = display === "" ? "none: the wall is served to browsers" : display;
  return { name: "display", ok: display !== "", detail };
}

function glassCheck(): Check {
  const page = join(__dirname, "..", "renderer", "index.html");
  const ok = existsSync(page);
  return { name: "glass", ok, detail: ok ? "built" : "not built: npm run build" };
}

function programCheck(name: string, programs: readonly string[], use: string): Check {
  const finder = process.platform === "win32" ? "where" : "which";
  for (const program of programs) {
    const found = spawnSync(finder, [program], { encoding: "utf8" });
    if (found.status === 0)
      return { name, ok: true, detail: found.stdout.trim().split("\n")[0] ?? "" };
  }
  return { name, ok: false, detail: `not found; needed for ${use}` };
}
