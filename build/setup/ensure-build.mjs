// Builds what is started, where the sources are newer than what was built.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { inProject } from "./project.mjs";
import { runTool } from "./run-tool.mjs";
import { say, sayWhile } from "./say.mjs";
import { buildIsFresh, presentStamp, writeStamp } from "./source-stamp.mjs";

const lockPath = "dist/.building";
const waitMsMax = 180_000;

/** @returns {Promise<void>} */
export async function ensureBuild() {
  if (buildIsFresh()) return;
  await takeLock();
  try {
    if (buildIsFresh()) return;
    const stamp = presentStamp();
    const { code, output } = await sayWhile("building the shell and the glass", () =>
      runTool("vite", ["build", "--app", "--logLevel", "warn"], {
        // A bench may find the sources newer than the build: Vite then builds, and tests nothing.
        env: { NODE_ENV: "production", NO_COLOR: "1", VITEST: undefined },
        output: "keep",
      }),
    );
    if (code !== 0) throw new Error(`the build failed:\n${withoutStacks(output)}`);
    for (const line of output.split("\n")) if (line.startsWith("not there")) say(`  ${line}`);
    writeStamp(stamp);
  } finally {
    rmSync(inProject(lockPath), { force: true });
  }
}

/** Two commands started together build once; the lock of a process that died is taken over. */
async function takeLock() {
  mkdirSync(inProject("dist"), { recursive: true });
  const began = Date.now();
  for (;;) {
    try {
      writeFileSync(inProject(lockPath), String(process.pid), { flag: "wx" });
      return;
    } catch (error) {
      if (codeOf(error) !== "EEXIST") throw error;
    }
    if (!holderLives()) rmSync(inProject(lockPath), { force: true });
    else if (Date.now() - began > waitMsMax) {
      throw new Error(`another build holds ${lockPath} for over ${waitMsMax / 1000} s`);
    } else await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** @param {string} output */
function withoutStacks(output) {
  const lines = output.split("\n").filter((line) => !/^\s+(at |errors: \[)/.test(line));
  return lines.join("\n").trim();
}

function holderLives() {
  try {
    process.kill(Number(readFileSync(inProject(lockPath), "utf8")), 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

/** The system's name for what went wrong. @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
