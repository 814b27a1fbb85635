import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { rollOf } from "../../shared/fold/gathering-roll.ts";
import { secondWindow } from "./station-window.ts";
import type { StationWindow } from "./station-window.ts";
import { openWallPage } from "./wall-page.ts";
import { test } from "./wall-test.ts";

// S25 on the wall by keys: forty posts and two hundred officers of the demo city, the roll-call,
// red posts at their second, a change that asks its own posts alone, the briefing, rail police.

test.use({ viewport: { width: 1920, height: 1080 }, actionTimeout: 20_000 });

const POSTS = 40;
const EACH = 5;
const panel = (page: Page) => page.locator("[data-panel='gatherings']");
const count = (page: Page, name: string) => panel(page).locator(`[data-count='${name}'] dd`);
const focus = (page: Page) => panel(page).locator("[data-focus]").focus();

/** The plan as one writes it down: the first ten posts are shared with rail police. */
function planOf(signs: readonly string[]): string {
  const posts = Array.from({ length: POSTS }, (_, i) => {
    const officers = signs.slice(i * EACH, (i + 1) * EACH).join(" ");
    const place = `${(120.02 + (i % 8) / 800).toFixed(6)},${(28.9 + i / 4000).toFixed(6)}`;
    const rail = i < 10 ? " | 铁路" : "";
    return `${i + 1}号岗 | ${"东南西北"[i % 4]}区 | ${officers} | ${place}${rail}`;
  });
  return ["18:00 点名", "19:30 开门", `扇区 东区 | ${signs[POSTS * EACH]}`, ...posts].join("\n");
}

function officersOf(window: StationWindow): readonly { readonly id: string; sign: string }[] {
  const units = [...window.wall.unit.values()].flatMap(({ unit }) => unit ?? []);
  const officers = units.filter((unit) => unit.class === "officer");
  return officers.map(({ id, callSign: sign }) => ({ id, sign }));
}

async function draw(page: Page, signs: readonly string[]): Promise<void> {
  await page.keyboard.press("e");
  await expect(panel(page).locator("[data-gathering]")).toContainText("枫溪新年灯会");
  await page.keyboard.press("m");
  const form = panel(page).getByRole("region", { name: "新建活动" });
  await expect(form.getByLabel("活动名称")).toBeFocused();
  await page.keyboard.type("跨年晚会");
  await form.getByLabel("空岗时限（分）").fill("1");
  await form.getByLabel("方案").fill(planOf(signs));
  await expect(form.locator("[data-read]")).toContainText(`${POSTS} 岗，${POSTS * EACH} 人`);
  await page.keyboard.press("Control+Enter");
  await expect(form).toHaveCount(0);
  await focus(page);
  for (let i = 0; i < 2; i++) {
    if (await panel(page).getByText("跨年晚会").isVisible()) break;
    await page.keyboard.press("o");
  }
  await expect(panel(page).locator("[data-gathering]")).toContainText("跨年晚会");
}

test("forty posts by keys: roll-call, red posts, a change, the briefing, rail police", async ({
  page,
  demoFolder,
  station,
}, testInfo) => {
  test.setTimeout(300_000);
  // Nobody's shift ends meanwhile: who is there stays there.
  await writeFile(join(demoFolder, "feeds.json"), JSON.stringify({ feeds: [] }));
  const running = await station(demoFolder);
  await openWallPage(page, running);
  const window = await secondWindow(running);
  const officers = officersOf(window);
  await draw(page, officers.map(({ sign }) => sign)); // prettier-ignore
  const event = () =>
    [...window.wall.gathering.values()].find(({ gathering }) => gathering.name === "跨年晚会");
  const roll = () => rollOf(window.wall.muster.values(), event()?.gathering.id ?? "");
  await page.keyboard.press("r");
  await expect(count(page, "there")).toHaveText(`0 / ${POSTS * EACH}`);
  await window.until(() => roll() !== null, "the roll is called");
  // All but the first two posts answer; of the third one officer is missing.
  const musterId = roll()?.id ?? "";
  const absent = officers.slice(0, 2 * EACH + 1).map(({ id }) => id);
  for (const { id: unitId } of officers.slice(2 * EACH + 1, POSTS * EACH)) {
    await window.command({ kind: "answer-muster", musterId, unitId });
  }
  await expect(count(page, "manned")).toHaveText(String(POSTS - 3));
  await page.screenshot({ path: testInfo.outputPath("roll-call.png") });
  const turned = await page.evaluate(async () => {
    const unmanned = () => document.querySelectorAll("[data-state='unmanned']").length;
    while (unmanned() < 2) await new Promise((resolve) => setTimeout(resolve, 50));
    return Date.now();
  });
  const late = turned - (roll()?.called.at ?? 0) - 60_000;
  console.log(`figure: 2 absent posts red ${late} ms after the limit (promised 1000)`);
  expect(late).toBeGreaterThanOrEqual(0);
  expect(late).toBeLessThanOrEqual(1500);
  await expect(count(page, "unmanned")).toHaveText("2");
  await expect(count(page, "short")).toHaveText("1");
  await expect(panel(page).locator("[data-key]").first()).toContainText("空岗 01:0");
  await page.screenshot({ path: testInfo.outputPath("unmanned.png") });

  // Heard on the radio: the digit before the name.
  await focus(page);
  await page.keyboard.press("1");
  await expect(count(page, "unmanned")).toHaveText("1");
  await changeLastPost(page, window, { musterId, spare: officers[POSTS * EACH + 1]?.sign ?? "" });
  const asked = roll()?.members.filter((member) => member.asked !== null) ?? [];
  expect(asked).toHaveLength(EACH);
  expect(roll()?.members.filter(({ answered }) => answered === null)).toHaveLength(
    absent.length - 1 + EACH,
  );
  await brief(page, testInfo.outputPath("briefing.png"));

  await tellRailPolice(page, window, officers[0]?.sign ?? "");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("s");
  await expect(panel(page).locator("[data-step='done']")).toHaveCount(1);
  await page.screenshot({ path: testInfo.outputPath("timeline.png") });
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await window.until(() => event()?.endedAt !== null, "it is over");
});

async function tellRailPolice(page: Page, window: StationWindow, sign: string): Promise<void> {
  await focus(page);
  await page.keyboard.press("t");
  await expect(panel(page).locator("[data-share='sent']")).toContainText("铁路公安处");
  const shared = () =>
    [...window.wall.handoff.values()].find(({ handoff }) => handoff.purpose.kind === "posts");
  await window.until(() => (shared()?.deliveredAt ?? null) !== null, "the other end has it");
  expect(shared()?.handoff.payload).toMatchObject({ for: "rail-police", title: "跨年晚会" });
  expect(JSON.stringify(shared()?.handoff.payload)).not.toContain(sign);
}

/** One officer of the last post gives way to another: its five are asked again, nobody else. */
async function changeLastPost(
  page: Page,
  window: StationWindow,
  { musterId, spare }: { readonly musterId: string; readonly spare: string },
): Promise<void> {
  await page.keyboard.press("b");
  const form = panel(page).getByRole("region", { name: "改方案" });
  const plan = form.getByLabel("方案");
  const lines = (await plan.inputValue()).split("\n");
  const cells = (lines.at(-1) ?? "").split(" | ");
  const crew = (cells[2] ?? "").split(" ");
  cells[2] = [spare, ...crew.slice(1)].join(" ");
  await plan.fill([...lines.slice(0, -1), cells.join(" | ")].join("\n"));
  await expect(form.locator("[data-read]")).toContainText(`1 岗有变，只重点这些岗的 ${EACH} 人`);
  await plan.press("Control+Enter");
  await expect(form).toHaveCount(0);
  await window.until(() => {
    const members = window.wall.muster.get(musterId)?.members ?? [];
    return members.some(({ asked }) => asked !== null);
  }, "the post is asked again");
}

async function brief(page: Page, picture: string): Promise<void> {
  await focus(page);
  await page.evaluate((posts) => {
    let began = 0;
    addEventListener("keydown", () => (began = performance.now()), { capture: true, once: true });
    const seen = new MutationObserver(() => {
      if (document.querySelectorAll("[data-sheet-post]").length < posts) return;
      seen.disconnect();
      requestAnimationFrame(() => {
        Object.assign(globalThis, { layoutMs: Math.round(performance.now() - began) });
      });
    });
    seen.observe(document.body, { childList: true, subtree: true });
  }, POSTS);
  await page.keyboard.press("p");
  const sheet = page.locator("[data-sheet='gathering']");
  await expect(sheet.locator("[data-sheet-post]")).toHaveCount(POSTS);
  await expect.poll(() => page.evaluate(() => Reflect.get(globalThis, "layoutMs"))).toBeTruthy();
  const ms: number = await page.evaluate(() => Reflect.get(globalThis, "layoutMs"));
  console.log(`figure: the layout for the briefing ${ms} ms after its key (promised 2000)`);
  expect(ms).toBeLessThanOrEqual(2000);
  await expect(sheet.locator("[data-sketch]")).toHaveCount(POSTS);
  await page.screenshot({ path: picture });
  await page.keyboard.press("Escape");
  await expect(sheet).toHaveCount(0);
}
