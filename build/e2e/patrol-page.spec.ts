import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";
import type { PatrolPlan } from "../../shared/model/patrol-plan.ts";
import { seconds } from "../../shared/units/quantity.ts";
import type { Station } from "./station.ts";
import { StationWindow } from "./station-window.ts";
import { test } from "./wall-test.ts";
import { openWallPage } from "./wall-page.ts";

// As low as a desk goes: software draws the map here, and every pixel of it costs.
test.use({ viewport: { width: 1280, height: 800 } });

/** A search, an edit and a build of boards take their time where other work goes on. */
const PLAN_MS_MAX = 240_000;
const EDIT_MS_MAX = 60_000;

const panelOf = (page: Page) => page.locator("[data-focus='patrol']");
const routesOf = (page: Page) => panelOf(page).locator("li[data-route]");
const acceptOf = (page: Page) => panelOf(page).getByRole("button", { name: /采用/ });
const effectOf = (page: Page) => panelOf(page).locator("[data-effect]");

test("P draws a plan at once, then a better one; a stop goes by mouse or key, at a price", async ({
  page,
  demoFolder,
  station,
}) => {
  test.setTimeout(2 * PLAN_MS_MAX);
  await openPatrol(page, await station(demoFolder));
  await page.keyboard.press("p");
  await expect(routesOf(page).first()).toBeVisible({ timeout: PLAN_MS_MAX });
  const first = await riskOf(page);
  await expect(acceptOf(page)).toBeEnabled({ timeout: PLAN_MS_MAX });
  const last = await riskOf(page);
  console.log(
    `figure: a first plan after ${await measured(page, "patrol first plan")} ms`,
    `worth ${first} risk-minutes, the last one ${last}`,
  );
  expect(last).toBeGreaterThanOrEqual(first);
  const panel = panelOf(page);
  await expect(panel).toContainText("采用之前，任何警力都收不到");
  for (const value of ["风险分钟", "行驶", "重叠", "最大漏巡", "欠巡"]) {
    await expect(panel.locator("[data-value]").filter({ hasText: value })).toHaveCount(1);
  }
  await panel.locator("[data-value='debt']").hover();
  await expect(page.getByText("以前排了没有巡到")).toBeVisible();

  await openRoute(page, 0);
  await expect(panel.locator(".stop .why").first()).toHaveText(/高发|盲区|岗点|任务|走访|欠巡/);
  const stops = panel.locator("[data-stop]");
  const [dragged, above] = [await stopIdAt(stops, 2), await stopIdAt(stops, 0)];
  await drag(page, stops.nth(2).locator(".grip"), stops.nth(0));
  await expect(effectOf(page)).toBeVisible({ timeout: EDIT_MS_MAX });
  expect(await stopIdAt(stops, 0)).toBe(dragged);
  expect(await stopIdAt(stops, 1)).toBe(above);
  await expect(effectOf(page)).toContainText(/风险分钟.*行驶.*里程/);

  // Taken up by its key, over to the next unit, put down.
  await stops.nth(1).locator("[data-row]").click();
  await stops.nth(1).locator("[data-row]").focus();
  await live(page);
  await page.keyboard.press("m");
  await expect(panel.getByRole("status").filter({ hasText: "放到" })).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(routesOf(page).nth(1).locator(`[data-stop='${above}']`)).toBeVisible({
    timeout: EDIT_MS_MAX,
  });
  console.log(`figure: edits came back within ${await measured(page, "patrol edit")} ms`);

  const moved = panel.locator(`[data-stop='${above}']`);
  await moved.locator("[data-row]").focus();
  await live(page);
  await page.keyboard.press("k");
  await expect(moved.getByRole("img", { name: "已锁定" })).toBeVisible({ timeout: EDIT_MS_MAX });
  const count = await routesOf(page).count();
  await live(page);
  await page.keyboard.press("x");
  await expect(routesOf(page)).toHaveCount(count - 1, { timeout: EDIT_MS_MAX });
  await panel.focus();
  await page.keyboard.press("u");
  await expect(routesOf(page)).toHaveCount(count, { timeout: EDIT_MS_MAX });
});

test("an edit that breaks a rule says which; what is left out says why", async ({
  page,
  demoFolder,
  station,
}) => {
  test.setTimeout(2 * PLAN_MS_MAX);
  await openPatrol(page, await station(demoFolder));
  await planned(page, "1 小时");
  const panel = panelOf(page);
  await panel.getByRole("button", { name: /未排入 \d+ 处/ }).click();
  const left = panel.locator("[data-left-out] li");
  await expect(left.first()).toContainText(
    /时间不够|已到上限|无路可达|离路太远|无合适警力|时段不合/,
  );
  // Every place of another route on top of a full one is more than its shift holds.
  await openRoute(page, 0);
  for (let index = 0; index < 12; index += 1) {
    const from = panel.locator("li[data-route]").nth(1);
    await from.locator(".head").click();
    const stops = from.locator("[data-stop]");
    if ((await stops.count()) === 0) break;
    const id = await stopIdAt(stops, 0);
    await stops.nth(0).locator("[data-row]").click();
    await live(page);
    await page.keyboard.press("m");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Enter");
    const taken = routesOf(page).nth(0).locator(`[data-stop='${id}']`);
    await expect(taken).toBeVisible({ timeout: EDIT_MS_MAX });
    if ((await panel.getByRole("alert").count()) > 0) break;
  }
  await expect(panel.getByRole("alert")).toContainText(/超出班次|占用休息|上限|时段|停留/);
});

test("two plans are compared, one is rejected with a reason, the other reaches its units", async ({
  page,
  demoFolder,
  station,
}) => {
  test.setTimeout(3 * PLAN_MS_MAX);
  const running = await station(demoFolder);
  await openPatrol(page, running);
  await planned(page, "1 小时");
  const panel = panelOf(page);
  await panel.focus();
  await live(page);
  await page.keyboard.press("g");
  await expect(panel.getByRole("button", { name: /方案 B/ })).toBeVisible({ timeout: PLAN_MS_MAX });
  await panel.focus();
  await live(page);
  await page.keyboard.press("v");
  await expect(panel.getByRole("table")).toContainText("风险分钟", { timeout: EDIT_MS_MAX });
  await expect(panel.getByRole("region", { name: "方案 A" })).toContainText("欠巡");
  await expect(panel).toContainText(/% 的站同组同序/);
  await page.keyboard.press("v");

  await printed(page);
  await exported(page);

  const window = await secondWindow(running);
  await panel.focus();
  await live(page);
  await page.keyboard.press("r");
  await page.keyboard.type("江南片区太少");
  await page.keyboard.press("Enter");
  await expect(panel.getByRole("button", { name: /方案 B/ })).toHaveCount(0);
  const verdicts = () => [...window.wall.plan.values()].map(({ verdict }) => verdict);
  await window.until(() => verdicts().includes("rejected"), "the rejection is in the log");
  expect(patrolling(window)).toEqual([]);

  await live(page);
  await acceptOf(page).click();
  await expect(panel.locator("[data-progress]").first()).toBeVisible({ timeout: 30_000 });
  await window.until(() => verdicts().includes("accepted"), "the acceptance is in the log");
  const plan = planOf(window);
  await window.until(() => patrolling(window).length === plan.routes.length, "units have it");
  await suspended(page, window, plan);
  window.close();
});

/** A call takes a patrolling unit: its route waits and ages; the clear has the rest planned anew
 *  before the dispatcher, who sends it. */
async function suspended(page: Page, window: StationWindow, plan: PatrolPlan): Promise<void> {
  const route = plan.routes.find(({ stops }) => stops.length > 1);
  if (route === undefined) throw new Error("a route has two stops");
  const { unitId } = route;
  const [lng = 0, lat = 0] = route.stops[1]?.lngLat ?? [];
  const incidentId = await window.command({
    ...{ kind: "report-incident", category: "dispute", priority: 2, title: "两人争吵" },
    ...{ text: "", address: "", lngLat: [lng, lat], reportedAt: null, givenId: null },
  });
  const row = panelOf(page).locator(`li[data-route='${unitId}']`);
  const asked = performance.now();
  await window.command({
    kind: "dispatch-units",
    incidentId,
    units: [{ unitId, eta: seconds(60) }],
  });
  await row.and(page.locator("[data-progress='suspended']")).waitFor();
  const switched = Math.round(performance.now() - asked);
  console.log(`figure: from patrol to response on screen ${switched} ms (promised 1000)`);
  await expect(row).toContainText("出警：两人争吵");
  await expect(row.locator(".timer")).toHaveText(/\d\d:\d\d/);
  await expect(routesOf(page).first()).toHaveAttribute("data-route", unitId);
  await window.command({ kind: "close-incident", incidentId, stage: "cancelled", reason: "误报" });
  await live(page);
  const send = panelOf(page).getByRole("button", { name: /下达/ });
  await expect(send).toBeVisible({ timeout: EDIT_MS_MAX });
  await expect(panelOf(page)).toContainText(/其余各组 \d+% 的站不动/);
  await live(page);
  await send.click();
  await expect(row).toHaveAttribute("data-progress", /following|over/, { timeout: 30_000 });
  await window.until(() => planOf(window).revision === 1, "the revision is in the log");
}

/** Paper has every stop with every reason, and nothing of the wall. */
async function printed(page: Page): Promise<void> {
  await panelOf(page).focus();
  await page.keyboard.press("t");
  const preview = page.getByRole("dialog", { name: "打印预览" });
  await expect(preview.locator("[data-sheet='overview']")).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("#wall")).toBeHidden();
  const rows = preview.locator("[data-print-stop]");
  const texts = await rows.locator(".why").allInnerTexts();
  expect(texts.length).toBeGreaterThan(0);
  for (const text of texts) expect(text).toMatch(/HOT|GAP|TASK|VISIT|POST|DEBT|HEAT|LEAD/);
  const paper = await page.pdf({ format: "A4" });
  console.log(`figure: ${texts.length} stops on paper, ${Math.round(paper.length / 1024)} KiB`);
  await page.emulateMedia({ media: "screen" });
  await page.keyboard.press("Escape");
  await expect(preview).toHaveCount(0);
}

/** Files hold every stop of the plan that is shown. */
async function exported(page: Page): Promise<void> {
  const panel = panelOf(page);
  const facts = await panel.locator(".facts").first().innerText();
  const stops = Number(/(\d+) 站/.exec(facts)?.[1]);
  const saved = async (name: string): Promise<string> => {
    await panel.getByRole("button", { name: "导出" }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name }).first().click(),
    ]);
    await page.keyboard.press("Escape");
    return readFile(await download.path(), "utf8");
  };
  const gpx = await saved("GPX 轨迹");
  expect(gpx.match(/<(rtept|wpt)\b/g)?.length ?? 0).toBeGreaterThanOrEqual(stops);
  expect(gpx).toMatch(/HOT|高发/);
  const geo = JSON.parse(await saved("GeoJSON")) as { features: { geometry: { type: string } }[] };
  expect(geo.features.filter(({ geometry }) => geometry.type === "Point")).toHaveLength(stops);
}

async function openPatrol(page: Page, running: Station): Promise<void> {
  await openWallPage(page, running);
  const officers = page.getByRole("group", { name: "图层" }).getByRole("button").nth(2);
  await expect(officers).not.toContainText("—");
  // What a plan is not read by need not be drawn: cameras, checkpoints, places.
  for (const key of ["1", "2", "6"]) await page.keyboard.press(key);
}

/** A plan for so many hours, by the conditions of the panel. */
async function planned(page: Page, hours: string): Promise<void> {
  const panel = panelOf(page);
  await page.getByRole("tab", { name: "巡逻", exact: true }).click();
  await panel.focus();
  await page.keyboard.press("o");
  await panel.getByRole("combobox", { name: "时长" }).click();
  await page.getByRole("option", { name: hours, exact: true }).click();
  await panel.focus();
  await page.keyboard.press("o");
  await panel.getByRole("button", { name: /生成方案/ }).click();
  await expect(acceptOf(page)).toBeEnabled({ timeout: PLAN_MS_MAX });
}

async function openRoute(page: Page, index: number): Promise<void> {
  const route = routesOf(page).nth(index);
  await route.locator(".head").click();
  await expect(route.locator("[data-stop]").first()).toBeVisible();
}

async function stopIdAt(stops: Locator, index: number): Promise<string> {
  return (await stops.nth(index).getAttribute("data-stop")) ?? "";
}

/** Edits are for a live line: on a machine that is short of time it may be lost for a while. */
async function live(page: Page): Promise<void> {
  await expect(page.locator("[data-link]").first()).toHaveAttribute("data-link", "live", {
    timeout: PLAN_MS_MAX,
  });
}

/** By the mouse, to the upper half of where it shall go. */
async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  // A line that was lost for a moment takes the grips with it.
  await expect(from).toBeVisible({ timeout: PLAN_MS_MAX });
  await from.scrollIntoViewIfNeeded();
  const start = await from.boundingBox();
  if (start === null) throw new Error("it is on the screen");
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
  await page.mouse.down();
  // The list rolls on under a pointer that is near its edge.
  await expect(async () => {
    const end = await to.boundingBox();
    if (end === null) throw new Error("so is the other");
    await page.mouse.move(end.x + 100, end.y + end.height / 2, { steps: 3 });
    await page.mouse.move(end.x + 100, end.y + 4, { steps: 2 });
    await expect(to).toHaveClass(/before/, { timeout: 500 });
  }).toPass({ timeout: EDIT_MS_MAX });
  await page.mouse.up();
}

async function riskOf(page: Page): Promise<number> {
  const text = await panelOf(page).locator("[data-value='risk'] dd").first().innerText();
  return Number(text.replaceAll(/[^\d.]/g, ""));
}

/** Durations that the window took down by itself, milliseconds. */
async function measured(page: Page, name: string): Promise<string> {
  const durations = await page.evaluate(
    (of) => performance.getEntriesByName(of, "measure").map(({ duration }) => duration),
    name,
  );
  return durations.map((duration) => Math.round(duration)).join(", ");
}

async function secondWindow(running: Station): Promise<StationWindow> {
  // One code lets one in; the next one stands on stderr.
  const code = /next log-in code (\S+)/.exec(running.said())?.[1] ?? "";
  return StationWindow.open({ ...running, code });
}

function patrolling(window: StationWindow): string[] {
  return [...window.wall.unit].flatMap(([id, { patrol }]) => (patrol === null ? [] : [id]));
}

function planOf(window: StationWindow): PatrolPlan {
  const accepted = [...window.wall.plan.values()].find(({ verdict }) => verdict === "accepted");
  if (accepted === undefined || accepted.plan === null) throw new Error("a plan is in force");
  return accepted.plan;
}
