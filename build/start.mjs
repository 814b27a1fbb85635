// `npm start`: installs, builds, makes the demo city, and shows the wall: in windows where there
// is a display, to browsers where there is none.
//   npm start -- [--data DIR] [--browser] [--port N]    (--port with windows: for browsers besides)
import { resolve } from "node:path";
import { ensureBuild } from "./setup/ensure-build.mjs";
import { ensureCity } from "./setup/ensure-city.mjs";
import { ensurePackages } from "./setup/ensure-packages.mjs";
import { ensureSystem } from "./setup/ensure-system.mjs";
import { findElectron } from "./setup/find-electron.mjs";
import { flagsFrom } from "./setup/flags.mjs";
import { dataFolder } from "./setup/folders.mjs";
import { hasDisplay } from "./setup/has-display.mjs";
import { inProject, projectRoot } from "./setup/project.mjs";
import { sandboxAdvice } from "./setup/sandbox-advice.mjs";
import { messageOf, say } from "./setup/say.mjs";
import { stayWith } from "./setup/stay-with.mjs";

try {
  process.exitCode = await start();
} catch (error) {
  say(`\nOneWall did not start: ${messageOf(error)}`);
  process.exitCode = 1;
}

/** @returns {Promise<number>} */
async function start() {
  const known = { switches: ["browser"], named: ["data", "port"] };
  const { on, values } = flagsFrom(process.argv.slice(2), known);
  const browser = on.has("browser");
  const port = values.get("port");
  const folder = resolve(values.get("data") ?? dataFolder());
  await ensurePackages();
  await ensureBuild();
  await ensureCity(folder);
  if (!browser && (await hasDisplay())) {
    const lacking = await ensureSystem(["electron"]);
    if (lacking.length === 0) return showWindows(folder, port);
    say("! without them no window opens; the wall is served to browsers instead");
  } else if (!browser) {
    say("· there is no display here: the wall is served to browsers");
  }
  return serveBrowsers(folder, port);
}

/** @param {string} folder @param {string | undefined} port */
async function showWindows(folder, port) {
  const electron = await findElectron();
  // Chromium's sandbox does not start as root. The product never runs as root and never passes
  // this switch; only this launcher does, so that a container can show the wall.
  const isRoot = process.getuid?.() === 0;
  if (isRoot) say("· started as root: without Chromium's sandbox, for trying only");
  const switches = isRoot ? ["--no-sandbox"] : [];
  say("· opening the wall; Ctrl-C ends it");
  const browsers = port === undefined ? [] : ["--browsers", port];
  const args = [...switches, projectRoot, "--data", folder, ...browsers];
  const began = Date.now();
  const code = await stayWith(electron.path, args, electron.env);
  const advice = isRoot || code === 0 || Date.now() - began > 5000 ? undefined : sandboxAdvice();
  if (advice !== undefined) say(`! ${advice}`);
  return code;
}

/** @param {string} folder @param {string | undefined} port */
function serveBrowsers(folder, port) {
  say("· starting the station; Ctrl-C ends it");
  const onPort = port === undefined ? [] : ["--port", port];
  const args = [inProject("dist/electron/cli.cjs"), "station", "--data", folder, ...onPort];
  return stayWith(process.execPath, args);
}
