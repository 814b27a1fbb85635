// Starts other programs and waits for them.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { inProject, projectRoot } from "./project.mjs";

/** Kept of a program's output, to be shown when it fails. */
const outputCharactersMax = 200_000;

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env] added to the environment there is
 * @property {"show" | "keep"} [output] shown on stderr as it comes, or kept and given back
 * @property {number} [timeoutMs] the program is killed after it
 * @property {boolean} [shell]
 */
/** @typedef {{ readonly code: number, readonly output: string }} Run */

/**
 * Runs a program to its end. A program that cannot be started ends with code 127.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<Run>}
 */
export function run(command, args, options = {}) {
  const { cwd = projectRoot, env = {}, output = "show", timeoutMs, shell = false } = options;
  return new Promise((resolve) => {
    const kept = output === "keep";
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      shell,
      stdio: ["ignore", kept ? "pipe" : 2, kept ? "pipe" : 2],
      windowsHide: true,
    });
    let text = "";
    const keep = (/** @type {Buffer} */ chunk) => {
      text = (text + String(chunk)).slice(-outputCharactersMax);
    };
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    const timer =
      timeoutMs === undefined
        ? undefined
        : setTimeout(() => {
            text += `\nstopped after ${timeoutMs / 1000} s`;
            child.kill("SIGKILL");
          }, timeoutMs);
    child.once("error", (error) => {
      clearTimeout(timer);
      resolve({ code: 127, output: error.message });
    });
    child.once("close", (code) => {
      clearTimeout(timer);
      resolve({ code: code ?? 1, output: text });
    });
  });
}

/**
 * Runs a tool of the project's packages, on every system alike: with node, without a shell.
 * @param {string} name
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function runTool(name, args, options) {
  return run(process.execPath, [toolPath(name), ...args], options);
}

/** The script behind a tool's name in node_modules/.bin. @param {string} name */
export function toolPath(name) {
  /** @type {Readonly<Record<string, string>>} */
  const folders = {
    tsc: "typescript",
    depcruise: "dependency-cruiser",
    playwright: "@playwright/test",
  };
  const folder = folders[name] ?? name;
  const about = JSON.parse(readFileSync(inProject("node_modules", folder, "package.json"), "utf8"));
  const bin = typeof about.bin === "string" ? about.bin : about.bin[name];
  return inProject("node_modules", folder, bin);
}

/** Runs npm, the one that started us where there is one. */
export function runNpm(/** @type {readonly string[]} */ args, /** @type {RunOptions} */ options) {
  const own = process.env["npm_execpath"];
  if (own !== undefined && /npm-cli\.js$/.test(own)) {
    return run(process.execPath, [own, ...args], options);
  }
  const windows = process.platform === "win32";
  return run(windows ? "npm.cmd" : "npm", args, { ...options, shell: windows });
}
