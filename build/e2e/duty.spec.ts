import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { epochMs } from "../../shared/units/quantity.ts";
import { secondWindow } from "./station-window.ts";
import type { StationWindow } from "./station-window.ts";
import { openWallPage } from "./wall-page.ts";
import { test } from "./wall-test.ts";

// S17 on the wall by keys: who walks when, a clash before it is saved, the result of a patrol.

test.use({ viewport: { width: 1920, height: 1080 }, actionTimeout: 20_000 });

const HOUR = 3_600_000;
const panel = (page: Page) => page.locator("[data-panel='night']");
const focus = (page: Page) => panel(page).locator("[data-focus]").focus();

/** A patrol that has been walking for an hour, and one of tomorrow, entered at another desk. */
async function planned(window: StationWindow) {
  const units = [...window.wall.unit.values()].flatMap(({ unit }) => unit ?? []);
  const [lead, other] = units.filter((unit) => unit.class === "officer");
  const [team] = units.filter((unit) => unit.class === "volunteer");
  if (lead === undefined || other === undefined || team === undefined) throw new Error("crews");
  const raise = (name: string, leadUnitId: string, from: number) =>
    window.command({
      ...{ kind: "raise-night-group", name, leadUnitId, members: 6, areaId: null },
      ...{ teams: [team.id], from: epochMs(from), to: epochMs(from + 4 * HOUR) },
    });
  const now = Date.now();
  const today = await raise("一组", lead.id, now - HOUR);
  const tomorrow = now + 24 * HOUR;
  await raise("二组", other.id, tomorrow);
  return { team, lead, tomorrow, today };
}

/** MM-DD and HH:MM of the room. */
function roomTime(at: number): { readonly day: string; readonly clock: string } {
  const text = new Date(at + 8 * HOUR).toISOString();
  return { day: text.slice(5, 10), clock: text.slice(11, 16) };
}

test("a clash is shown before it is saved; what a patrol did counts for its team", async ({
  page,
  demoFolder,
  station,
}, testInfo) => {
  test.setTimeout(180_000);
  const running = await station(demoFolder);
  await openWallPage(page, running);
  const window = await secondWindow(running);
  const { team, lead, tomorrow, today } = await planned(window);
  await page.keyboard.press("/");
  await page.keyboard.type("yx");
  await page.keyboard.press("Enter");
  await expect(panel(page).locator("[data-group]")).toHaveCount(1);
  await focus(page);
  await page.keyboard.press("ArrowRight");
  const lines = panel(page).locator("[data-duty]");
  await expect(lines).toHaveCount(2);

  // Tomorrow at the same hours the team walks with another group: it stands there at once.
  await page.keyboard.press("j");
  const form = panel(page).getByRole("region", { name: "新建编组" });
  await expect(form.getByLabel("名称")).toBeFocused();
  const at = roomTime(tomorrow + HOUR);
  await form.getByRole("combobox", { name: "义警队" }).click();
  const choices = page.locator("[data-select-item]");
  // On screen a call sign breathes between its word and its number.
  await choices
    .filter({ hasText: team.callSign.replace(/\D/gu, "") })
    .first()
    .click();
  await form.getByLabel("日期").fill(at.day);
  await form.getByLabel("开始").fill(at.clock);
  await form.getByLabel("结束").fill(roomTime(tomorrow + 2 * HOUR).clock);
  await expect(form.locator("[data-clash]")).toContainText("二组");
  await page.screenshot({ path: testInfo.outputPath("clash.png") });
  await form.getByLabel("日期").fill(roomTime(tomorrow + 3 * 24 * HOUR).day);
  await expect(form.locator("[data-clash]")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(form).toHaveCount(0);

  // Two figures and Enter: the result of the patrol that is looked at.
  await lines.first().focus();
  await page.keyboard.press("b");
  const result = panel(page).locator("[data-result-form]");
  await expect(result.getByLabel("劝导")).toBeFocused();
  await page.keyboard.type("7");
  await page.keyboard.press("Tab");
  await page.keyboard.type("2");
  await page.keyboard.press("Enter");
  await expect(result).toHaveCount(0);
  await expect(lines.first().locator("[data-result]")).toContainText("劝导 7");
  const total = panel(page).locator(`[data-team='${team.id}']`);
  await expect(total.locator("[data-deed='advised']")).toHaveText("7");
  await expect(total.locator("[data-deed='settled']")).toHaveText("2");
  await window.until(() => window.wall.night.get(today)?.result !== null, "every window has it");

  // The officer who leads is off duty while the shift runs.
  await window.command({ kind: "change-duty", unitId: lead.id, duty: "off" });
  await expect(lines.first()).toContainText("未到岗，不出发");
  await page.screenshot({ path: testInfo.outputPath("duty-board.png") });
});
