import { expect } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";
import { closedPartsOf } from "../../shared/fold/closed-ways.ts";
import { closuresInForce } from "../../shared/fold/closure-state.ts";
import type { ClosureState } from "../../shared/fold/closure-state.ts";
import type { PatrolRoute } from "../../shared/model/patrol-plan.ts";
import type { PatrolStop } from "../../shared/model/patrol-stop.ts";
import type { TravelMode } from "../../shared/model/unit.ts";
import type { LngLat } from "../../shared/units/lng-lat.ts";
import { StationWindow } from "./station-window.ts";
import type { Station } from "./station.ts";
import { openFromMore, openWallPage } from "./wall-page.ts";
import { test } from "./wall-test.ts";

test.use({ viewport: { width: 1920, height: 1080 } });

const PLAN_MS_MAX = 240_000;
const DUTY_SETTLED_MS = 4000;
const panelOf = (page: Page) => page.locator("[data-focus='closures']");

test("a street on a patrol's way is closed by keyboard: units and the patrol go around it", async ({
  page,
  demoFolder,
  station,
}, testInfo) => {
  test.setTimeout(2 * PLAN_MS_MAX);
  const running = await station(demoFolder);
  await openWallPage(page, running);
  const window = await secondWindow(running);
  const { route, from, to } = await patrolling(window);
  const before = await wayOf(window, from.lngLat, to.lngLat, route.mode);
  const middle = placeOn(before);

  const rows = await closedByKey(page, window, middle);

  const closed = () => closuresInForce(window.wall.closure.values(), Date.now());
  await window.until(() => closed().length === 1, "the closure is on every window");
  expect(closedPartsOf({ geometry: before, mode: route.mode }, closed())).not.toEqual([]);
  const after = await wayOf(window, from.lngLat, to.lngLat, route.mode);
  expect(closedPartsOf({ geometry: after, mode: route.mode }, closed())).toEqual([]);

  await recommendedGoAround(window, to.lngLat, closed());

  // The patrol says which of its ways runs over it, and planned anew none does.
  await rows.locator("[data-row]").press("Enter");
  await page.waitForTimeout(1500);
  await page.screenshot({ path: testInfo.outputPath("closed.png") });
  await page.getByRole("tab", { name: "巡逻", exact: true }).click();
  const block = page.locator(`li[data-route='${route.unitId}']`);
  await expect(block.locator("[data-over-closed]")).toContainText("走向经过封闭路段");
  await block.locator("[data-row]").first().click();
  await page.waitForTimeout(1500);
  await page.screenshot({ path: testInfo.outputPath("over-closed.png") });
  await block.getByRole("button", { name: "重排绕开" }).click();
  const panel = page.locator("[data-focus='patrol']");
  await expect(panel.getByRole("button", { name: /下达/ })).toBeVisible({ timeout: 60_000 });
  await panel.getByRole("button", { name: /提醒 \d+ 项/ }).click();
  await expect(panel).toContainText("绕行封闭路段");
  await panel.getByRole("button", { name: /下达/ }).click();
  await expect(page.locator("[data-over-closed]")).toHaveCount(0, { timeout: 30_000 });
  await page.screenshot({ path: testInfo.outputPath("around.png") });

  // Taken back, it is as it was.
  await openFromMore(page, "封路");
  await panelOf(page).focus();
  await page.keyboard.press("Control+z");
  const steps = page.getByRole("dialog", { name: "撤回操作" });
  await expect(steps).toContainText("将撤回：封闭");
  await page.keyboard.press("Control+z");
  await expect(steps).toHaveCount(0);
  await expect(rows).toContainText("开通");
  await expect(rows.getByRole("button", { name: "重新开通" })).toHaveCount(0);
  await window.until(() => closed().length === 0, "it is open on every window");
  expect(await wayOf(window, from.lngLat, to.lngLat, route.mode)).toEqual(before);
});

/** Pointed at in any window, the street is closed in this one without the mouse. */
async function closedByKey(page: Page, window: StationWindow, middle: LngLat): Promise<Locator> {
  await window.request("select", {
    selection: { kind: "point", id: middle.join(), lngLat: [middle[0], middle[1]] },
  });
  await expect(page.locator("[data-selected]").first()).toHaveAttribute(
    "data-selected",
    middle.join(),
  );
  await page.keyboard.press("y");
  await expect(panelOf(page).locator("[data-closing]")).not.toHaveAttribute("data-closing", "0", {
    timeout: 60_000,
  });
  await expect(panelOf(page).getByRole("textbox")).toBeFocused();
  await page.keyboard.type("积水");
  await page.keyboard.press("Enter");
  const rows = panelOf(page).locator("[data-closure]");
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText("积水");
  await expect(rows).toContainText(/封闭/);
  await expect(rows.getByRole("button", { name: "重新开通" })).toBeVisible();
  return rows;
}

/** Whoever is recommended for a call there is led around it too. */
async function recommendedGoAround(
  window: StationWindow,
  lngLat: LngLat,
  closures: readonly ClosureState[],
): Promise<void> {
  const incidentId = await window.command({
    ...{ kind: "report-incident", category: "dispute", priority: 2, title: "两人争吵" },
    ...{ text: "", address: "", lngLat: [...lngLat], reportedAt: null, givenId: null },
  });
  const { recommendation } = await window.request("recommend", { incidentId });
  expect(recommendation?.candidates.length).toBeGreaterThan(0);
  for (const { unitId, mode } of recommendation?.candidates ?? []) {
    const start = window.lastPlace(`unit:${unitId}`);
    if (start === null) throw new Error("a unit that is recommended was seen");
    const way = await wayOf(window, start, lngLat, mode);
    expect(closedPartsOf({ geometry: way, mode }, closures), unitId).toEqual([]);
  }
}

/** A plan in force, and two stops of one route between which it drives some way. */
async function patrolling(window: StationWindow) {
  // The roster of the hour comes after the wall: who goes off by it takes no plan along.
  let [before, since] = ["", performance.now()];
  await window.until(() => {
    const duties = [...window.wall.unit].map(([id, { duty }]) => `${id} ${duty}`).join();
    if (duties !== before) [before, since] = [duties, performance.now()];
    return performance.now() - since > DUTY_SETTLED_MS;
  }, "duties have settled");
  const units = [...window.wall.unit].flatMap(([id, { unit, duty, engagement }]) =>
    duty === "on" && engagement === null && unit?.mode === "car" && unit.class !== "volunteer"
      ? [id]
      : [],
  );
  const { plan } = await window.request("plan-patrol", {
    ...{ taskId: "closure-test", hours: 2, seed: 7, unitIds: units.slice(0, 4) },
  });
  if (plan === null) throw new Error("there is a plan");
  await window.command({ kind: "accept-patrol-plan", plan });
  const legs = plan.routes.flatMap((route) =>
    route.stops.slice(1).flatMap((to, index): Leg[] => {
      const from = route.stops[index];
      // Late enough that nobody has driven it before the test is over.
      return from === undefined || index < 1 ? [] : [{ route, from, to }];
    }),
  );
  const longest = legs.toSorted((a, b) => b.to.metres - a.to.metres)[0];
  if (longest === undefined) throw new Error("a route has three stops");
  return longest;
}

type Leg = { readonly route: PatrolRoute; readonly from: PatrolStop; readonly to: PatrolStop };

async function wayOf(
  window: StationWindow,
  from: LngLat,
  to: LngLat,
  mode: TravelMode,
): Promise<readonly LngLat[]> {
  const { route } = await window.request("route", { from: [...from], to: [...to], mode });
  if (route === null) throw new Error("there is a way");
  return route.geometry;
}

/** Half way along, in the middle of a straight piece. */
function placeOn(way: readonly LngLat[]): LngLat {
  const at = Math.floor(way.length / 2);
  const [a, b] = [way[at - 1], way[at]];
  if (a === undefined || b === undefined) throw new Error("a way has two points");
  return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
}

async function secondWindow(running: Station): Promise<StationWindow> {
  // One code lets one in; the next one stands on stderr.
  await expect.poll(() => running.said()).toMatch(/next log-in code (\S+)/);
  const code = /next log-in code (\S+)/.exec(running.said())?.[1] ?? "";
  return StationWindow.open({ ...running, code });
}
