// `npm test`: installs what the tests need, builds, runs every test there is, and ends with one
// plain line: `N passed, N failed`.
//   npm test -- [--only unit|e2e]
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureBuild } from "./setup/ensure-build.mjs";
import { ensurePackages } from "./setup/ensure-packages.mjs";
import { ensureSystem } from "./setup/ensure-system.mjs";
import { findElectron } from "./setup/find-electron.mjs";
import { flagsFrom } from "./setup/flags.mjs";
import { runTool } from "./setup/run-tool.mjs";
import { messageOf, say } from "./setup/say.mjs";

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

const scratch = mkdtempSync(join(tmpdir(), "onewall-test-"));
let counts;
try {
  counts = await everyTest();
} catch (error) {
  say(`the tests could not be run: ${messageOf(error)}`);
  counts = { passed: 0, failed: 1, skipped: 0 };
}
rmSync(scratch, { recursive: true, force: true });
const skipped = counts.skipped === 0 ? "" : `, ${counts.skipped} skipped`;
console.log(`${counts.passed} passed, ${counts.failed} failed${skipped}`);
process.exitCode = counts.failed === 0 && counts.passed > 0 ? 0 : 1;

/** @returns {Promise<Counts>} */
async function everyTest() {
  const flags = flagsFrom(process.argv.slice(2), { switches: [], named: ["only"] });
  const only = flags.values.get("only");
  await ensurePackages();
  await ensureSystem(["electron", "displays", "chromium", "broker", "geodata"]);
  // What is missing here fails one test and those that need it, and hides no other's result.
  const electron = await orFailure(findElectron);
  const build = await orFailure(ensureBuild);
  // What was found here is not looked for again by every test.
  const found = JSON.stringify(electron.value);
  const env = found === undefined ? {} : { ONEWALL_TEST_ELECTRON: found };
  const unit = only === "e2e" ? none() : await unitTests(env);
  const e2e = only === "unit" ? none() : await endToEndTests(env);
  return [electron.counts, build.counts, unit, e2e].reduce(sum, none());
}

/**
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<{ value?: T, counts: Counts }>}
 */
async function orFailure(work) {
  try {
    return { value: await work(), counts: none() };
  } catch (error) {
    say(`! ${messageOf(error)}`);
    return { counts: { ...none(), failed: 1 } };
  }
}

/** @param {NodeJS.ProcessEnv} env */
async function unitTests(env) {
  say("\n· unit, store and peer tests (vitest)");
  const counts = "--reporter=./build/checks/vitest-counts.mjs";
  return counted("vitest", ["run", "--reporter=default", counts], env);
}

/** @param {NodeJS.ProcessEnv} env */
async function endToEndTests(env) {
  say("\n· end to end: Electron on three monitors, and a browser (Playwright)");
  const config = ["--config", "build/e2e/playwright.config.ts"];
  return counted("playwright", ["test", ...config], env);
}

/**
 * Runs a runner and reads what it counted; one that ended badly without a count failed once.
 * @param {string} tool
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Counts>}
 */
async function counted(tool, args, env) {
  const path = join(scratch, `${tool}.json`);
  const { code } = await runTool(tool, args, { env: { ...env, ONEWALL_COUNTS: path } });
  const counts = existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : none();
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** @returns {Counts} */
function none() {
  return { passed: 0, failed: 0, skipped: 0 };
}

/** @param {Counts} a @param {Counts} b @returns {Counts} */
function sum(a, b) {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
  };
}
