import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { ensureBuild } from "../setup/ensure-build.mjs";
import { projectRoot } from "../setup/project.mjs";

export type Station = {
  /** Where the wall is served, as the station's first line says it. */
  readonly url: string;
  readonly pid: number;
  /** The one-time log-in code of its stderr. */
  readonly code: string;
  /** What it has said on stderr so far. */
  readonly said: () => string;
  /** Kills it at once, as a power cut would. */
  readonly kill: () => Promise<void>;
  /** Asks it to end, as Ctrl-C does. */
  readonly stop: () => Promise<void>;
};

const startMsMax = 60_000;

/** The station without Electron, from the command line as built, on a port that is free. */
export async function startStation(
  dataFolder: string,
  { args = [] }: { readonly args?: readonly string[] } = {},
): Promise<Station> {
  await ensureBuild();
  const command = ["dist/electron/cli.cjs", "station", "--data", dataFolder, "--port", "0"];
  const child = spawn(process.execPath, [...command, ...args], {
    cwd: projectRoot,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const killed = () => child.kill("SIGKILL");
  process.once("exit", killed);
  child.once("exit", () => process.removeListener("exit", killed));
  const heard = { out: "", err: "" };
  child.stdout.on("data", (chunk) => (heard.out += String(chunk)));
  child.stderr.on("data", (chunk) => (heard.err += String(chunk)));
  const { listening, pid } = await until(child, heard, () => firstLine(heard.out));
  const code = await until(child, heard, () => codeIn(heard.err));
  return {
    url: typeof listening === "number" ? `http://127.0.0.1:${listening}/` : listening,
    pid,
    code,
    said: () => heard.err,
    kill: () => ended(child, "SIGKILL"),
    stop: () => ended(child, "SIGINT"),
  };
}

function firstLine(text: string): { listening: string | number; pid: number } | undefined {
  const end = text.indexOf("\n");
  return end < 0 ? undefined : JSON.parse(text.slice(0, end));
}

/** Whatever the sentence around it, a code looks like no other word: `7KQM-3XRP`. */
function codeIn(text: string): string | undefined {
  return /\b[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}\b/.exec(text)?.[0];
}

async function until<T>(
  child: ChildProcess,
  heard: { readonly err: string },
  read: () => T | undefined,
): Promise<T> {
  const began = Date.now();
  for (;;) {
    const value = read();
    if (value !== undefined) return value;
    if (child.exitCode !== null) throw new Error(`the station ended: ${heard.err}`);
    if (Date.now() - began > startMsMax) throw new Error(`no sign of the station: ${heard.err}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const end = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill(signal);
  const force = setTimeout(() => child.kill("SIGKILL"), 10_000);
  await end;
  clearTimeout(force);
}
