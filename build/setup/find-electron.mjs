// Finds an Electron to run, in this order: the download of the `electron` package, a path given
// by the user, and a fallback from the npm registry.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fallbackElectron, fallbackExists, fallbackIsReady } from "./fallback-electron.mjs";
import { cacheFolder } from "./folders.mjs";
import { inProject } from "./project.mjs";
import { run } from "./run-tool.mjs";
import { messageOf, say, sayWhile } from "./say.mjs";

/**
 * @typedef {object} Electron
 * @property {string} path its executable
 * @property {"download" | "given" | "fallback"} origin
 * @property {Readonly<Record<string, string>>} env what the application is told about it
 */

const probeMsMax = 8_000;
const downloadMsMax = 15 * 60_000;
/** After a download that could not be reached, so long is the fallback taken without asking. */
const retryMs = 24 * 3600_000;
const giveUpNote = () => join(cacheFolder(), "electron-unreachable.json");

/** @returns {Promise<Electron>} */
export async function findElectron() {
  const there = downloadedElectron();
  if (there !== undefined) return { path: there, origin: "download", env: {} };
  const given = process.env["ONEWALL_ELECTRON"];
  if (given) {
    if (!existsSync(given)) throw new Error(`ONEWALL_ELECTRON names ${given}, which is not there`);
    return { path: given, origin: "given", env: {} };
  }
  const downloaded = await downloadElectron();
  if (downloaded !== undefined) return { path: downloaded, origin: "download", env: {} };
  if (!fallbackExists()) throw new Error(adviceWithoutElectron());
  const path = await fallbackElectron();
  say("· running on the fallback Electron 25: for trying and testing, not for production");
  return { path, origin: "fallback", env: { ONEWALL_RUNTIME: "fallback" } };
}

/** The executable that the `electron` package has downloaded, if it has. */
function downloadedElectron() {
  try {
    const name = readFileSync(inProject("node_modules/electron/path.txt"), "utf8");
    const path = inProject("node_modules/electron/dist", name);
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

/** Lets the `electron` package fetch its executable, mirrors honoured; undefined if it cannot. */
async function downloadElectron() {
  const mirror = downloadMirror();
  if (fallbackIsReady() && gaveUpOn(mirror)) return undefined;
  if (!(await reachable(mirror))) {
    say(`· Electron's download is not reachable at ${mirror} (ELECTRON_MIRROR names another)`);
    giveUpOn(mirror);
    return undefined;
  }
  const { code, output } = await sayWhile("downloading Electron (about 110 MB)", () =>
    run(process.execPath, [inProject("node_modules/electron/install.js")], {
      env: hasProxy() ? { ELECTRON_GET_USE_PROXY: "1" } : {},
      output: "keep",
      timeoutMs: downloadMsMax,
    }),
  );
  const path = downloadedElectron();
  if (code === 0 && path !== undefined) return path;
  say(`· Electron's download failed: ${output.trim().split("\n")[0]}`);
  giveUpOn(mirror);
  return undefined;
}

function downloadMirror() {
  const named = ["ELECTRON_MIRROR", "npm_config_electron_mirror", "NPM_CONFIG_ELECTRON_MIRROR"];
  const set = named.map((name) => process.env[name]).find((value) => value);
  return set ?? "https://github.com/electron/electron/releases/download/";
}

function hasProxy() {
  return Boolean(process.env["HTTPS_PROXY"] ?? process.env["https_proxy"]);
}

/** Whether anybody answers there. Behind a proxy only the download itself can tell. */
async function reachable(/** @type {string} */ mirror) {
  if (hasProxy()) return true;
  try {
    await fetch(mirror, { method: "HEAD", signal: AbortSignal.timeout(probeMsMax) });
    return true;
  } catch {
    return false;
  }
}

function gaveUpOn(/** @type {string} */ mirror) {
  try {
    const note = JSON.parse(readFileSync(giveUpNote(), "utf8"));
    return note.mirror === mirror && Date.now() - note.at < retryMs;
  } catch {
    return false;
  }
}

function giveUpOn(/** @type {string} */ mirror) {
  try {
    mkdirSync(cacheFolder(), { recursive: true });
    writeFileSync(giveUpNote(), JSON.stringify({ mirror, at: Date.now() }));
  } catch (error) {
    say(`· the cache folder cannot be written: ${messageOf(error)}`);
  }
}

function adviceWithoutElectron() {
  return (
    "Electron's download is not to be had and there is no fallback for this system. Set " +
    "ELECTRON_MIRROR to a mirror, or ONEWALL_ELECTRON to the executable of an Electron, or run " +
    "`npm start -- --browser` to serve the wall to a browser without Electron."
  );
}
