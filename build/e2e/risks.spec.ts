import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { epochMs } from "../../shared/units/quantity.ts";
import type { Station } from "./station.ts";
import { StationWindow } from "./station-window.ts";
import { openWallPage } from "./wall-page.ts";
import { test } from "./wall-test.ts";

// The list of risks by keys, from its first line to one page of paper.

test.use({ viewport: { width: 1920, height: 1080 }, actionTimeout: 15_000 });

const HOUR = 3_600_000;
const panel = (page: Page) => page.locator("[data-panel='risks']");

async function secondWindow(running: Station): Promise<StationWindow> {
  await expect.poll(() => running.said()).toMatch(/next log-in code (\S+)/);
  const code = /next log-in code (\S+)/.exec(running.said())?.[1] ?? "";
  return StationWindow.open({ ...running, code }, "second");
}

async function openRisks(page: Page): Promise<void> {
  await page.keyboard.press("/");
  await page.keyboard.type("fx");
  await page.keyboard.press("Enter");
  await expect(panel(page)).toBeVisible();
}

/** Lists one by its form and gives the row that it has. */
async function list(page: Page, title: string) {
  await page.keyboard.press("m");
  const form = panel(page).getByRole("region", { name: "列一项" });
  await expect(form.getByLabel("隐患")).toBeFocused();
  await page.keyboard.type(title);
  await form.getByLabel("地点").fill("老街 12 号");
  await form.getByLabel("责任单位").fill("城东派出所社区岗");
  await page.keyboard.press("Enter");
  await expect(form).toHaveCount(0);
  const row = panel(page).locator("[data-key]").filter({ hasText: title });
  await expect(row).toHaveCount(1);
  return row;
}

test("a risk leaves the list with signed evidence only, and comes back with its past", async ({
  page,
  dataFolder,
  station,
}, testInfo) => {
  test.setTimeout(120_000);
  const running = await station(dataFolder);
  await openWallPage(page, running);
  const window = await secondWindow(running);
  await openRisks(page);
  await expect(panel(page)).toContainText("没有在册风险");
  await list(page, "楼道堆放杂物");
  const focus = () => panel(page).locator("[data-focus]").focus();
  await focus();
  await page.keyboard.press("j");
  await expect(page.getByText("没有整改证据，不能签字或销号")).toBeVisible();
  await page.keyboard.press("e");
  await expect(panel(page).getByLabel("整改情况")).toBeFocused();
  await page.keyboard.type("已清空");
  await page.keyboard.press("Tab");
  await page.keyboard.type("照片 17");
  await page.keyboard.press("Enter");
  await expect(panel(page).locator("[data-risk]")).toContainText("照片 17");
  await focus();
  await page.keyboard.press("j");
  await expect(page.getByText("现有证据没有人签字，不能销号")).toBeVisible();
  await page.keyboard.press("s");
  await expect(panel(page).locator("[data-round='1']")).toContainText("签字");
  await page.screenshot({ path: testInfo.outputPath("risk-open.png") });
  await page.keyboard.press("j");
  await expect(panel(page)).toContainText("没有在册风险");
  const [closed] = window.wall.risk.values();
  expect(closed?.rounds.at(-1)?.to).not.toBeNull();

  await page.keyboard.press("ArrowRight");
  await expect(panel(page).locator("[data-key]")).toHaveCount(1);
  await page.keyboard.press("r");
  await expect(panel(page).getByLabel("原因")).toBeFocused();
  await page.keyboard.type("又堆上了");
  await page.keyboard.press("Enter");
  await expect(panel(page)).toContainText("还没有销号的风险");
  await focus();
  await page.keyboard.press("ArrowLeft");
  const detail = panel(page).locator("[data-risk]");
  await expect(detail.locator("[data-round]")).toHaveCount(2);
  await expect(detail.locator("[data-round='1']")).toContainText("照片 17");
  await expect(detail.locator("[data-round='2']")).toContainText("还没有证据");
  await page.screenshot({ path: testInfo.outputPath("risk-again.png") });
  window.close();
});

test("a hundred and twenty risks print on one page of A4 within ten seconds", async ({
  page,
  dataFolder,
  station,
}, testInfo) => {
  test.setTimeout(180_000);
  const running = await station(dataFolder);
  await openWallPage(page, running);
  const window = await secondWindow(running);
  const long = "二楼电动车充电棚线路老化并占用消防通道，雨天有漏电风险，须更换线路并划定禁停区";
  for (let i = 0; i < 120; i += 1) {
    await window.command({
      ...{ kind: "list-risk", title: `${i} ${long}`, riskKind: "fire", place: `老街 ${i} 号` },
      ...{ lngLat: null, owner: "城东派出所社区岗", dueAt: epochMs(Date.now() + (i - 40) * HOUR) },
    });
  }
  await openRisks(page);
  await expect(panel(page)).toContainText("在册 120，逾期 41");
  const began = Date.now();
  await page.keyboard.press("t");
  const preview = page.getByRole("dialog", { name: "打印预览" });
  await expect(preview.locator("[data-print-risk]")).toHaveCount(22);
  await expect(preview).toContainText("另有 98 项");
  const paper = await page.pdf({ format: "A4" });
  const ms = Date.now() - began;
  const pages = paper.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length;
  console.log(`figure: 120 risks on ${pages} page of A4, ${ms} ms from the key (10000 promised)`);
  expect(pages).toBe(1);
  expect(ms).toBeLessThanOrEqual(10_000);
  // The most urgent stand on it, in order.
  await expect(preview.locator("[data-print-risk]").first()).toContainText("0 二楼");
  await expect(preview.locator("[data-print-risk]").last()).toContainText("21 二楼");
  await page.screenshot({ path: testInfo.outputPath("risk-paper.png") });
  await page.keyboard.press("Escape");
  await expect(preview).toHaveCount(0);
  window.close();
});
