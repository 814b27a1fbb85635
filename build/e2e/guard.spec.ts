import { Agent } from "node:http";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { platePicture } from "../../electron/partners/plate-picture.ts";
import { postSigned } from "../../electron/partners/post-signed.ts";
import { randomFrom } from "../../shared/kit/random.ts";
import type { Station } from "./station.ts";
import { StationWindow } from "./station-window.ts";
import { openWallPage } from "./wall-page.ts";
import { test } from "./wall-test.ts";

const DOOR = 17_611;
const SECRET = "a-secret-of-the-sources";
const MINUTE = 60_000;
const agent = new Agent({ keepAlive: true });

test.use({ viewport: { width: 1920, height: 1080 } });

/** The demo city with the same stations, and sources that this test plays itself. */
function withSources(folder: string): void {
  const path = join(folder, "partners.json");
  const file = JSON.parse(readFileSync(path, "utf8"));
  const source = (id: string, kind: string) => ({ id, name: id, kind, secret: SECRET });
  const sources = [
    source("brain", "brain"),
    source("analytics", "analytics"),
    source("kk", "checkpoints"),
  ];
  writeFileSync(path, JSON.stringify({ ...file, listen: { port: DOOR }, sources }));
}

async function send(keyId: string, path: string, message: object): Promise<number> {
  const body = JSON.stringify({ v: 1, ...message });
  const sign = { keyId, secret: SECRET, now: Date.now(), idempotencyKey: path };
  const base = `http://127.0.0.1:${DOOR}`;
  return (await postSigned({ base, path, body, ...sign, msMax: 5000, agent })).status;
}

const basis = () => ({
  ...{ reason: "需人工核实", legalBasis: "视频条例" },
  expiresAt: Date.now() + 30 * MINUTE,
});

/** A second window needs a second code, which the station says once the first is used. */
async function secondWindow(running: Station): Promise<StationWindow> {
  await expect.poll(() => running.said()).toMatch(/next log-in code (\S+)/);
  const code = /next log-in code (\S+)/.exec(running.said())?.[1] ?? "";
  return StationWindow.open({ ...running, code }, "second");
}

const panel = (page: Page) => page.locator('[data-panel="alerts"]');
const rows = (page: Page) => panel(page).locator("[data-key]");

test("an event confirmed in two keys is routed, and its golden minutes run", async ({
  page,
  demoFolder,
  station,
}) => {
  test.setTimeout(180_000);
  withSources(demoFolder);
  const running = await station(demoFolder);
  await openWallPage(page, running);
  const window = await secondWindow(running);
  const [cameraId = ""] = window.wall.camera.keys();
  const captured = Date.now() - 6000;
  const event = {
    ...{ eventId: "1", behaviour: "trying-doors", title: "两人拉车门", cameraId },
    ...{ confidence: 0.9, clip: { ref: "nvr/1", seconds: 12 }, capturedAt: captured },
    ...{ model: { name: "侵财", version: "3.2" }, ...basis() },
  };
  expect(await send("analytics", "/v1/behaviours", event)).toBe(200);
  const { clip: _clip, ...clipless } = event;
  expect(await send("analytics", "/v1/behaviours", { ...clipless, eventId: "2" })).toBe(422);

  await page.keyboard.press("g");
  await expect(panel(page).getByRole("tab", { name: "行为 1" })).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await expect(rows(page)).toHaveCount(1);
  await expect(panel(page)).toContainText("侵财 3.2");
  // Before anybody has confirmed it the card can be judged and nothing else.
  const controls = await panel(page).locator("footer button, [data-foot] button").allInnerTexts();
  const all = await panel(page).getByRole("button").allInnerTexts();
  const acts = [...controls, ...all].map((text) => text.replace(/\s+/gu, " ").trim());
  expect(acts.filter((text) => /派警|发往|转警情|派出所/u.test(text))).toEqual([]);
  expect(window.wall.alert.size).toBe(0);

  await page.keyboard.press("j");
  await page.keyboard.press("1");
  await expect(panel(page)).toContainText("没有待研判的行为事件");
  await page.keyboard.press("ArrowLeft");
  await expect(rows(page)).toHaveCount(1);
  const marks = panel(page).locator("[data-mark]");
  await expect(marks).toHaveCount(6);
  await expect(panel(page).locator('[data-mark="decided"]')).toHaveClass(/done/);
  await expect(panel(page).locator('[data-mark="sent"]')).toHaveClass(/done/, { timeout: 20_000 });
  await expect(panel(page).locator('[data-count="undecided"]')).toContainText("0");

  // Only now a call can be made of it.
  await panel(page).locator('[data-focus="alerts"]').focus();
  await page.keyboard.press("k");
  await window.until(() => window.wall.incident.size > 0, "there is a call");
  const alert = [...window.wall.alert.values()][0];
  const linked = () =>
    [...window.wall.alert.values()].every(({ incidentId }) => incidentId !== null);
  await window.until(linked, "it is linked");
  expect(alert?.alert.type).toBe("property-behaviour");
  window.close();
});

test("what has no route stands in the tray with an alarm until a person acts", async ({
  page,
  demoFolder,
  station,
}) => {
  test.setTimeout(180_000);
  withSources(demoFolder);
  const running = await station(demoFolder);
  await openWallPage(page, running);
  const window = await secondWindow(running);
  const alert = {
    ...{ type: "something-new", title: "新类型预警", capturedAt: Date.now(), ...basis() },
    ...{ address: "广场", lngLat: null },
  };
  expect(await send("brain", "/v1/alerts", { ...alert, alertId: "1" })).toBe(200);
  expect(await send("brain", "/v1/alerts", { ...alert, alertId: "2" })).toBe(200);
  const { legalBasis: _basis, ...baseless } = alert;
  expect(await send("brain", "/v1/alerts", { ...baseless, alertId: "3" })).toBe(422);
  await page.keyboard.press("g");
  await expect(panel(page).locator('[data-count="unrouted"]')).toContainText("2");
  await expect(rows(page).first()).toContainText("未路由");
  const calls = () => [...window.wall.alarm.values()].filter((a) => a.type === "alert-unrouted");
  await window.until(() => calls().length === 1, "there is one alarm");
  await page.keyboard.press("s");
  await expect(panel(page).getByRole("group", { name: "选去向" })).toBeVisible();
  await page.keyboard.press("1");
  await expect(panel(page).locator('[data-count="unrouted"]')).toContainText("1");
  const unrouted = rows(page).filter({ hasText: "未路由" });
  await expect(unrouted).toHaveCount(1);
  await unrouted.click();
  await panel(page).locator('[data-focus="alerts"]').focus();
  await page.keyboard.press("x");
  await expect(panel(page).getByLabel("不予处置的原因")).toBeFocused();
  await page.keyboard.type("重复");
  await page.keyboard.press("Enter");
  await expect(panel(page).locator('[data-count="unrouted"]')).toContainText("0");
  await window.until(() => calls().every((a) => a.condition === "returned"), "it is over");
  // What was refused is counted at its source, for everybody to see.
  const counted = () => window.sources.find(({ id }) => id === "partner:brain")?.rejected;
  await window.until(() => counted()?.["noBasis"] === 1, "it is counted");
  window.close();
});

test("a hit is seen, then confirmed in two keys; each look is written down", async ({
  page,
  demoFolder,
  station,
}) => {
  test.setTimeout(180_000);
  withSources(demoFolder);
  const running = await station(demoFolder);
  await openWallPage(page, running);
  const window = await secondWindow(running);
  const plate = "浙J5K3T2";
  const [checkpointId = ""] = window.wall.checkpoint.keys();
  expect(await send("kk", "/v1/watches", { entryId: "L", plate, ...basis() })).toBe(200);
  const hit = (hitId: string, shown: string, read: string) => ({
    ...{ hitId, entryId: "L", checkpointId, plate: read, confidence: 0.95, capturedAt: Date.now() },
    picture: platePicture(shown, randomFrom(1)).toString("base64"),
  });
  expect(await send("kk", "/v1/hits", hit("1", plate, plate))).toBe(200);
  expect(await send("kk", "/v1/hits", hit("2", "浙J5K3T9", "浙J5K3T9"))).toBe(200);

  await page.keyboard.press("g");
  await panel(page).getByRole("tab", { name: "命中 2" }).click();
  await expect(rows(page)).toHaveCount(2);
  // No screen says the plate before somebody has asked to be shown it.
  expect(await page.content()).not.toContain(plate);
  await page.keyboard.press("j");
  await expect(panel(page).getByRole("button", { name: /号牌一致/u })).toHaveCount(0);
  await page.keyboard.press("v");
  const image = panel(page).locator("img");
  await expect(image).toBeVisible();
  expect(await image.evaluate((node: HTMLImageElement) => node.naturalWidth)).toBe(480);
  await page.keyboard.press("j");
  await page.keyboard.press("1");
  await expect(panel(page)).toContainText("最后出现");
  await window.until(() => window.wall.alert.size === 1, "it is an alert");
  const seen = [...window.wall.hit.values()].flatMap(({ views }) => views);
  expect(seen).toHaveLength(1);

  // The other one reads another plate: it can be rejected and not confirmed.
  await rows(page).filter({ hasText: "与布控号牌不同" }).click();
  await panel(page).locator('[data-focus="alerts"]').focus();
  await page.keyboard.press("v");
  await expect(panel(page).locator("td.differs")).toHaveCount(1);
  await page.keyboard.press("r");
  await page.keyboard.press("1");
  await expect(rows(page)).toHaveCount(1);
  expect(window.wall.alert.size).toBe(1);
  window.close();
});
