// Whether what was built is what the sources say, without reading a source that did not change.
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { inProject } from "./project.mjs";

const folders = ["shared", "electron", "renderer", "resources"];
const builtFrom = [...folders, "vite.config.ts", "package-lock.json"];
const stampPath = "dist/.stamp.json";

/** @typedef {{ readonly looks: string, readonly contents: string }} Stamp */

/** Reads the sources only if a size or a time differs from the last build's. */
export function buildIsFresh() {
  const last = lastStamp();
  if (last === undefined) return false;
  const files = sourceFiles();
  const looks = looksOf(files);
  if (looks === last.looks) return true;
  const contents = contentsOf(files);
  if (contents !== last.contents) return false;
  writeStamp({ looks, contents });
  return true;
}

/** What the sources are now; taken before a build, kept after it. @returns {Stamp} */
export function presentStamp() {
  const files = sourceFiles();
  return { looks: looksOf(files), contents: contentsOf(files) };
}

/** @param {Stamp} stamp */
export function writeStamp(stamp) {
  mkdirSync(dirname(inProject(stampPath)), { recursive: true });
  writeFileSync(inProject(stampPath), JSON.stringify(stamp));
}

/** @returns {Stamp | undefined} */
function lastStamp() {
  try {
    return JSON.parse(readFileSync(inProject(stampPath), "utf8"));
  } catch {
    return undefined;
  }
}

/** @returns {string[]} */
function sourceFiles() {
  return builtFrom.flatMap((path) => filesUnder(path)).filter((path) => !isNotBuilt(path));
}

/** @param {string} path @returns {string[]} */
function filesUnder(path) {
  const stat = statSync(inProject(path), { throwIfNoEntry: false });
  if (stat === undefined) return [];
  if (!stat.isDirectory()) return [path];
  const entries = readdirSync(inProject(path), { withFileTypes: true });
  return entries.flatMap((entry) =>
    entry.isDirectory() ? filesUnder(`${path}/${entry.name}`) : [`${path}/${entry.name}`],
  );
}

/** @param {string} path */
function isNotBuilt(path) {
  return /\.(test|bench)(-[a-z]+)?\.ts$/.test(path) || path.endsWith("tsconfig.json");
}

/** @param {readonly string[]} files */
function looksOf(files) {
  const hash = createHash("sha256");
  for (const path of files) {
    const stat = statSync(inProject(path), { throwIfNoEntry: false });
    hash.update(`${path}\0${stat?.size}\0${stat?.mtimeMs}\n`);
  }
  return hash.digest("hex");
}

/** @param {readonly string[]} files */
function contentsOf(files) {
  const hash = createHash("sha256");
  for (const path of files) hash.update(`${path}\0`).update(readFileSync(inProject(path)));
  return hash.digest("hex");
}
