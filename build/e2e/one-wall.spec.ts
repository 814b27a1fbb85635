import { expect } from "@playwright/test";
import type { ElectronApplication, Locator, Page } from "@playwright/test";
import { boundsHold } from "../../shared/units/lng-lat.ts";
import type { Bounds } from "../../shared/units/lng-lat.ts";
import { test } from "./wall-test.ts";

/** Where the demo city lies. */
const COUNTY: Bounds = [119.87, 28.8, 120.17, 29.0];

/** Windows that show the time of one clock may differ by so much. */
const CLOCKS_MS_MAX = 50;

async function openThree(
  launch: (options: object) => Promise<ElectronApplication>,
  options: object,
): Promise<readonly Page[]> {
  const app = await launch(options);
  await expect.poll(() => app.windows().length, { timeout: 30_000 }).toBe(3);
  for (const page of app.windows()) {
    await expect(page.locator(".wall[data-link='live']")).toBeVisible({ timeout: 30_000 });
  }
  return app.windows();
}

test("a call taken in one window stands in all, and one selection is that of every window", async ({
  wall,
  demoFolder,
  launch,
}) => {
  const windows = await openThree(launch, { display: wall.display, dataFolder: demoFolder });
  const dispatch = await windowWith(windows, "[data-panel='incident-card']");
  await dispatch.keyboard.press("n");
  await dispatch.keyboard.press("3");
  await dispatch.keyboard.type("两人争吵");
  await dispatch.keyboard.press("Control+Enter");
  await expect(dispatch.locator("[data-focus='incident-card']")).toContainText("两人争吵");
  const others = windows.filter((page) => page !== dispatch);
  for (const page of others) {
    // With nothing selected the key shows the sheet of keys.
    await expect(page.locator(".wall")).not.toHaveAttribute("data-selected", "");
    await page.keyboard.press("?");
    await expect(page.locator("[data-panel='explain']")).toContainText("两人争吵");
  }
});

test("every window of a start shows the city, though its pack is read after they opened", async ({
  wall,
  demoFolder,
  launch,
}) => {
  const windows = await openThree(launch, { display: wall.display, dataFolder: demoFolder });
  let maps = 0;
  for (const page of windows) {
    for (const map of await page.locator("[data-camera]").all()) {
      maps += 1;
      await expect.poll(() => showsCity(map), { timeout: 30_000 }).toBe(true);
    }
  }
  expect(maps).toBe(3);
});

/** Whether the middle of a map lies in the county, and the county fills the map. */
async function showsCity(map: Locator): Promise<boolean> {
  const camera = (await map.getAttribute("data-camera")) ?? "";
  const [lng = NaN, lat = NaN, zoom = NaN] = camera.split(" ").map(Number);
  return boundsHold(COUNTY, [lng, lat]) && zoom > 9;
}

/** The window whose board has a panel. */
async function windowWith(windows: readonly Page[], panel: string): Promise<Page> {
  for (const page of windows) if ((await page.locator(panel).count()) > 0) return page;
  throw new Error(`no window has ${panel}`);
}

test("the clocks of all windows turn together", async ({ wall, dataFolder, launch }) => {
  const windows = await openThree(launch, { display: wall.display, dataFolder });
  const turns = await Promise.all(windows.map((page) => page.evaluate(turnsOfClock, 12)));
  const offsets = turns.map((times) => median(times.map((time) => time % 1_000)));
  const apart = Math.max(...offsets) - Math.min(...offsets);
  console.log(`figure: clocks of three windows apart by ${Math.round(apart)} ms at the median`);
  const shown = await Promise.all(windows.map((page) => page.locator("header time").textContent()));
  const seconds = shown.map((text) => Number(text?.slice(-2)));
  const [first = 0] = seconds;
  for (const second of seconds) expect([0, 1, 59]).toContain((second - first + 60) % 60);
  expect(apart).toBeLessThan(CLOCKS_MS_MAX * 4);
});

/** When the clock on a page turns, epoch ms of this machine, as often as asked. */
function turnsOfClock(times: number): Promise<number[]> {
  const clock = document.querySelector("header time");
  return new Promise((resolve, reject) => {
    if (clock === null) return reject(new Error("the wall has a clock"));
    const seen: number[] = [];
    const observer = new MutationObserver(() => {
      seen.push(performance.timeOrigin + performance.now());
      if (seen.length < times) return;
      observer.disconnect();
      resolve(seen);
    });
    observer.observe(clock, { childList: true, characterData: true, subtree: true });
  });
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

test("a board chosen for a monitor is there again when the monitor comes back", async ({
  wall,
  dataFolder,
  launch,
}) => {
  const app = await launch({ display: wall.display, dataFolder });
  await expect.poll(() => app.windows().length, { timeout: 30_000 }).toBe(3);
  const second = () => app.windows().find((page) => page.url().includes("DUMMY1"));
  const scene = () => second()?.locator("button.scene").textContent() ?? Promise.resolve("");
  await expect.poll(scene).toContain("总览");
  await second()?.keyboard.press("w");
  await second()?.getByRole("dialog").getByText("巡防").first().click();
  await second()?.keyboard.press("Escape");
  await expect.poll(scene).toContain("巡防");
  await wall.unplug(1);
  await expect.poll(() => app.windows().length).toBe(2);
  await wall.plug(1);
  await expect.poll(() => app.windows().length).toBe(3);
  await expect.poll(scene, { timeout: 20_000 }).toContain("巡防");
});
