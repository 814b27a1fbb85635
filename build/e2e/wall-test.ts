// The fixtures of the end-to-end tests. A spec imports `test` from here and `expect` from
// Playwright; what a test asks for by name is made before it and cleared away after it:
//
//   test("the wall opens", async ({ wall, dataFolder, launch }) => { … })
//     dataFolder   an empty folder
//     demoFolder   a folder with the demo city, made once a run and copied, without its alerts
//     wall         an XWall of three 960 × 540 heads (`test.use({ wallSize: … })` for another)
//     launch       launch({ dataFolder, display: wall.display }) → Playwright's ElectronApplication
//     station      station(dataFolder) → the station under plain Node: url, code, kill(), stop()
//     page         Playwright's own, in the system's Chromium
//
// Run one alone:  npx playwright test -c build/e2e/playwright.config.ts <part of its name>
import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { test as base } from "@playwright/test";
import type { ElectronApplication } from "@playwright/test";
import { ensureBuild } from "../setup/ensure-build.mjs";
import { inProject } from "../setup/project.mjs";
import { launchElectron } from "./electron-app.ts";
import type { Launch, LaunchedApp } from "./electron-app.ts";
import { startStation } from "./station.ts";
import type { Station } from "./station.ts";
import { XWall } from "./x-wall.ts";
import type { WallSize } from "./x-wall.ts";

type TestFixtures = {
  wallSize: WallSize;
  wall: XWall;
  dataFolder: string;
  demoFolder: string;
  launch: (launch: Launch) => Promise<ElectronApplication>;
  station: (
    dataFolder: string,
    options?: { readonly args?: readonly string[] },
  ) => Promise<Station>;
};

type WorkerFixtures = { demoCity: string };

export const test = base.extend<TestFixtures, WorkerFixtures>({
  wallSize: [{ heads: 3, width: 960, height: 540 }, { option: true }],

  demoCity: [
    async ({}, use) => {
      await ensureBuild();
      const folder = await mkdtemp(join(tmpdir(), "onewall-demo-"));
      const command = [inProject("dist/electron/cli.cjs"), "demo", "--data", folder];
      await promisify(execFile)(process.execPath, command, { maxBuffer: 50_000_000 });
      await use(folder);
      await rm(folder, { recursive: true, force: true });
    },
    { scope: "worker", timeout: 300_000 },
  ],

  wall: async ({ wallSize }, use, testInfo) => {
    testInfo.skip(process.platform !== "linux", "virtual monitors exist on Linux only");
    const wall = await XWall.start(wallSize);
    await use(wall);
    await wall.stop();
  },

  dataFolder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), "onewall-data-"));
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  },

  demoFolder: async ({ demoCity, dataFolder }, use) => {
    await cp(demoCity, dataFolder, { recursive: true });
    // Alerts that come by chance would stand among what a test counts; who needs some sends them.
    const partners = join(dataFolder, "partners.json");
    const file = JSON.parse(await readFile(partners, "utf8"));
    await writeFile(partners, JSON.stringify({ ...file, sources: [] }));
    await use(dataFolder);
  },

  launch: async ({}, use) => {
    const launched: LaunchedApp[] = [];
    await use(async (launch) => {
      const one = await launchElectron(launch);
      launched.push(one);
      return one.app;
    });
    for (const { close } of launched) await close();
  },

  station: async ({}, use) => {
    const stations: Station[] = [];
    await use(async (dataFolder, options) => {
      const one = await startStation(dataFolder, options);
      stations.push(one);
      return one;
    });
    for (const { stop } of stations) await stop();
  },
});
