import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { openWallPage } from "./wall-page.ts";
import { test } from "./wall-test.ts";

/** Panels of the board with the cells they cover. */
const tiles = (page: Page) =>
  page.locator(".board > .tile").evaluateAll((all) =>
    all.map((tile) => {
      const panel = tile.querySelector("[data-panel]")?.getAttribute("data-panel") ?? "side";
      return `${panel} ${tile.getAttribute("style") ?? ""}`;
    }),
  );

/** The wall says when what it shows is on disk. */
const written = (page: Page) =>
  expect(page.locator(".boards")).toHaveAttribute("aria-busy", "false");

test("a board is split, widened, swapped by keys, kept over a reload, and taken back", async ({
  page,
  dataFolder,
  station,
}) => {
  await openWallPage(page, await station(dataFolder));
  const before = await tiles(page);
  await page.keyboard.press("w");
  await page.keyboard.press("e");
  await expect(page.locator("[data-tile]")).toHaveCount(3);
  await page.keyboard.press("h");
  await expect(page.locator("[data-tile]")).toHaveCount(4);
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("m");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await tiles(page))[0]).not.toBe(before[0]);
  await page.keyboard.press("Escape");
  await expect(page.locator("[data-tile]")).toHaveCount(0);
  await expect(page.locator(".board > .tile")).toHaveCount(4);
  await written(page);
  const changed = await tiles(page);

  await page.reload();
  await expect(page.locator("[data-link='live']").first()).toBeVisible({ timeout: 30_000 });
  await expect.poll(() => tiles(page)).toEqual(changed);

  await page.keyboard.press("w");
  await page.keyboard.press("e");
  await page.keyboard.press("x");
  await expect(page.locator("[data-tile]")).toHaveCount(3);
  await page.keyboard.press("Escape");
  await written(page);
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect.poll(() => tiles(page)).toEqual(changed);
});
