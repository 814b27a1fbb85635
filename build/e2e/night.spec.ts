import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";
import mqtt from "mqtt";
import { Mosquitto } from "../../electron/feeds/mqtt/mosquitto.test-peer.ts";
import type { PatrolPlan } from "../../shared/model/patrol-plan.ts";
import { linesOf, runCli } from "./run-cli.ts";
import { openWallPage } from "./wall-page.ts";
import { test } from "./wall-test.ts";

test.use({ viewport: { width: 1920, height: 1080 } });

const panel = (page: Page) => page.locator("[data-panel='night']");
/** What an open choice offers; the queue's rows are options of another list. */
const choices = (page: Page) => page.locator("[data-select-item]");
const groups = (page: Page) => panel(page).locator("[data-group]");

/** Asks the command line for the panel, as a hand on the keyboard does. */
async function openNight(page: Page): Promise<void> {
  await page.keyboard.press("/");
  await page.keyboard.type("yx");
  await page.keyboard.press("Enter");
  await expect(panel(page)).toBeVisible();
}

type Asked = { readonly from: string; readonly to: string; readonly withTeam?: boolean };

async function raise(page: Page, name: string, of: Asked): Promise<void> {
  await page.keyboard.press("j");
  const form = panel(page).getByRole("region", { name: "新建编组" });
  await expect(form.getByLabel("名称")).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const offered = choices(page);
  await expect(offered.first()).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expect(offered.and(page.locator("[data-highlighted]"))).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(form.getByRole("combobox", { name: "带队民警" })).not.toHaveText("");
  if (of.withTeam === true) {
    await form.getByRole("combobox", { name: "义警队" }).click();
    await choices(page).nth(1).click();
    await expect(form.locator(".chip")).toHaveCount(1);
  }
  await form.getByLabel("开始").fill(of.from);
  await form.getByLabel("结束").fill(of.to);
  await page.keyboard.press("Enter");
  await expect(form).toHaveCount(0);
  await panel(page).locator("[data-focus]").focus();
}

/** HH:MM of the room, so many minutes from now. */
function clock(minutes: number): string {
  return new Date(Date.now() + minutes * 60_000 + 8 * 3_600_000).toISOString().slice(11, 16);
}

/** Two findings, one of which has no type. */
async function findTwo(page: Page, first: Locator): Promise<void> {
  await first.getByRole("button", { name: "记录发现" }).focus();
  await first.getByLabel("情况").fill("卷帘门未关");
  await page.keyboard.press("Enter");
  await expect(panel(page).locator("[data-finding='other'] dd")).toHaveText("1");
  await first.getByRole("combobox", { name: "类别" }).click();
  await page.getByRole("option", { name: "车辆未锁" }).click();
  await first.getByLabel("情况").fill("电动车未锁，2 号门");
  await page.keyboard.press("Enter");
  await expect(panel(page).locator("[data-finding='unlocked-vehicle'] dd")).toHaveText("1");
}

/** Who walks with a group is named with it before a second one asks for the same. */
async function teamIsTaken(page: Page): Promise<void> {
  await page.keyboard.press("j");
  const form = panel(page).getByRole("region", { name: "新建编组" });
  await form.getByRole("combobox", { name: "义警队" }).click();
  await expect(choices(page).nth(1)).toContainText("已在 二组");
  // The list goes first, and the form with the next stroke.
  await page.keyboard.press("Escape");
  await expect(choices(page)).toHaveCount(0);
  await expect(form).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(form).toHaveCount(0);
  await panel(page).locator("[data-focus]").focus();
}

const stepsOf = (block: Locator) => block.locator(".stop");

test("groups are raised, planned on foot, followed, and write down what they find", async ({
  page,
  demoFolder,
  station,
}, testInfo) => {
  test.setTimeout(300_000);
  const broker = await Mosquitto.start();
  const url = `mqtt://127.0.0.1:${broker.port}`;
  const topics = [{ filter: "wall/v1/#", profile: "onewall" }];
  const line = { kind: "mqtt", id: "groups", name: "夜巡终端", url, topics };
  const feeds = [{ ...line, username: "wall", password: "s3cret" }];
  await writeFile(join(demoFolder, "feeds.json"), JSON.stringify({ feeds }));
  await openWallPage(page, await station(demoFolder));
  await openNight(page);
  await expect(panel(page)).toContainText("今夜没有编组");
  const shift = { from: clock(-30), to: clock(240) };
  await raise(page, "一组", shift);
  await raise(page, "二组", { ...shift, withTeam: true });
  await expect(groups(page)).toHaveCount(2);
  await teamIsTaken(page);

  // Routes on foot are a proposal until the leader accepts them.
  await page.keyboard.press("g");
  await expect(panel(page)).toContainText(/待采用/, { timeout: 90_000 });
  await page.keyboard.press("a");
  await expect(groups(page).first()).toContainText(/去 .+ \d\d:\d\d/);

  const first = groups(page).filter({ hasText: "一组" });
  await first.locator("[data-row]").click();
  expect(await stepsOf(first).count()).toBeGreaterThan(3);
  const groupId = (await first.getAttribute("data-group")) ?? "";
  await findTwo(page, first);
  const place = await firstStopIn(demoFolder);
  const phones = await mqtt.connectAsync(url, { username: "phone", password: "p1" });
  const report = (n: number, at: number) =>
    phones.publishAsync(
      `wall/v1/group/${groupId}/k${n}`,
      JSON.stringify({ lon: place[0] + n * 0.00002, lat: place[1], t: at }),
    );
  for (let n = 0; n < 12; n += 1) await report(n, Date.now());
  await expect(first).toContainText("12 / 15 人");
  await expect(panel(page)).toContainText("定位 12 条，只在内存");
  // It stands at its first stop: the station writes that down, and every window shows it.
  await expect(first).toContainText(/在 /);
  await expect(stepsOf(first).first()).toContainText("在此");
  const picture = await page.screenshot({ path: testInfo.outputPath("night.png") });
  await testInfo.attach("night", { body: picture, contentType: "image/png" });

  // What comes with a time outside the shift is discarded, and the sources say so.
  await report(1, Date.now() - 3_600_000);
  await panel(page).locator("[data-focus]").focus();
  await page.keyboard.press("/");
  await page.keyboard.type("sx 夜巡终端");
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-panel='sources']")).toContainText("班次外定位，到达即弃");

  // Ended, it is forgotten at once; what it found stays.
  await openNight(page);
  await first.getByRole("button", { name: "结束编组" }).click();
  await expect(first).toHaveAttribute("data-phase", "over");
  await expect(panel(page)).not.toContainText("只在内存");
  await expect(panel(page).locator("[data-finding='unlocked-vehicle'] dd")).toHaveText("1");
  await phones.endAsync();
  await broker.remove();
});

/** Where the first stop of the accepted plan lies: the station's own log says it. */
async function firstStopIn(dataFolder: string): Promise<readonly [number, number]> {
  const log = await runCli("log", "--data", dataFolder, "--kind", "patrol-plan-accepted");
  const [line] = linesOf<{ body: { plan: PatrolPlan } }>(log);
  const stop = line?.body.plan.routes.find(({ callSign }) => callSign.startsWith("一组"))?.stops[0];
  if (stop === undefined) throw new Error("no stop was planned");
  return stop.lngLat;
}
