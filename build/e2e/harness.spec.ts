import { expect } from "@playwright/test";
import type { ElectronApplication } from "@playwright/test";
import { inProject } from "../setup/project.mjs";
import { test } from "./wall-test.ts";

const appPath = inProject("build/e2e/empty-app");
const heads = [0, 960, 1920].map((x) => ({ x, y: 0, width: 960, height: 540 }));

type Bounds = { x: number; y: number; width: number; height: number };
type Seen = { event: string; bounds: Bounds };

test("a window fills each of three monitors to the pixel", async ({ wall, launch }) => {
  const app = await launch({ appPath, display: wall.display });
  expect(await displays(app)).toEqual(heads);
  await expect.poll(() => windows(app)).toEqual(heads);
});

test("a monitor that is unplugged and plugged in again is seen", async ({ wall, launch }) => {
  const app = await launch({ appPath, display: wall.display });
  await expect.poll(() => displays(app)).toEqual(heads);
  await wall.unplug(1);
  await expect.poll(() => seen(app)).toContainEqual({ event: "display-removed", bounds: heads[1] });
  expect(await displays(app)).toEqual([heads[0], heads[2]]);
  await wall.plug(1);
  await expect.poll(() => seen(app)).toContainEqual({ event: "display-added", bounds: heads[1] });
  expect(await displays(app)).toEqual(heads);
});

test("a monitor that moves or changes its size is seen", async ({ wall, launch }) => {
  const app = await launch({ appPath, display: wall.display });
  await expect.poll(() => displays(app)).toEqual(heads);
  const moved = { ...heads[2], x: 1920, y: 200 };
  await wall.move(2, { x: 1920, y: 200 });
  await expect.poll(() => displays(app)).toContainEqual(moved);
  await wall.resize(2, { width: 800, height: 600 });
  await expect.poll(() => displays(app)).toContainEqual({ ...moved, width: 800, height: 600 });
});

test("a window draws with WebGL 2 for the map", async ({ wall, launch }) => {
  const app = await launch({ appPath, display: wall.display });
  const window = await app.firstWindow();
  expect(await window.evaluate(webglVersion)).toContain("WebGL 2");
});

test("the system's browser draws a page, with WebGL 2 for the map", async ({ page }) => {
  expect(await page.evaluate(webglVersion)).toContain("WebGL 2");
});

function webglVersion(): unknown {
  const gl = document.createElement("canvas").getContext("webgl2");
  return gl?.getParameter(gl.VERSION);
}

async function displays(app: ElectronApplication): Promise<Bounds[]> {
  const bounds = await app.evaluate(({ screen }) => screen.getAllDisplays().map((d) => d.bounds));
  return bounds.sort((a, b) => a.x - b.x);
}

async function windows(app: ElectronApplication): Promise<Bounds[]> {
  const bounds = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.getBounds()),
  );
  return bounds.sort((a, b) => a.x - b.x);
}

async function seen(app: ElectronApplication): Promise<Seen[]> {
  return app.evaluate(() => (globalThis as unknown as { seen: Seen[] }).seen);
}
