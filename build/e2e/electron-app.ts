import type { ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { _electron } from "@playwright/test";
import type { ElectronApplication } from "@playwright/test";
import { ensureBuild } from "../setup/ensure-build.mjs";
import { findElectron } from "../setup/find-electron.mjs";
import type { Electron } from "../setup/find-electron.mjs";
import { projectRoot } from "../setup/project.mjs";

export type Launch = {
  /** An X display, as in `XWall.display`; the one there is, if left out. */
  readonly display?: string;
  /** Handed over as `--data`. */
  readonly dataFolder?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** The folder of another application than ours. */
  readonly appPath?: string;
};

export type LaunchedApp = {
  readonly app: ElectronApplication;
  /** Closes it and forgets its profile; kills it where it does not close. */
  readonly close: () => Promise<void>;
};

const closeMsMax = 10_000;

/** Starts Electron on our application, as built, with a profile of its own. */
export async function launchElectron(launch: Launch): Promise<LaunchedApp> {
  if (launch.appPath === undefined) await ensureBuild();
  const electron = await foundElectron();
  const profile = await mkdtemp(join(tmpdir(), "onewall-profile-"));
  const data = launch.dataFolder === undefined ? [] : ["--data", launch.dataFolder];
  const app = await _electron.launch({
    executablePath: electron.path,
    args: [
      // Root has no sandbox; tests in a container run as root, the product never does.
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      // Without a card, Chromium's own rasteriser is quicker than a GPU process that emulates one.
      "--disable-gpu",
      launch.appPath ?? projectRoot,
      ...data,
      ...(launch.args ?? []),
    ],
    env: {
      ...definedEnv(),
      ...electron.env,
      ...(launch.display === undefined ? {} : { DISPLAY: launch.display, WAYLAND_DISPLAY: "" }),
      XDG_CONFIG_HOME: profile,
      ...launch.env,
    },
    cwd: projectRoot,
    timeout: 60_000,
  });
  // Once it has ended by itself, Playwright no longer knows its process.
  const child = app.process();
  return { app, close: () => closed(app, child, profile) };
}

/** `npm test` looked for it already; a test that is run alone looks itself. */
export async function foundElectron(): Promise<Electron> {
  const known = process.env["ONEWALL_TEST_ELECTRON"];
  return known === undefined ? findElectron() : (JSON.parse(known) as Electron);
}

async function closed(
  app: ElectronApplication,
  child: ChildProcess,
  profile: string,
): Promise<void> {
  const force = setTimeout(() => child.kill("SIGKILL"), closeMsMax);
  await app.close().catch((error: unknown) => console.warn("not closed in order:", String(error)));
  clearTimeout(force);
  await rm(profile, { recursive: true, force: true, maxRetries: 3 });
}

function definedEnv(): Record<string, string> {
  const { ELECTRON_RUN_AS_NODE: _unwanted, ...env } = process.env;
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
