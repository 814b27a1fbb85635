// `npm run good`: everything that a program can check, quickest first.
import { ensurePackages } from "./setup/ensure-packages.mjs";
import { runTool } from "./setup/run-tool.mjs";

const lintConfig = ["-c", "build/checks/eslint.config.js"];
const cruiseConfig = ["--config", "build/checks/dependency-cruiser.cjs"];
const threshold = ["--threshold", "warning", "--output", "human"];

/** @type {readonly (readonly [what: string, tool: string, ...args: string[]])[]} */
const steps = [
  ["format", "prettier", "--check", "--log-level", "warn", "."],
  ["rooms", "depcruise", ...cruiseConfig, "shared", "electron", "renderer"],
  ["unused", "knip", "--no-progress"],
  ["types: shared", "tsc", "-p", "shared/tsconfig.json"],
  ["types: electron", "tsc", "-p", "electron/tsconfig.json"],
  ["types: renderer", "svelte-check", "--tsconfig", "renderer/tsconfig.json", ...threshold],
  ["types: build, tests", "tsc", "-p", "build/tsconfig.json"],
  ["lint", "eslint", ...lintConfig, "."],
  ["unit tests", "vitest", "run", "--reporter=dot"],
];

await ensurePackages();
const only = process.argv.slice(2);
const chosen = steps.filter(([what]) => only.length === 0 || only.some((w) => what.startsWith(w)));
const failed = [];
for (const [what, tool, ...args] of chosen) {
  const began = Date.now();
  const { code, output } = await runTool(tool, args, { output: "keep" });
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  console.log(`${code === 0 ? "ok    " : "FAILED"} ${what.padEnd(22)} ${seconds.padStart(6)} s`);
  if (code === 0) continue;
  failed.push(what);
  console.log(output.trim().replace(/^/gm, "    "));
}
console.log(failed.length === 0 ? "all good" : `not good: ${failed.join("; ")}`);
if (failed.length > 0) console.log("`npm run fix` mends format and simple lint");
process.exitCode = failed.length === 0 ? 0 : 1;
