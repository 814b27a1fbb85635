import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { SimulatedPartner } from "../../electron/partners/simulated-partner.ts";
import { openWallPage } from "./wall-page.ts";
import { test } from "./wall-test.ts";

const SECRET = "a-secret-of-the-dialects";
const DOOR = 17_640;
const HOUR = 3_600_000;

test.use({ viewport: { width: 1920, height: 1080 } });

/** The time of day so many hours from now on the clock of the room. */
function clockIn(hours: number): string {
  return new Date(Date.now() + (8 + hours) * HOUR).toISOString().slice(11, 16);
}

/** A centre of its own process, with two people who are there and one who comes later. */
async function dialects(folder: string): Promise<SimulatedPartner> {
  const partner = new SimulatedPartner({
    ...{ id: "dialects", secret: SECRET, seed: 1, now: Date.now },
    script: () => [
      { answer: "received", afterMs: 0, reason: "" },
      { answer: "accepted", afterMs: 1, reason: "" },
      { answer: "returned", afterMs: 2, reason: "双方不愿调解" },
    ],
    door: () => `http://127.0.0.1:${DOOR}`,
  });
  const url = await partner.start();
  const entry = { id: "dialects", name: "乡音", kind: "mediation", url, secret: SECRET };
  const file = { listen: { port: DOOR }, partners: [entry] };
  await writeFile(join(folder, "partners.json"), JSON.stringify(file));
  const all = [{ from: "00:00", to: "00:00" }];
  const later = [{ from: clockIn(2), to: clockIn(4) }];
  const plain = { centre: "dialects", skills: ["邻里"] };
  const mediators = [
    { ...plain, id: "m1", name: "王调解", languages: ["普通话"], shifts: all },
    { ...plain, id: "m2", name: "李调解", languages: ["普通话", "粤语"], shifts: all },
    { ...plain, id: "m3", name: "陈调解", languages: ["粤语"], shifts: later },
  ];
  await writeFile(join(folder, "roster.json"), JSON.stringify({ rosters: [], mediators }));
  return partner;
}

async function reportDispute(page: Page, title: string): Promise<void> {
  await page.keyboard.press("n");
  await page.keyboard.press("3");
  await page.keyboard.type(title);
  for (let i = 0; i < 3; i++) await page.keyboard.press("Enter");
  const row = page
    .locator("[data-panel='incidents']")
    .getByRole("option")
    .filter({ hasText: title });
  if ((await row.count()) === 0) await page.keyboard.press("Control+Enter");
  await expect(row).toHaveCount(1);
  await row.click();
}

test("a mediator is chosen by what the talk needs; who sends it back is passed over", async ({
  page,
  dataFolder,
  station,
}) => {
  test.setTimeout(180_000);
  const partner = await dialects(dataFolder);
  await openWallPage(page, await station(dataFolder));
  await reportDispute(page, "邻里停车纠纷");
  const panel = page.locator("[data-focus='handoffs']");
  await page.keyboard.press("d");
  await expect(panel.getByRole("group", { name: "分流" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("m");
  const choice = panel.getByRole("group", { name: "调解员" });
  const rows = choice.locator("ol li");
  await expect(rows).toHaveCount(3);
  await expect(rows.nth(0)).toContainText("王调解");
  await expect(rows.nth(0)).toContainText("首选");
  await expect(rows.nth(1)).toContainText("顺位在后");
  await expect(rows.nth(2)).toContainText("上岗");
  await page.keyboard.press("l");
  await page.keyboard.press("l");
  await expect(rows.nth(0)).toContainText("李调解");
  await expect(rows.nth(2)).toContainText("不说所需语言");
  await expect(rows.nth(2).getByRole("button")).toBeDisabled();
  await page.keyboard.press("1");
  const items = panel.locator("[data-item]");
  await expect(items).toHaveCount(1);
  await expect(items.first()).toContainText("调解员 李调解 粤语 邻里");
  await expect(items.first()).toContainText("已送达");
  const asked = { skill: "邻里", language: "粤语", dutyAt: null };
  expect(partner.taken.at(-1)).toMatchObject({
    payload: { mediator: { id: "m2", name: "李调解", ...asked } },
  });
  await expect(async () => {
    await partner.speak();
    await expect(items.first()).toContainText("已退回", { timeout: 500 });
  }).toPass();
  await expect(items.first()).toContainText("双方不愿调解");
  await page.keyboard.press("m");
  await page.keyboard.press("l");
  await page.keyboard.press("l");
  await expect(rows.nth(0)).toContainText("陈调解");
  await expect(rows.nth(1)).toContainText("已退回本案 · 双方不愿调解");
  await page.keyboard.press("1");
  await expect(items).toHaveCount(2);
  await expect(items.last()).toContainText("陈调解 粤语 邻里");
  await expect(items.last()).toContainText("上岗");
  await partner.stop();
});
