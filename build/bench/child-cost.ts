import { spawn } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as v from "valibot";
import { inProject } from "../setup/project.mjs";

export type ChildCost = {
  /** What it printed on stdout. */
  readonly printed: string;
  /** User and system time of all its threads. */
  readonly cpuMs: number;
  /** The most memory it held at once. */
  readonly rssMb: number;
  readonly elapsedMs: number;
};

/** Preload it to have a process say what it used. */
export const usageHook = pathToFileURL(inProject("build/bench/print-usage.mjs")).href;
const usageSchema = v.object({ cpuMs: v.number(), peakRssMb: v.number() });
const SAID_LENGTH_MAX = 2000;

/** Runs the command line as built, in a process of its own, and says what that cost. */
export async function cliCost(args: readonly string[]): Promise<ChildCost> {
  const usagePath = join(tmpdir(), `onewall-usage-${process.pid}-${performance.now()}.json`);
  const began = performance.now();
  const command = ["--import", usageHook, inProject("dist/electron/cli.cjs"), ...args];
  const child = spawn(process.execPath, command, {
    env: { ...process.env, ONEWALL_USAGE: usagePath },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const killed = () => child.kill("SIGKILL");
  process.once("exit", killed);
  let [printed, said] = ["", ""];
  child.stdout.on("data", (chunk) => (printed += String(chunk)));
  child.stderr.on("data", (chunk) => (said = (said + String(chunk)).slice(-SAID_LENGTH_MAX)));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  process.removeListener("exit", killed);
  const elapsedMs = performance.now() - began;
  if (code !== 0) throw new Error(`${args.join(" ")} ended with ${code}: ${said}${printed}`);
  const used = v.parse(usageSchema, JSON.parse(readFileSync(usagePath, "utf8")));
  rmSync(usagePath);
  return { printed, elapsedMs, cpuMs: used.cpuMs, rssMb: used.peakRssMb };
}
