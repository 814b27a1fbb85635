// The folders that each system keeps for a program's data and for what it can fetch again.
import { homedir } from "node:os";
import { join } from "node:path";

/** What can be fetched again. */
export function cacheFolder() {
  const home = homedir();
  switch (process.platform) {
    case "darwin":
      return join(home, "Library", "Caches", "OneWall");
    case "win32":
      return join(
        process.env["LOCALAPPDATA"] ?? join(home, "AppData", "Local"),
        "OneWall",
        "Cache",
      );
    default:
      return join(process.env["XDG_CACHE_HOME"] || join(home, ".cache"), "onewall");
  }
}

/** Where a wall keeps its data unless it is told otherwise: the place Electron gives it too. */
export function dataFolder() {
  const home = homedir();
  switch (process.platform) {
    case "darwin":
      return join(home, "Library", "Application Support", "OneWall");
    case "win32":
      return join(process.env["APPDATA"] ?? join(home, "AppData", "Roaming"), "OneWall");
    default:
      return join(process.env["XDG_CONFIG_HOME"] || join(home, ".config"), "OneWall");
  }
}
