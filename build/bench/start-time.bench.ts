import { join } from "node:path";
import type { ElectronApplication } from "@playwright/test";
import { beforeAll, test } from "vitest";
import { foundElectron, launchElectron } from "../e2e/electron-app.ts";
import type { Launch } from "../e2e/electron-app.ts";
import { XWall } from "../e2e/x-wall.ts";
import { ensureBuild } from "../setup/ensure-build.mjs";
import { inProject } from "../setup/project.mjs";
import { cliCost } from "./child-cost.ts";
import { figure } from "./figure.ts";
import { scratchFolder } from "./scratch-folder.ts";

const SEED = 20_261_124;
const SIZE = { width: 1920, height: 1080 };
/** The first start of each is cold and printed like the others. */
const STARTS = 3;
const WAIT_MS_MAX = 120_000;
/** Memory is read when what was needed for the start is gone again. */
const SETTLE_MS = 15_000;
const folder = scratchFolder();
const data = join(folder, "data");
/** Named, so that nothing is built between the click and the window. */
const [ourApp, emptyApp] = [inProject("."), inProject("build/e2e/empty-app")];

beforeAll(async () => {
  await ensureBuild();
  process.env["ONEWALL_TEST_ELECTRON"] = JSON.stringify(await foundElectron());
  await cliCost(["demo", "--data", data, "--seed", String(SEED)]);
}, 300_000);

for (const heads of [1, 3]) {
  test(`from the click to the first map, beside an empty window, ${heads} monitors`, async () => {
    if (process.platform !== "linux") {
      console.warn("not measured: virtual monitors exist on Linux only");
      return;
    }
    const wall = await XWall.start({ ...SIZE, heads });
    const { display } = wall;
    try {
      for (let start = 1; start <= STARTS; start++) {
        const empty = await started({ display, appPath: emptyApp }, PAINTED);
        const full = await started({ display, appPath: ourApp, dataFolder: data }, MAP_DRAWN);
        const given = { monitors: heads, start };
        figure("start, an empty window", given, empty.measured);
        figure("start, the wall", given, full.measured);
      }
    } finally {
      await wall.stop();
    }
  });
}

/** Epoch milliseconds of the first paint, and of the map with its streets; null: not yet. */
const PAINTED = `performance.getEntriesByType("paint").map((entry) =>
  performance.timeOrigin + entry.startTime)[0] ?? null`;
const MAP_DRAWN = `performance.getEntriesByName("map drawn").map((entry) =>
  performance.timeOrigin + entry.startTime)[0] ?? null`;

/** Starts it, and waits until every window is painted and one shows what it is there for: not every
 *  window of a wall has a map. */
async function started(launch: Launch, done: string) {
  const clicked = Date.now();
  const { app, close } = await launchElectron(launch);
  try {
    const painted = await saidBy("every", app, PAINTED);
    const shown = await saidBy("some", app, done);
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    const memory = await memoryOf(app);
    const [paintMs, shownMs] = [Math.max(...painted) - clicked, Math.min(...shown) - clicked];
    return { measured: { paintMs, shownMs, windows: painted.length, ...memory } };
  } finally {
    await close();
  }
}

/** The numbers that a script gives in the windows, once some or every one gives one. */
async function saidBy(
  who: "some" | "every",
  app: ElectronApplication,
  script: string,
): Promise<readonly number[]> {
  const ends = Date.now() + WAIT_MS_MAX;
  for (;;) {
    const said = await app.evaluate(async ({ screen, BrowserWindow }, code) => {
      const windows = BrowserWindow.getAllWindows();
      if (windows.length < screen.getAllDisplays().length) return [null];
      return Promise.all(windows.map(({ webContents }) => webContents.executeJavaScript(code)));
    }, script);
    const times = said.filter((value): value is number => typeof value === "number");
    if (times.length > 0 && (who === "some" || times.length === said.length)) return times;
    if (Date.now() > ends) throw new Error(`no window said ${script}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Megabytes each kind of process holds, shared pages counted in each. */
async function memoryOf(app: ElectronApplication): Promise<Record<string, number>> {
  const metrics = await app.evaluate(({ app: running }) =>
    running.getAppMetrics().map(({ type, name, memory }) => {
      return { part: type === "Utility" ? (name ?? type) : type, kilobytes: memory.workingSetSize };
    }),
  );
  const held: Record<string, number> = {};
  for (const { part, kilobytes } of metrics) {
    const name = `${part.replace(/\W+/g, "")}Mb`;
    held[name] = (held[name] ?? 0) + kilobytes / 1024;
  }
  return held;
}
