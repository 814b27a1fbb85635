import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect as plainExpect } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";
import { Mosquitto } from "../../electron/feeds/mqtt/mosquitto.test-peer.ts";
import { Disk } from "./disk.ts";
import { isOpenStage } from "../../shared/fold/incident-state.ts";
import { secondWindow } from "./station-window.ts";
import type { Station } from "./station.ts";
import { openWallPage } from "./wall-page.ts";
import { test } from "./wall-test.ts";

// The life of a call, from the first word to the archive, with no hand on the mouse.

test.use({ viewport: { width: 1366, height: 768 } });

/** The map is drawn by the processor here, beside whatever else the machine does. */
const expect = plainExpect.configure({ timeout: 60_000 });

const CREWS = 4;

/** A station whose crews say where they are and do nothing by themselves. */
async function quietCrews(folder: string) {
  const broker = await Mosquitto.start();
  const feeds = join(folder, "mqtt-feeds.json");
  const topics = [{ filter: "wall/v1/#", profile: "onewall" }];
  const login = { username: "wall", password: "s3cret", url: `mqtt://127.0.0.1:${broker.port}` };
  const source = { kind: "mqtt", id: "radio", name: "手台定位", ...login, topics };
  await writeFile(feeds, JSON.stringify({ feeds: [source] }));
  const rows = (await readFile(join(folder, "demo", "units.csv"), "utf8")).trim().split("\n");
  const cars = rows.map((row) => row.split(",")).filter((row) => row[3] === "car");
  const timer = setInterval(() => {
    for (const [id, , , , , , lng, lat] of cars.slice(0, CREWS)) {
      const fix = { lon: Number(lng), lat: Number(lat), t: Date.now() };
      broker.publish(`wall/v1/vehicle/${id ?? ""}`, JSON.stringify(fix));
    }
  }, 1000);
  const end = async () => {
    clearInterval(timer);
    await broker.remove();
  };
  return { args: ["--feeds", feeds], end };
}

/** Closes what the demo's own past left open: its alarms would come among those of a test. */
async function closeAll(running: Station): Promise<void> {
  const window = await secondWindow(running);
  const reason = "演示历史";
  for (const { report, stage } of window.wall.incident.values()) {
    if (!isOpenStage(stage)) continue;
    const incidentId = report.id;
    await window.command({ kind: "close-incident", incidentId, stage: "cancelled", reason });
  }
  const ofCalls = () => {
    return [...window.wall.alarm.values()].filter(({ incidentId }) => incidentId !== null);
  };
  await window.until(() => ofCalls().every((one) => one.condition === "returned"), "all is over");
  for (const { id: alarmId, acknowledged } of ofCalls()) {
    if (acknowledged !== null) continue;
    await window.command({ kind: "acknowledge-alarm", alarmId, reason: "known" });
  }
  window.close();
}

const card = (page: Page) => page.locator("[data-focus='incident-card']");
const notices = (page: Page) => page.getByRole("status").or(page.getByRole("alert"));

/** Takes a call at the same place as any other, and leaves the card in hand. */
async function takeCall(page: Page, title: string) {
  await page.keyboard.press("n");
  await expect(page.getByRole("radio", { checked: true }).first()).toBeFocused();
  await page.keyboard.press("3");
  await page.keyboard.type(title);
  await page.keyboard.press("Enter");
  await page.keyboard.type("jnjd");
  const found = page.getByRole("listbox", { name: "地址" }).getByRole("option");
  await expect(found.filter({ hasText: "江南街道" }).first()).toBeVisible();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await expect(card(page)).toContainText(title);
  await expect(card(page)).toBeFocused();
}

async function stageIs(page: Page, name: string) {
  await expect(card(page).locator("[aria-current='step']")).toContainText(name);
}

/** A form of the card: what it asks for is typed, and Enter takes it. */
async function fill(page: Page, key: string, text: string) {
  await page.keyboard.press(key);
  const box = card(page).getByRole("textbox").last();
  await expect(box).toBeFocused();
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
  await expect(box).toHaveCount(0);
  await expect(card(page)).toBeFocused();
}

async function refused(page: Page, key: string, text: RegExp) {
  await page.keyboard.press(key);
  await expect(notices(page).filter({ hasText: text }).first()).toBeVisible();
}

async function candidates(page: Page): Promise<Locator> {
  const rows = card(page)
    .getByRole("list")
    .getByRole("button")
    .filter({ hasText: /\d:\d\d/ });
  await expect(rows.first()).toBeVisible({ timeout: 30_000 });
  return rows;
}

/** From the first word to the scene: sent, taken off, sent again, on the way, there, and more. */
async function workTheScene(page: Page) {
  await refused(page, "f", /接警 的警情不能 反馈.*派警/);
  await refused(page, "s", /接警 的警情不能 签收/);
  await candidates(page);
  await page.keyboard.press("1");
  await stageIs(page, "派警");
  await page.keyboard.press("b");
  await stageIs(page, "接警");
  await candidates(page);
  await page.keyboard.press("2");
  await stageIs(page, "派警");
  for (const name of ["签收", "出动", "到达", "处置"]) {
    if (name === "到达") await refused(page, "g", /出动 的警情不能 归档.*到达.*改派/);
    await page.keyboard.press("s");
    await stageIs(page, name);
  }
  await refused(page, "b", /处置 的警情不能 改派/);
  await fill(page, "a", "人多");
  await expect(card(page)).toContainText("现场要求增援");
  await candidates(page);
  await page.keyboard.press("1");
  await expect(card(page)).not.toContainText("现场要求增援");
  await stageIs(page, "处置");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("s");
  await expect(card(page).locator(".mine")).toContainText("签收");
}

/** Tagged, filled in, fed back, reviewed, sent back, archived, taken up again, cancelled. */
async function writeAndClose(page: Page) {
  await page.keyboard.press("t");
  await page.keyboard.type("tc");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect(card(page).getByRole("list", { name: "标签" })).toContainText("停车");
  await page.keyboard.press("m");
  await expect(card(page).getByRole("textbox").first()).toBeFocused();
  await page.keyboard.type("2");
  await page.keyboard.press("Enter");
  await expect(card(page).getByRole("region", { name: "纠纷" })).toContainText("调解时限");
  await fill(page, "f", "已劝离");
  await stageIs(page, "反馈");
  await fill(page, "r", "");
  await stageIs(page, "复核");
  await fill(page, "z", "结果写错");
  await expect(card(page)).toContainText("退回反馈：结果写错");
  await refused(page, "r", /反馈 的警情不能 复核.*反馈/);
  await fill(page, "f", "双方和解");
  await expect(card(page)).not.toContainText("退回反馈：结果写错");
  await fill(page, "r", "");
  await stageIs(page, "复核");
  await fill(page, "g", "");
  await stageIs(page, "归档");
  await fill(page, "z", "再次来电");
  await stageIs(page, "接警");
  await fill(page, "x", "重复");
  await stageIs(page, "撤销");
  await fill(page, "z", "又来电");
  await stageIs(page, "接警");
}

test("every edge from the call to the archive is reached by keyboard, one row each", async ({
  page,
  demoFolder,
  station,
}) => {
  test.setTimeout(900_000);
  const { args, end } = await quietCrews(demoFolder);
  await openWallPage(page, await station(demoFolder, { args }));
  await takeCall(page, "停车争执");
  const id = await card(page).locator("header p").first().textContent();
  await workTheScene(page);
  await writeAndClose(page);
  await end();

  const disk = new Disk(demoFolder);
  const rows = disk.read().filter(({ entity }) => entity === `incident:${id}`);
  expect(rows.map(({ kind }) => kind)).toEqual([
    "incident-reported",
    "unit-dispatched",
    "assignment-advanced",
    "unit-dispatched",
    ...Array.from({ length: 4 }, () => "assignment-advanced"),
    "back-up-asked",
    "unit-dispatched",
    "assignment-advanced",
    "incident-tagged",
    "template-filled",
    "incident-fed-back",
    "incident-closed",
    "incident-reopened",
    "incident-fed-back",
    "incident-closed",
    "incident-closed",
    "incident-reopened",
    "incident-closed",
    "incident-reopened",
  ]);
  for (const { body, actor } of rows) {
    expect(actor).toBe("值班席");
    expect(JSON.parse(body)).toMatchObject({ edge: { terminal: "browser-1", link: "online" } });
  }
  disk.close();
});

test("the same call twice is proposed, merged by a person, kept, and split again", async ({
  page,
  demoFolder,
  station,
}) => {
  test.setTimeout(600_000);
  const { args, end } = await quietCrews(demoFolder);
  await openWallPage(page, await station(demoFolder, { args }));
  await takeCall(page, "两人争吵");
  await takeCall(page, "有人吵架");
  await expect(card(page)).toContainText("可能是同一件");
  await page.keyboard.press("h");
  await stageIs(page, "合并");
  await expect(card(page)).toContainText("已并入");
  await refused(page, "x", /合并 的警情不能 撤销.*拆分/);
  await fill(page, "u", "不是一件");
  await stageIs(page, "接警");
  await expect(card(page)).not.toContainText("可能是同一件");
  await page.keyboard.press("Escape");
  await end();
});

test("an alarm is seen, acknowledged with a reason, undone and shelved by keyboard", async ({
  page,
  demoFolder,
  station,
}) => {
  test.setTimeout(600_000);
  const { args, end } = await quietCrews(demoFolder);
  const running = await station(demoFolder, { args });
  await openWallPage(page, running);
  await closeAll(running);
  await takeCall(page, "停车争执");
  await candidates(page);
  await page.keyboard.press("1");
  await stageIs(page, "派警");
  const chip = page.locator("header").getByRole("button", { name: /告警 1/ });
  await expect(chip).toBeVisible({ timeout: 70_000 });
  await page.keyboard.press("Escape");
  await page.keyboard.press("l");
  const panel = page.locator("[data-focus='alarms']");
  await expect(panel).toBeFocused();
  await expect(panel).toContainText("无人签收");
  await page.keyboard.press("a");
  await page.keyboard.press("1");
  await expect(chip).toHaveCount(0);
  await expect(panel).toContainText("值班席");
  await page.keyboard.press("u");
  await expect(chip).toBeVisible();
  await page.keyboard.press("v");
  await page.keyboard.press("Alt+1");
  await page.keyboard.type("等回话");
  await page.keyboard.press("Enter");
  await expect(panel.getByRole("button", { name: /搁置 1/ })).toBeVisible();
  await expect(chip).toHaveCount(0);
  await page.keyboard.press("h");
  await expect(panel).toContainText("恢复");
  await page.keyboard.press("v");
  await expect(chip).toBeVisible();
  await page.keyboard.press("h");
  await page.keyboard.press("o");
  await expect(card(page)).toContainText("停车争执");
  await end();
});
