// Installs what the operating system lacks, where this is Debian or Ubuntu and we are root;
// otherwise says plainly what is missing and how to get it.
import { existsSync } from "node:fs";
import { run } from "./run-tool.mjs";
import { say, sayWhile } from "./say.mjs";
import { systemPackages } from "./system-packages.mjs";

/** @typedef {import("./system-packages.mjs").Purpose} Purpose */

const installMsMax = 20 * 60_000;

/**
 * Gives back the purposes that still lack something.
 * @param {readonly Purpose[]} purposes
 * @returns {Promise<Purpose[]>}
 */
export async function ensureSystem(purposes) {
  if (process.platform !== "linux") return [];
  if (!existsSync("/usr/bin/dpkg-query")) {
    const lacking = purposes.filter((purpose) => !seemsPresent(purpose));
    advise(lacking);
    return lacking;
  }
  const before = await missingOf(purposes);
  if (before.size === 0) return [];
  if (process.getuid?.() === 0) await install([...before.values()].flat());
  const after = await missingOf(purposes);
  advise([...after.keys()]);
  return [...after.keys()];
}

/** @param {readonly Purpose[]} purposes @returns {Promise<Map<Purpose, string[][]>>} */
async function missingOf(purposes) {
  const asked = purposes.flatMap((purpose) => systemPackages[purpose].debian.flat());
  const present = await installed(asked);
  const missing = new Map();
  for (const purpose of purposes) {
    const lacking = systemPackages[purpose].debian
      .map((names) => [names].flat())
      .filter((names) => !names.some((name) => present.has(name)));
    if (lacking.length > 0) missing.set(purpose, lacking);
  }
  return missing;
}

/** @param {readonly string[]} names @returns {Promise<Set<string>>} */
async function installed(names) {
  const format = "${Package} ${db:Status-Status}\\n";
  const { output } = await run("dpkg-query", ["-W", `-f=${format}`, ...names], { output: "keep" });
  const rows = output.split("\n").filter((line) => line.endsWith(" installed"));
  return new Set(rows.map((line) => line.slice(0, line.indexOf(" "))));
}

/** @param {readonly (readonly string[])[]} missing */
async function install(missing) {
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const options = { env, output: /** @type {const} */ ("keep"), timeoutMs: installMsMax };
  await sayWhile("asking for the system's package lists", () =>
    run("apt-get", ["update", "-q"], options),
  );
  const names = await Promise.all(missing.map(availableOf));
  const { code, output } = await sayWhile(`installing ${names.join(" ")}`, () =>
    run("apt-get", ["install", "-y", "-q", "--no-install-recommends", ...names], options),
  );
  if (code !== 0) say(output.trim().split("\n").slice(-12).join("\n"));
}

/** The alternative that this release knows. @param {readonly string[]} names */
async function availableOf(names) {
  for (const name of names) {
    const { output } = await run("apt-cache", ["policy", name], { output: "keep" });
    if (/Candidate: (?!\(none\))/.test(output)) return name;
  }
  return names[0] ?? "";
}

/** @param {readonly Purpose[]} purposes */
function advise(purposes) {
  for (const purpose of purposes) {
    const { why, debian, fedora, macos, windows } = systemPackages[purpose];
    const names = debian.map((name) => [name].flat()[0]).join(" ");
    say(`! missing, because ${why}:`);
    say(`    Debian, Ubuntu: sudo apt-get install ${names}`);
    say(`    Fedora:         sudo ${fedora}`);
    say(`    macOS:          ${macos}`);
    say(`    Windows:        ${windows}`);
  }
}

/** Where there is no dpkg to ask, the programs themselves. @param {Purpose} purpose */
function seemsPresent(purpose) {
  const programs = {
    electron: [],
    displays: ["Xorg", "xrandr", "openbox"],
    chromium: ["chromium", "chromium-browser", "google-chrome"],
    broker: ["mosquitto"],
    geodata: ["ogr2ogr"],
  }[purpose];
  const folders = [...(process.env["PATH"] ?? "").split(":"), "/usr/sbin", "/usr/libexec"];
  const there = programs.filter((name) =>
    folders.some((folder) => existsSync(`${folder}/${name}`)),
  );
  return purpose === "chromium" ? there.length > 0 : there.length === programs.length;
}
