import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { Mosquitto } from "../../electron/feeds/mqtt/mosquitto.test-peer.ts";
import { test } from "./wall-test.ts";
import { coloursOf, openWallPage } from "./wall-page.ts";

test.use({ viewport: { width: 1600, height: 900 } });

const map = (page: Page) => page.getByRole("region", { name: "地图", exact: true });
const families = (page: Page) => page.getByRole("group", { name: "图层" }).getByRole("button");

test("the town is drawn, and each family comes and goes by its key and by the mouse", async ({
  page,
  demoFolder,
  station,
}) => {
  await openWallPage(page, await station(demoFolder));
  await expect.poll(() => coloursOf(map(page)), { timeout: 60_000 }).toBeGreaterThan(40);
  await expect(families(page)).toHaveCount(6);
  await expect(families(page).first()).toContainText("4 980/5 000");
  for (let index = 0; index < 6; index++) {
    const family = families(page).nth(index);
    const was = await family.getAttribute("aria-pressed");
    const other = was === "true" ? "false" : "true";
    const began = performance.now();
    await page.keyboard.press(String(index + 1));
    await expect(family).toHaveAttribute("aria-pressed", other);
    const ms = performance.now() - began;
    await family.click();
    await expect(family).toHaveAttribute("aria-pressed", was ?? "");
    console.log(`figure: family ${index + 1} turned by its key in ${Math.round(ms)} ms`);
  }
});

test("things without a place are listed; places are found by all three scripts", async ({
  page,
  demoFolder,
  station,
}) => {
  await openWallPage(page, await station(demoFolder));
  await page.keyboard.press("0");
  const list = page.locator("[data-panel='unlocated']");
  const planted = await plantedIn(demoFolder);
  expect(planted).toHaveLength(20);
  for (const name of planted) await expect(list).toContainText(name);
  await expect(list).toContainText("没有位置");
  await expect(list).toContainText("坐标为零");
  for (const text of ["江南街道", "jiangnanjiedao", "jnjd"]) {
    await page.keyboard.press("Control+k");
    await page.keyboard.type(text);
    const hit = page.getByRole("option").filter({ hasText: "江南街道" }).first();
    await expect(hit, text).toBeVisible();
    await page.keyboard.press("Escape");
  }
});

/** Names of the demo city's cameras that were given no place, or one that is none. */
async function plantedIn(folder: string): Promise<string[]> {
  const text = await readFile(join(folder, "demo", "cameras.csv"), "utf8");
  const rows = text
    .trim()
    .split("\n")
    .slice(1)
    .map((row) => row.split(","));
  const held = rows.filter((row) => row[4] === "" || (row[4] === "0" && row[5] === "0"));
  return held.map((row) => row[1] ?? "");
}

test("a common call is taken and sent by keyboard alone, in twelve keys at most", async ({
  page,
  demoFolder,
  station,
}) => {
  test.setTimeout(180_000);
  await openWallPage(page, await station(demoFolder));
  let keys = 0;
  const press = async (key: string) => {
    keys += 1;
    await page.keyboard.press(key);
  };
  await press("n");
  await expect(page.getByRole("radio", { checked: true }).first()).toBeFocused();
  await press("3");
  await page.keyboard.type("两人争吵");
  await press("Enter");
  await page.keyboard.type("jnjd");
  await expect(page.getByRole("option").filter({ hasText: "江南街道" }).first()).toBeVisible();
  await press("Enter");
  await press("Enter");
  const card = page.locator("[data-focus='incident-card']");
  await expect(card).toContainText("两人争吵");
  await expect(card).toBeFocused();
  const candidates = card
    .getByRole("list")
    .getByRole("button")
    .filter({ hasText: /\d:\d\d/ });
  await expect(candidates).toHaveCount(3);
  await press("1");
  await expect(candidates).toHaveCount(0);
  expect(keys).toBeLessThanOrEqual(12);
  console.log(`figure: report to dispatch in ${keys} keys besides the text`);
  await expect(page.locator("[data-panel='incidents']")).toContainText("两人争吵");
  // The crew signs by itself; the picture follows without a hand.
  await expect(card.getByText(/签收/).first()).toBeVisible({ timeout: 60_000 });
  await page.keyboard.press("x");
  await expect(card.getByRole("textbox")).toBeVisible();
});

test("P plans routes with reasons, and the crews have them once the leader accepts", async ({
  page,
  demoFolder,
  station,
}) => {
  test.setTimeout(180_000);
  await openWallPage(page, await station(demoFolder));
  const panel = page.locator("[data-focus='patrol']");
  await expect(families(page).nth(2)).not.toContainText("—");
  await page.keyboard.press("p");
  const accept = panel.getByRole("button", { name: /采用/ });
  await expect(accept).toBeEnabled({ timeout: 60_000 });
  await expect(panel).toContainText("采用之前，任何警力都收不到");
  await panel.locator(".route").first().getByRole("button").first().click();
  await expect(panel.locator(".stop .why").first()).toHaveText(/高发|盲区|岗点|近 28 日|距摄像机/);
  await accept.click();
  await expect(panel).toContainText("采用", { timeout: 10_000 });
  await expect(panel.getByRole("button", { name: "终止方案" })).toBeVisible();
});

test("malformed messages of a real broker are counted on the sources panel, by reason", async ({
  page,
  demoFolder,
  station,
}) => {
  const broker = await Mosquitto.start();
  const feeds = join(demoFolder, "mqtt-feeds.json");
  const topics = [{ filter: "wall/v1/#", profile: "onewall" }];
  const login = { username: "wall", password: "s3cret", url: `mqtt://127.0.0.1:${broker.port}` };
  const source = { kind: "mqtt", id: "radio", name: "手台定位", ...login, topics };
  await writeFile(feeds, JSON.stringify({ feeds: [source] }));
  await openWallPage(page, await station(demoFolder, { args: ["--feeds", feeds] }));
  await page.getByRole("tab", { name: "数据源" }).click();
  const row = page.locator("[data-panel='sources'] li").filter({ hasText: "手台定位" });
  await expect(row).toContainText("MQTT 5");
  const good = { lon: 120.03, lat: 28.9, t: Date.now() };
  broker.publish("wall/v1/vehicle/car-1", JSON.stringify(good));
  for (const bad of ["{", "[]", '{"lon":"east"}', "\u0000\u0001"]) {
    broker.publish("wall/v1/vehicle/car-2", bad);
  }
  await expect(row.locator(".refused")).toHaveText([/\d/, /\d/]);
  const counts = (await row.locator(".refused").allTextContents()).map((text) => {
    return Number(/\d+/.exec(text)?.[0]);
  });
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(4);
  await expect(row.locator(".figure")).toHaveText("1");
  await broker.remove();
});

test("in English no sentence of the screen is left in Chinese", async ({
  page,
  dataFolder,
  station,
}) => {
  await page.addInitScript(() => {
    const kept = { language: "en", theme: "night", room: "auto" };
    localStorage.setItem("onewall.preferences.browser", JSON.stringify(kept));
  });
  await openWallPage(page, await station(dataFolder));
  const found = new Set<string>();
  const look = async () => {
    for (const text of await chineseOn(page)) found.add(text);
  };
  for (const tab of await page.getByRole("tab").all()) {
    await tab.click();
    await look();
  }
  const more = page.getByRole("button", { name: "More panels" });
  await more.click();
  const list = page.getByRole("group", { name: "More panels" });
  const others = await list.getByRole("button").allInnerTexts();
  await page.keyboard.press("Escape");
  for (const name of others) {
    await more.click();
    await list.getByRole("button", { name, exact: true }).click();
    await look();
  }
  expect(others.length).toBeGreaterThan(5);
  for (const key of ["n", "Control+k", "w", "F1", "l", "p", "?"]) {
    await page.keyboard.press(key);
    await page.waitForTimeout(400);
    await look();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  }
  await page.getByRole("button", { name: "Display", exact: true }).click();
  await look();
  // What stays is the product's name, the language's own, and data: who sits there.
  expect(
    [...found].filter((text) => !/^(OneWall 一屏|值班席(\s+\d+ \/ \d+)?|中文)$/.test(text.trim())),
  ).toEqual([]);
});

/** Every text a person may read or hear on the page that has a Chinese character in it. */
function chineseOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      // What is marked as Chinese is a word to be typed, and stands beside its English.
      if (walker.currentNode.parentElement?.matches("span[lang='zh-CN']")) continue;
      texts.push(walker.currentNode.textContent ?? "");
    }
    for (const element of document.querySelectorAll("*")) {
      for (const name of ["aria-label", "title", "placeholder", "alt", "aria-description"]) {
        texts.push(element.getAttribute(name) ?? "");
      }
    }
    return texts.filter((text) => /\p{Script=Han}/u.test(text));
  });
}

test("without a pack the map is hatched and says so, and is not blank", async ({
  page,
  dataFolder,
  station,
}) => {
  await openWallPage(page, await station(dataFolder));
  await expect.poll(() => coloursOf(map(page)), { timeout: 60_000 }).toBeGreaterThan(3);
  await expect(page.getByText("无底图数据").first()).toBeVisible();
});
