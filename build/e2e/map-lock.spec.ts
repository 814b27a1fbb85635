import { expect } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";
import { radio } from "./radio.ts";
import { secondWindow } from "./station-window.ts";
import { openWallPage } from "./wall-page.ts";
import { test } from "./wall-test.ts";

// M17: nobody but who works with a map moves it, whatever happens in the city.

test.use({ viewport: { width: 1600, height: 900 } });

const CALLS = 60;
const ROUNDS = 50;
const ZOOM_MIN = 13;

const mapOf = (page: Page): Locator =>
  page.locator("[data-panel='map'] .picture > .wall-map [data-camera]");
const cameraOf = (map: Locator) => map.getAttribute("data-camera");

test("calls and a panic move no map; a panic opens an inset with its way and age", async ({
  page,
  demoFolder,
  station,
}, testInfo) => {
  test.setTimeout(240_000);
  const { broker, client } = await radio(demoFolder);
  const running = await station(demoFolder);
  await openWallPage(page, running);
  const window = await secondWindow(running);
  await window.until(() => window.city.pack !== null, "the city is read");
  const map = mapOf(page);
  const home = await settled(map);
  // A gesture: from here on the view is the operator's.
  await map.locator("canvas").first().focus();
  await zoomIn(page, map, home);
  const camera = await settled(map);
  await page.screenshot({ path: testInfo.outputPath("before.png") });

  const [west, south, east, north] = window.city.pack?.bounds ?? [0, 0, 0, 0];
  for (let i = 0; i < CALLS; i++) {
    const lngLat = [west + ((east - west) * i) / CALLS, south + (north - south) * 0.3] as const;
    await window.command({
      ...{ kind: "report-incident", category: "traffic", priority: i % 3 === 0 ? 1 : 2 },
      ...{ title: `事故 ${i}`, text: "", address: "", lngLat: [...lngLat] },
      ...{ reportedAt: null, givenId: null },
    });
  }
  await expect(page.locator("[data-panel='incidents']")).toContainText(/[6-9]\d 件待签收/);
  expect(await cameraOf(map)).toBe(camera);

  const seen = { lon: west + 0.07, lat: (south + north) / 2, t: Date.now() - 20_000 };
  await client.publishAsync("wall/v1/officer/警07", JSON.stringify(seen), { qos: 1 });
  await client.publishAsync("wall/v1/panic/警07", JSON.stringify({ t: Date.now() }), { qos: 1 });
  const inset = page.locator("[data-inset]");
  await expect(inset).toContainText("民警求助");
  await expect(inset).toContainText("警 07");
  await expect(inset).toContainText(/画面外 西 \d+\.\d 公里/);
  await expect(inset).toContainText(/位置 00:[234]\d 前/);
  const place = inset.locator("[data-camera]");
  await expect
    .poll(() => cameraOf(place), { timeout: 30_000 })
    .toBe([seen.lon, seen.lat, 15.5].map((part) => part.toFixed(5)).join(" "));
  // What lies outside is told at the edge as well.
  await expect(page.getByRole("button", { name: /警 07，在画面外/ })).toBeVisible();
  expect(await cameraOf(map)).toBe(camera);
  await page.waitForTimeout(2_000);
  await page.screenshot({ path: testInfo.outputPath("inset.png") });

  await page.keyboard.press("Escape");
  await expect(inset).toHaveCount(0);
  await expect(page.locator("[data-panic]")).toHaveCount(1);
  await lookAndLeave(page, map);
  const left = await cameraOf(map);
  // Another cry opens its own, and its end closes it.
  const other = { lon: east - 0.01, lat: south + 0.01, t: Date.now() };
  await client.publishAsync("wall/v1/officer/警08", JSON.stringify(other), { qos: 1 });
  await client.publishAsync("wall/v1/panic/警08", JSON.stringify({ t: Date.now() }), { qos: 1 });
  await expect(inset).toContainText("警 08");
  const over = JSON.stringify({ t: Date.now(), over: "误触" });
  await client.publishAsync("wall/v1/panic/警08", over, { qos: 1 });
  await expect(inset).toHaveCount(0);
  expect(await cameraOf(map)).toBe(left);
  window.close();
  await client.endAsync();
  await broker.remove();
});

test("the star shows the whole city and brings back exactly the view that was kept", async ({
  page,
  demoFolder,
  station,
}) => {
  test.setTimeout(240_000);
  await openWallPage(page, await station(demoFolder));
  const map = mapOf(page);
  const home = await settled(map);
  const canvas = map.locator("canvas").first();
  await canvas.focus();
  await zoomIn(page, map, home);
  let back = 0;
  for (let i = 0; i < ROUNDS; i++) {
    await canvas.focus();
    const before = await cameraOf(map);
    // The camera is said where a move ends.
    await page.keyboard.press(i % 2 === 0 ? "ArrowRight" : "ArrowDown");
    await expect.poll(() => cameraOf(map)).not.toBe(before);
    const kept = await cameraOf(map);
    await page.keyboard.press("*");
    await expect.poll(() => cameraOf(map)).not.toBe(kept);
    await page.keyboard.press("*");
    await expect.poll(() => cameraOf(map)).toBe(kept ?? "");
    back += 1;
  }
  console.log(`figure: ★ and back, the view exactly as it was: ${back} of ${ROUNDS}`);
  expect(back).toBe(ROUNDS);
});

/** The camera once it stands still. */
async function settled(map: Locator): Promise<string> {
  let before = "";
  await expect
    .poll(
      async () => {
        const now = (await cameraOf(map)) ?? "";
        const still = now === before && Number(now.split(" ")[2]) > 9;
        before = now;
        return still;
      },
      { timeout: 60_000, intervals: [400] },
    )
    .toBe(true);
  return before;
}

/** Steps of the key, each after the last one ended, until single streets show. */
async function zoomIn(page: Page, map: Locator, from: string): Promise<void> {
  let camera = from;
  while (Number(camera.split(" ")[2]) < ZOOM_MIN) {
    await page.keyboard.press("+");
    await expect.poll(() => cameraOf(map)).not.toBe(camera);
    camera = (await cameraOf(map)) ?? "";
  }
}

/** Goes to the cry as a person asks it to, and away again: what was asked once is asked once. */
async function lookAndLeave(page: Page, map: Locator): Promise<void> {
  const before = await cameraOf(map);
  await page.getByRole("button", { name: "看地图" }).click();
  await expect.poll(() => cameraOf(map)).not.toBe(before);
  const there = await settled(map);
  await map.locator("canvas").first().focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => cameraOf(map)).not.toBe(there);
  const away = await settled(map);
  await page.waitForTimeout(2_500);
  expect(await cameraOf(map)).toBe(away);
}
