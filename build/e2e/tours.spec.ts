import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { runCli } from "./run-cli.ts";
import type { Station } from "./station.ts";
import { StationWindow } from "./station-window.ts";
import { openWallPage } from "./wall-page.ts";
import { test } from "./wall-test.ts";

// A tour of three waters on the real wall, by keys: one look that lasts, one that does not, one
// that somebody says cannot be seen; and what is left of it afterwards.

test.use({ viewport: { width: 1920, height: 1080 }, actionTimeout: 15_000 });

const panel = (page: Page) => page.locator("[data-panel='tours']");
const NAMES = ["大坝东", "大坝西", "游船码头"];
const MIDDLE = [120.05, 28.95] as const;

const place = (i: number) => [MIDDLE[0] + i * 0.002, MIDDLE[1]].join(",");

/** Cameras at a reservoir, and a life ring by each, as tables that an office would hand in. */
async function furnish(folder: string): Promise<void> {
  const cameras = NAMES.map((name, i) => `cam-${i},${name},水库,${place(i)}`);
  const rings = NAMES.map((name, i) => `ring-${i},${name}救生圈,救生圈,${place(i + 0.2)}`);
  for (const [as, head, lines] of [
    ["cameras", "id,name,group,lng,lat", cameras],
    ["places", "id,name,class,lng,lat", rings],
  ] as const) {
    const file = join(folder, `${as}.csv`);
    await writeFile(file, [head, ...lines].join("\n"));
    const ran = await runCli("import", file, "--as", as, "--crs", "wgs84", "--data", folder);
    expect(ran.code, ran.err).toBe(0);
  }
}

async function secondWindow(running: Station): Promise<StationWindow> {
  await expect.poll(() => running.said()).toMatch(/next log-in code (\S+)/);
  const code = /next log-in code (\S+)/.exec(running.said())?.[1] ?? "";
  return StationWindow.open({ ...running, code }, "second");
}

/** HH:MM of the room within the next minute; the last minute of a day has none after it. */
function soon(): string {
  const at = Date.now() + 8 * 3_600_000;
  const left = 86_400_000 - (at % 86_400_000);
  const minute = left < 120_000 ? at + left : at + 60_000;
  return new Date(minute).toISOString().slice(11, 16);
}

/** Draws a tour up by keys: its name, when, and which cameras. */
async function drawUp(page: Page): Promise<void> {
  await page.keyboard.press("v");
  await expect(panel(page)).toContainText("没有巡查");
  await page.keyboard.press("m");
  const form = panel(page).getByRole("region", { name: "新巡查" });
  await expect(form.getByLabel("名称")).toBeFocused();
  await page.keyboard.type("水库");
  await form.getByLabel("限时（分）").fill("5");
  await form.getByLabel("起始日").fill("1-1");
  await form.getByLabel("截止日").fill("12-31");
  await form.getByLabel("时段起").fill(soon());
  await form.getByLabel("时段止").fill("24:00");
  await form.getByLabel("间隔（分）").fill("5");
  await form.getByLabel(/^点位/).fill("水库");
  for (const name of NAMES) await form.getByRole("button", { name }).click();
  await form.getByLabel("名称").focus();
  await page.keyboard.press("Enter");
  await expect(form).toHaveCount(0);
  await expect(panel(page).locator("[data-tour]")).toHaveCount(1);
}

/** What was skimmed came before the eye again; both wait in the list of what is to be seen to. */
async function seeToBoth(page: Page, picture: string): Promise<void> {
  const looking = panel(page).locator("[data-looking]");
  await expect(looking).toHaveAttribute("data-looking", /cam-1$/);
  await panel(page).getByRole("tab", { name: "待处理 2" }).click();
  const items = panel(page).locator("[data-key]");
  await expect(items).toHaveCount(2);
  await expect(items.first()).toContainText("走过场");
  await page.screenshot({ path: picture });
  await items.filter({ hasText: "无法查看" }).click();
  await panel(page).locator("[data-focus]").focus();
  await page.keyboard.press("s");
  await page.keyboard.type("已派人到码头");
  await page.keyboard.press("Enter");
  await expect(items).toHaveCount(1);
  await panel(page).locator("[data-focus]").focus();
  await page.keyboard.press("b");
  await expect(looking).toContainText("已看 00:00");
  await expect(looking).toContainText("可确认", { timeout: 20_000 });
  await page.keyboard.press("Enter");
  await expect(panel(page)).toContainText("没有待处理的点位");
}

test("a look counts with its seconds; what was skimmed or unseen stays to be seen to", async ({
  page,
  dataFolder,
  station,
}, testInfo) => {
  test.setTimeout(300_000);
  await furnish(dataFolder);
  const running = await station(dataFolder);
  await openWallPage(page, running);
  const window = await secondWindow(running);
  await drawUp(page);
  const tour = panel(page).locator("[data-tour]");
  await expect(tour).toHaveAttribute("data-running", "true", { timeout: 150_000 });

  const looking = panel(page).locator("[data-looking]");
  await panel(page).locator("[data-focus]").focus();
  await page.keyboard.press("j");
  await expect(looking).toHaveAttribute("data-looking", /cam-0$/);
  await expect(looking).toContainText("大坝东");
  await expect(looking).toContainText("最近救生圈");
  await expect(looking).toContainText("可确认", { timeout: 20_000 });
  await panel(page)
    .getByRole("button", { name: /^救生圈/ })
    .click();
  await page.screenshot({ path: testInfo.outputPath("tour-looking.png") });

  // Confirmed, the next one is before the eye; said too soon it is no look.
  await panel(page).locator("[data-focus]").focus();
  await page.keyboard.press("Enter");
  await expect(looking).toHaveAttribute("data-looking", /cam-1$/);
  await page.keyboard.press("Enter");
  await expect(looking).toHaveAttribute("data-looking", /cam-2$/);
  await page.keyboard.press("f");
  await page.keyboard.press("Alt+3");
  await page.keyboard.type("架上空着");
  await page.keyboard.press("Enter");
  await expect(looking.getByRole("button", { name: /^无法查看/ })).toBeVisible();
  await page.keyboard.press("x");
  const stop = (i: number) => panel(page).locator(`[data-stop$='cam-${i}']`);
  await expect(stop(0)).toHaveAttribute("data-standing", "looked");
  await expect(stop(1)).toHaveAttribute("data-standing", "skimmed");
  await expect(stop(2)).toHaveAttribute("data-standing", "unviewable");

  await seeToBoth(page, testInfo.outputPath("tour-items.png"));

  await panel(page).getByRole("tab", { name: "记录" }).click();
  const lines = panel(page).locator("[data-line]");
  await expect(lines).toHaveCount(4);
  await expect(lines.nth(1)).toContainText("走过场");
  await expect(lines.nth(3)).toContainText("已派人到码头");
  await page.screenshot({ path: testInfo.outputPath("tour-report.png") });
  const [state] = window.wall.tour.values();
  const [run] = state?.runs ?? [];
  expect(run?.findings).toMatchObject([{ type: "ring-missing", note: "架上空着" }]);
  const looks = run?.stops.map(({ looks: of }) => of.map(({ outcome }) => outcome));
  expect(looks).toEqual([["looked"], ["skimmed", "looked"], ["unviewable"]]);
  window.close();
});
