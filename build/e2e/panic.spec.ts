import type { MqttClient } from "mqtt";
import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { distanceBetween } from "../../shared/units/lng-lat.ts";
import type { LngLat } from "../../shared/units/lng-lat.ts";
import { randomFrom } from "../../shared/kit/random.ts";
import { radio } from "./radio.ts";
import { openWallPage } from "./wall-page.ts";
import { test } from "./wall-test.ts";

// An officer presses the button of a real terminal line: a broker nobody here wrote.

test.use({ viewport: { width: 1600, height: 900 } });

const HELPERS = 12;
const CRIES = 100;

type Terminal = { readonly id: string; readonly lngLat: LngLat };

function terminals(count: number, name: string, seed: number): Terminal[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, (_, i) => ({
    id: `${name}${String(i + 1).padStart(3, "0")}`,
    lngLat: [120 + random() / 10, 28.9 + random() / 10] as const,
  }));
}

async function report(client: MqttClient, { id, lngLat: [lon, lat] }: Terminal): Promise<void> {
  await client.publishAsync(
    `wall/v1/officer/${id}`,
    JSON.stringify({ lon, lat, t: Date.now() }),
    { qos: 1, retain: true }, // prettier-ignore
  );
}

const press = (client: MqttClient, { id, lngLat: [lon, lat] }: Terminal) =>
  client.publishAsync(`wall/v1/panic/${id}`, JSON.stringify({ t: Date.now(), lon, lat }), {
    qos: 1,
  });

/** Notes in the window itself when each cry stood there whole, with three who are near. */
async function watchCries(page: Page): Promise<void> {
  await page.evaluate(() => {
    const shownAt: Record<string, number> = {};
    Object.assign(window, { shownAt });
    const look = () => {
      for (const row of document.querySelectorAll("[data-panic]")) {
        const id = row.getAttribute("data-panic") ?? "";
        if (id in shownAt || row.querySelectorAll("[data-helper]").length !== 3) continue;
        shownAt[id] = Date.now();
      }
    };
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
  });
}

const shownAt = (page: Page): Promise<Record<string, number>> =>
  page.evaluate(() => Reflect.get(window, "shownAt"));

test("a hundred panics are in every window within a second, with their nearest three", async ({
  wall,
  dataFolder,
  launch,
}) => {
  test.setTimeout(300_000);
  const { broker, client } = await radio(dataFolder);
  const app = await launch({ display: wall.display, dataFolder });
  await expect.poll(() => app.windows().length, { timeout: 30_000 }).toBe(3);
  const windows = app.windows();
  for (const page of windows) {
    await expect(page.locator("[data-link='live']").first()).toBeVisible({ timeout: 30_000 });
    await watchCries(page);
  }
  const helpers = terminals(HELPERS, "助", 7);
  for (const helper of helpers) await report(client, helper);
  const cries = terminals(CRIES, "警", 11);
  const pressedAt = new Map<string, number>();
  for (const cry of cries) {
    pressedAt.set(cry.id, Date.now());
    await press(client, cry);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  const delays: number[] = [];
  for (const page of windows) {
    await expect
      .poll(async () => Object.keys(await shownAt(page)).length, { timeout: 20_000 })
      .toBe(CRIES);
    for (const [id, at] of Object.entries(await shownAt(page))) {
      delays.push(at - (pressedAt.get(/wall:([^/]+)/.exec(id)?.[1] ?? "") ?? 0));
    }
  }
  delays.sort((a, b) => a - b);
  const at = (part: number) => delays[Math.ceil(delays.length * part) - 1] ?? NaN;
  console.log(
    `figure: ${CRIES} panics in ${windows.length} windows, button to screen: ` +
      `median ${at(0.5)} ms, 95 % ${at(0.95)} ms, longest ${at(1)} ms`,
  );
  expect(delays).toHaveLength(CRIES * windows.length);
  // The nearest three of every one, by an own count; who cries is on duty too and may help.
  // Who is near is reckoned anew each second, with whoever came last.
  await new Promise((resolve) => setTimeout(resolve, 3000));
  const all = [...helpers, ...cries];
  for (const page of windows) {
    const shown = await page.evaluate(() =>
      Array.from(document.querySelectorAll("[data-panic]"), (row) => ({
        id: row.getAttribute("data-panic") ?? "",
        near: Array.from(row.querySelectorAll("[data-helper]"), (one) =>
          one.getAttribute("data-helper"),
        ),
      })),
    );
    expect(shown).toHaveLength(CRIES);
    for (const { id, near } of shown) {
      const cry = cries.find((one) => id.includes(`wall:${one.id}/`));
      if (cry === undefined) throw new Error(`${id} is nobody's`);
      const nearest = all
        .filter((one) => one !== cry)
        .sort(
          (a, b) => distanceBetween(a.lngLat, cry.lngLat) - distanceBetween(b.lngLat, cry.lngLat),
        );
      expect(near).toEqual(nearest.slice(0, 3).map((one) => `wall:${one.id}`));
    }
  }
  await client.endAsync();
  await broker.remove();
});

test("presses are one cry, counted; only its officer or a leader ends it, and says why", async ({
  page,
  dataFolder,
  station,
}, testInfo) => {
  test.setTimeout(240_000);
  const { broker, client } = await radio(dataFolder);
  const running = await station(dataFolder);
  await openWallPage(page, running);
  const [officer, ...helpers] = terminals(5, "警", 3);
  if (officer === undefined) throw new Error("five terminals have a first");
  for (const helper of helpers) await report(client, helper);
  for (let i = 0; i < 3; i++) await press(client, officer);
  const cries = page.locator("[data-panic]");
  await expect(cries).toHaveCount(1);
  await expect(cries).toContainText("民警求助");
  await expect(cries).toContainText("按下 3 次");
  await expect(cries.locator("[data-helper]")).toHaveCount(3);
  await expect(cries).toContainText(/位置 .+ 前/, { timeout: 20_000 });
  // This machine has no loudspeaker: the whole window says so.
  await expect(page.locator(".flash")).toContainText("无声音输出");
  await page.screenshot({ path: testInfo.outputPath("panic.png") });

  // Another, of whom nobody knows where they are.
  await client.publishAsync("wall/v1/panic/失联01", JSON.stringify({ t: Date.now() }), { qos: 1 });
  await expect(cries).toHaveCount(2);
  await expect(cries.nth(1)).toContainText("无定位，从未报告位置");

  // Seen: it is quiet, and it stays.  Two keys each, the longest waiting first.
  for (let i = 0; i < 2; i++) {
    await page.keyboard.press("a");
    await page.keyboard.press("1");
    await expect(page.locator("[data-panic].quiet")).toHaveCount(i + 1);
  }
  await expect(page.locator(".flash")).toHaveCount(0);
  await expect(cries).toHaveCount(2);
  await page.screenshot({ path: testInfo.outputPath("panic-seen.png") });

  // The officer takes it back.
  const over = JSON.stringify({ t: Date.now(), over: "误触" });
  await client.publishAsync(`wall/v1/panic/${officer.id}`, over, { qos: 1 });
  await expect(cries).toHaveCount(1);
  // The leader ends the other: not without a reason.
  await page.keyboard.press("l");
  const panel = page.locator("[data-focus='alarms']");
  await expect(panel).toBeFocused();
  await page.keyboard.press("g");
  await page.keyboard.press("Enter");
  await expect(cries).toHaveCount(1);
  await page.keyboard.type("已见到本人");
  await page.keyboard.press("Enter");
  await expect(cries).toHaveCount(0);
  await client.endAsync();
  await broker.remove();
});

test("a volunteer's help button is the gravest alarm, with how old the position is", async ({
  page,
  dataFolder,
  station,
}) => {
  test.setTimeout(120_000);
  const { broker, client } = await radio(dataFolder);
  await openWallPage(page, await station(dataFolder));
  const seen = { lon: 120.05, lat: 28.95, t: Date.now() - 20_000 };
  await client.publishAsync("wall/v1/volunteer/义01", JSON.stringify(seen), { qos: 1 });
  // Whoever presses before the wall has heard of them is taken for an officer.
  const forces = page.getByRole("group", { name: "图层" }).getByRole("button").nth(3);
  await expect(forces).not.toContainText("无");
  await client.publishAsync("wall/v1/panic/义01", JSON.stringify({ t: Date.now() }), { qos: 1 });
  const cries = page.locator("[data-panic]");
  await expect(cries).toContainText("一键报警 义");
  await expect(cries).toContainText(/位置 00:[234]\d 前/);
  await page.keyboard.press("l");
  const panel = page.locator("[data-focus='alarms']");
  await expect(panel.getByRole("option")).toContainText("一键报警");
  await expect(panel.getByRole("button", { name: /^搁置\s*V/ })).toHaveCount(0);
  await client.endAsync();
  await broker.remove();
});
