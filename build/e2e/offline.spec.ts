import { spawn, spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { inProject } from "../setup/project.mjs";
import { chromiumLaunch } from "./browser.ts";
import { test } from "./wall-test.ts";

/** Network namespaces are Linux's, and root's to make. */
const cannotCut =
  process.platform !== "linux" ||
  process.getuid?.() !== 0 ||
  spawnSync("unshare", ["-n", "true"]).status !== 0;
if (cannotCut) console.log("skipped: cutting off the network needs Linux, root and unshare");
const canCount = spawnSync("strace", ["-V"]).status === 0;
if (!canCount) console.log("outbound attempts are not counted: there is no strace");

type Seen = {
  readonly searches: readonly { text: string; ms: number; hits: number }[];
  readonly routes: readonly { ms: number; metres: number }[];
  readonly drawn: { readonly foreign: readonly string[]; readonly colours: number };
};

test("cut off, the town is searched, routed and drawn, and nothing tries to get out", async ({
  demoFolder,
}) => {
  test.skip(cannotCut, "a network namespace cannot be made here");
  const folder = await mkdtemp(join(tmpdir(), "onewall-trace-"));
  const trace = join(folder, "calls");
  const program = [process.execPath, inProject("build/e2e/offline-visit.mjs"), demoFolder];
  const words = [...program, JSON.stringify(chromiumLaunch()), ...(canCount ? [trace] : [])];
  // The namespace has nothing but a loopback that must be switched on.
  const shell = ["sh", "-c", 'ip link set lo up && exec "$@"', "sh", ...words];
  const visit = spawn("unshare", ["-n", ...shell], { cwd: inProject(".") });
  const heard = { out: "", err: "" };
  visit.stdout.on("data", (chunk) => (heard.out += String(chunk)));
  visit.stderr.on("data", (chunk) => (heard.err += String(chunk)));
  const code = await new Promise((resolve) => visit.once("close", resolve));
  expect(code, heard.err).toBe(0);
  const { searches, routes, drawn } = JSON.parse(heard.out) as Seen;
  expect(searches.filter(({ hits }) => hits === 0)).toEqual([]);
  expect(routes.filter(({ metres }) => metres > 500).length).toBeGreaterThan(5);
  expect(drawn.foreign).toEqual([]);
  expect(drawn.colours, "colours of the map").toBeGreaterThanOrEqual(40);
  const worst = (list: readonly { ms: number }[]) => Math.max(...list.map(({ ms }) => ms));
  console.log(
    `figure: offline, slowest search ${worst(searches).toFixed(1)} ms (200 promised),`,
    `slowest route ${worst(routes).toFixed(1)} ms (1000 promised)`,
  );
  if (canCount) expect(outbound(await readFile(trace, "utf8"))).toEqual([]);
  await rm(folder, { recursive: true });
});

/** System calls of the station that name an address outside this machine. */
function outbound(calls: string): string[] {
  const named = calls.split("\n").filter((line) => line.includes("sa_family=AF_INET"));
  return named.filter((line) => !/inet_addr\("127\.|"::1"|"::ffff:127\./.test(line));
}
