import { expect } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";
import type { Command } from "../../shared/commands/command.ts";
import { randomFrom, randomIndex } from "../../shared/kit/random.ts";
import type { Station } from "./station.ts";
import { StationWindow } from "./station-window.ts";
import { openWallPage } from "./wall-page.ts";
import { test } from "./wall-test.ts";

// Alarms on the real wall: sources raise them through the station's own door, and what a person
// does about them is done by the keyboard.

test.use({ viewport: { width: 1600, height: 900 } });

const panel = (page: Page) => page.locator("[data-focus='alarms']");
const rows = (page: Page) => panel(page).getByRole("option");
const chip = (page: Page) => page.locator("header").getByRole("button", { name: /^告警 \d+/ });

/** One code lets one window in; the next one stands on stderr. */
async function source(running: Station): Promise<StationWindow> {
  await expect.poll(() => running.said()).toMatch(/next log-in code (\S+)/);
  const code = /next log-in code (\S+)/.exec(running.said())?.[1] ?? "";
  return StationWindow.open({ ...running, code }, "source");
}

async function noMouse(page: Page): Promise<void> {
  await page.addInitScript(() => {
    addEventListener("pointerdown", () => document.documentElement.setAttribute("data-mouse", ""));
  });
}

const usedMouse = (page: Page) => page.locator("html").getAttribute("data-mouse");

const raise = (type: string, from: string, text: string): Command => ({
  ...{ kind: "raise-alarm", type, source: from, text },
  ...{ incidentId: null, unitId: null, lngLat: null },
});

const refusalOf = async (window: StationWindow, command: Command) =>
  (await window.request("command", { command })).refusal?.kind ?? null;

test("a thousand duplicates are one row; it is acknowledged, undone and shelved by keys", async ({
  page,
  dataFolder,
  station,
}) => {
  await noMouse(page);
  const running = await station(dataFolder);
  await openWallPage(page, running);
  const gate = await source(running);
  const duplicate = raise("estate-perimeter", "cam-17", "东门摄像机");
  for (let i = 0; i < 1000; i++) await gate.command(duplicate);
  await page.keyboard.press("l");
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText("×1000");
  await expect(chip(page)).toHaveText(/告警 1/);

  // Acknowledged from anywhere: one key, and the digit of the reason.
  await page.keyboard.press("Escape");
  await page.keyboard.press("a");
  await expect(panel(page).getByRole("group", { name: "确认原因" })).toBeVisible();
  await page.keyboard.press("2");
  await expect(chip(page)).toHaveCount(0);
  const history = panel(page).getByRole("region", { name: "经过" });
  await expect(history).toContainText(/确认 已转告 值班席/);

  // Undone from anywhere; who and when stand beside it.
  await page.keyboard.press("Escape");
  await page.keyboard.press("u");
  await expect(chip(page)).toHaveText(/告警 1/);
  await expect(history).toContainText(/\d\d:\d\d:\d\d 撤销确认 值班席 值班席/);
  await expect(history.locator("p")).toContainText("无人接手");

  // Another comes; Tab goes to the next, and after the last to the first.
  await gate.command(raise("geofence", "ring-2", "校园围栏"));
  await expect(rows(page)).toHaveCount(2);
  const selected = panel(page).getByRole("option", { selected: true });
  await expect(selected).toContainText("东门摄像机");
  await page.keyboard.press("Tab");
  await expect(selected).toContainText("校园围栏");
  await page.keyboard.press("Tab");
  await expect(selected).toContainText("东门摄像机");

  const alarmId = [...gate.wall.alarm.keys()].find((id) => id.includes("cam-17")) ?? "";
  const shelve = (minutes: number) =>
    refusalOf(gate, { kind: "shelve-alarm", alarmId, minutes, reason: "检修" });
  expect(await shelve(481)).toBe("shelf-too-long");
  expect(await shelve(480)).toBeNull();
  await expect(panel(page).getByRole("button", { name: /搁置 1/ })).toBeVisible();
  expect(await usedMouse(page)).toBeNull();
});

test("a panic can be neither shelved nor suppressed, on screen or through the interface", async ({
  page,
  dataFolder,
  station,
}) => {
  await noMouse(page);
  const running = await station(dataFolder);
  await openWallPage(page, running);
  const gate = await source(running);
  await gate.command(raise("panic", "u-1", "巡01"));
  await gate.until(() => gate.wall.alarm.size === 1, "the panic is on every window");
  const [alarmId = ""] = gate.wall.alarm.keys();
  const shelve = { kind: "shelve-alarm", alarmId, minutes: 5, reason: "x" } as const;
  expect(await refusalOf(gate, shelve)).toBe("alarm-undeniable");
  const until = (Date.now() + 60_000) as never;
  const rule = { kind: "suppress-alarms", type: "panic", source: "u-1", reason: "x" } as const;
  expect(await refusalOf(gate, { ...rule, until })).toBe("alarm-undeniable");
  await page.keyboard.press("l");
  await expect(rows(page)).toHaveCount(1);
  await expect(panel(page).getByRole("button", { name: /^搁置\s*V/ })).toHaveCount(0);
  await expect(panel(page).getByRole("button", { name: /设计抑制/ })).toHaveCount(0);
  for (const key of ["v", "i"]) await page.keyboard.press(key);
  await expect(panel(page).getByRole("radiogroup")).toHaveCount(0);
  await expect(chip(page)).toBeVisible();
});

const KINDS = ["estate-fire", "estate-perimeter", "geofence", "cameras-dark", "门磁松动"];
const STORM = 300;
const SOURCES = 40;
const GRAVE_AT = [40, 150, 260];

/** A storm by seed: what each message says, known before it is sent. */
function storm(seed: number) {
  const random = randomFrom(seed);
  return Array.from({ length: STORM }, (_, i) => {
    // Each source comes at least once; the rest by chance, so that some chatter.
    const number = i < SOURCES ? i : Math.min(randomIndex(random, 40), randomIndex(random, 40));
    const from = `source-${String(number).padStart(2, "0")}`;
    if (GRAVE_AT.includes(i)) return { type: "life-at-risk", from };
    return { type: KINDS[number % KINDS.length] ?? "", from };
  });
}

test("300 alarms of 40 sources: a banner, ten rows, each of priority 1, and a true report", async ({
  page,
  dataFolder,
  station,
}, testInfo) => {
  const running = await station(dataFolder);
  await openWallPage(page, running);
  const gate = await source(running);
  const seed = 20261130;
  const sent = storm(seed);
  const began = Date.now();
  for (const { type, from } of sent) await gate.command(raise(type, from, from));
  console.log(`figure: seed ${seed}, ${STORM} alarms written in ${Date.now() - began} ms`);
  await page.keyboard.press("l");
  const banner = page.getByRole("status").filter({ hasText: "告警洪峰" });
  await expect(banner).toContainText(`共 ${STORM} 次`);
  await expect.poll(() => rows(page).count()).toBeLessThanOrEqual(10);
  const texts = await rows(page).allInnerTexts();
  expect(texts.filter((text) => text.includes("危及生命"))).toHaveLength(GRAVE_AT.length);
  console.log(`figure: ${texts.length} rows for ${STORM} alarms, ${GRAVE_AT.length} of priority 1`);

  // The report counts what was sent, and nothing else.
  await page.keyboard.press("r");
  const report = panel(page).getByRole("group", { name: "统计" });
  await expect(report).toContainText(`来报 ${STORM} 次`);
  const named = (type: string) => (type === "门磁松动" ? "unclassified" : type);
  const keys = sent.map(({ type, from }) => `${named(type)} ${from}`);
  const distinct = new Set(keys);
  await expect(report).toContainText(`呈现 ${distinct.size} 条`);
  await expect(report).toContainText(`来源 ${SOURCES} 个`);
  const counts = [...distinct].map((key) => keys.filter((one) => one === key).length);
  const most = counts.sort((a, b) => b - a).slice(0, 10);
  const top = report.getByRole("table", { name: "最多来源" }).locator("tbody tr");
  expect(await figuresIn(top, 1)).toEqual(most);
  const mix = report.getByRole("table", { name: "级别构成" }).locator("tbody tr");
  const grave = new Set(GRAVE_AT.map((i) => sent[i]?.from)).size;
  const minutes = keysOf(sent, ["estate-fire", "estate-perimeter", "geofence"]);
  const rest = distinct.size - grave - minutes;
  expect(await figuresIn(mix, 1)).toEqual([grave, minutes, rest]);
  await page.screenshot({ path: testInfo.outputPath("flood-report.png") });
  await page.keyboard.press("Escape");
  await page.screenshot({ path: testInfo.outputPath("flood.png") });

  // Without the station nothing is measured: no figure stands there, least of all a zero.
  await expect(panel(page)).toContainText("未接手");
  await running.kill();
  await expect(panel(page)).toContainText("未计量", { timeout: 20_000 });
  await expect(panel(page)).not.toContainText("未接手");
});

async function figuresIn(lines: Locator, column: number): Promise<number[]> {
  const texts = await lines.locator(`td:nth-child(${column + 1})`).allInnerTexts();
  return texts.map(Number);
}

function keysOf(sent: ReturnType<typeof storm>, types: readonly string[]): number {
  const found = sent.filter(({ type }) => types.includes(type));
  return new Set(found.map(({ type, from }) => `${type} ${from}`)).size;
}
