import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { StationWindow } from "./station-window.ts";
import { openWallPage } from "./wall-page.ts";
import { test } from "./wall-test.ts";

// M18 as an operator works it, in a browser on a real station of the demo city.

test.use({ viewport: { width: 1920, height: 1080 } });

const panelOf = (page: Page) => page.locator("[data-focus='markings']");
const rowsOf = (page: Page) => panelOf(page).locator("[data-marking]");

test("shapes by mouse and by key alone, a fence, erased and taken back, a unit's trail", async ({
  page,
  demoFolder,
  station,
}, testInfo) => {
  test.setTimeout(240_000);
  const running = await station(demoFolder);
  await openWallPage(page, running);
  await expect.poll(() => running.said()).toMatch(/next log-in code (\S+)/);
  const code = /next log-in code (\S+)/.exec(running.said())?.[1] ?? "";
  const window = await StationWindow.open({ ...running, code });
  const shapes = () => [...window.wall.marking.values()].filter((one) => one.erasedAt === null);

  // Four corners that cross as they are clicked: mended, and said so.
  await page.keyboard.press("k");
  await expect(panelOf(page).locator("[data-drawing]")).toBeVisible();
  const box = await page.locator(".wall-map").boundingBox();
  if (box === null) throw new Error("the map stands on the wall");
  const corners = [
    [0.35, 0.35],
    [0.6, 0.65],
    [0.6, 0.35],
    [0.35, 0.65],
  ] as const;
  for (const [at, [x, y]] of corners.entries()) {
    await page.mouse.click(box.x + box.width * x, box.y + box.height * y);
    await expect(panelOf(page).locator(`[data-drawing='${at + 1}']`)).toBeVisible();
    await page.waitForTimeout(400);
  }
  await panelOf(page).getByText("进出", { exact: true }).click();
  await panelOf(page).getByLabel("名称").fill("校园警戒区");
  await page.screenshot({ path: testInfo.outputPath("drawing.png") });
  await page.keyboard.press("Enter");
  await expect(rowsOf(page).first()).toContainText("校园警戒区");
  await expect(rowsOf(page).first()).toContainText("已修正交叉");
  await expect(page.getByText("边有交叉")).toBeVisible();
  await window.until(() => shapes().length === 1, "another window has it");
  expect(shapes()[0]).toMatchObject({ repaired: true, fence: "both" });

  await circleByKeys(page);
  await window.until(() => shapes().length === 2, "another window has the circle");
  expect(shapes()[1]?.form).toMatchObject({ kind: "circle", radius: 500 });
  await page.waitForTimeout(1500);
  await page.screenshot({ path: testInfo.outputPath("drawn.png") });

  await rowsOf(page).first().getByRole("button", { name: "擦除" }).click();
  await expect(rowsOf(page)).toHaveCount(1);
  await panelOf(page).focus();
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("dialog", { name: "撤回操作" })).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(rowsOf(page)).toHaveCount(2);

  await trailOf(page, window);
  await page.waitForTimeout(1500);
  await page.screenshot({ path: testInfo.outputPath("trail.png") });
  window.close();
});

/** Without a mouse: the map has the keyboard, its middle is the centre. */
async function circleByKeys(page: Page): Promise<void> {
  await page.keyboard.press("Escape");
  await page.keyboard.press("k");
  const form = panelOf(page).locator("[data-drawing]");
  await expect(form).toBeVisible();
  await expect(page.locator(".wall-map canvas").first()).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await page.waitForTimeout(600);
  await page.keyboard.press("Enter");
  await expect(panelOf(page).locator("[data-drawing='1']")).toBeVisible();
  // Asked for again, the form has the keyboard.
  await page.keyboard.press("k");
  await expect(panelOf(page).locator("input:focus")).toBeVisible();
  await panelOf(page).getByText("圆", { exact: true }).click();
  await panelOf(page).getByLabel("半径（米）").fill("500");
  await page.keyboard.press("Control+Enter");
  await expect(form).toHaveCount(0);
}

/** A unit that has been seen moving, by a word on the command line. */
async function trailOf(page: Page, window: StationWindow): Promise<void> {
  const speeds = () =>
    [...window.wall.unit.values()].flatMap(({ unit }) => {
      if (unit === null) return [];
      const row = window.sightings.rowOf(`unit:${unit.id}`);
      return (window.sightings.speed[row] ?? 0) > 1 ? [unit.callSign] : [];
    });
  await window.until(() => speeds().length > 0, "a unit moves", 60_000);
  const [callSign = ""] = speeds();
  await page.waitForTimeout(8000);
  await page.keyboard.press("Escape");
  await page.keyboard.press("/");
  let looks = 0;
  window.onShown = ({ event }) => {
    if (event.kind === "thing-viewed" && event.thing === "unit") looks += 1;
  };
  await page.keyboard.type(`gj ${callSign}`);
  await expect(page.getByRole("dialog")).toContainText("走过的路");
  await page.keyboard.press("Enter");
  await window.until(() => looks > 0, "the look is written");
}
