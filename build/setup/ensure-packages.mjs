// Installs the npm packages where they are missing or not those that package-lock.json names.
import { readFileSync } from "node:fs";
import { inProject } from "./project.mjs";
import { runNpm } from "./run-tool.mjs";
import { say, sayWhile } from "./say.mjs";

export async function ensurePackages() {
  const missing = missingPackages();
  if (missing.length === 0) return;
  const some = missing.slice(0, 3).join(", ");
  say(`${missing.length} packages are missing (${some}${missing.length > 3 ? ", …" : ""})`);
  const { code } = await sayWhile("installing them with npm ci; about a minute", () =>
    runNpm(["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
      // Browsers come from the system, Electron from its own package: nothing else is fetched.
      env: { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: "1" },
    }),
  );
  if (code !== 0) {
    throw new Error(
      "npm ci failed. It needs the npm registry or a mirror of it: " +
        "`npm config set registry https://…`, then the same command again.",
    );
  }
}

/**
 * Names of packages that the lock file asks for and node_modules does not have. What npm leaves
 * out on this system, because it is optional, is not missing.
 */
function missingPackages() {
  const wanted = packagesOf("package-lock.json") ?? {};
  const present = packagesOf("node_modules/.package-lock.json") ?? {};
  return Object.entries(wanted)
    .filter(([path, { optional, devOptional }]) => path !== "" && !optional && !devOptional)
    .filter(([path, { version }]) => present[path]?.version !== version)
    .map(([path]) => path.replace(/^.*node_modules\//, ""));
}

/**
 * @typedef {{ version: string, optional?: boolean, devOptional?: boolean }} Locked
 * @param {string} path
 * @returns {Record<string, Locked> | undefined}
 */
function packagesOf(path) {
  let text;
  try {
    text = readFileSync(inProject(path), "utf8");
  } catch {
    return undefined;
  }
  return JSON.parse(text).packages;
}
