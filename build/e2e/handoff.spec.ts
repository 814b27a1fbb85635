import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { SimulatedPartner } from "../../electron/partners/simulated-partner.ts";
import type { SimulatedScript } from "../../electron/partners/simulated-partner.ts";
import { randomFrom } from "../../shared/kit/random.ts";
import { openWallPage } from "./wall-page.ts";
import { StationWindow } from "./station-window.ts";
import { test } from "./wall-test.ts";

const SECRET = "a-secret-of-the-hotline";
const DOOR = 17_610;
const KILLS = 8;

test.use({ viewport: { width: 1920, height: 1080 } });

/** A hotline of its own process and clock, written down in the data folder. */
async function hotline(folder: string, script: SimulatedScript): Promise<SimulatedPartner> {
  const partner = new SimulatedPartner({
    ...{ id: "hotline", secret: SECRET, seed: 1, now: Date.now, script },
    door: () => `http://127.0.0.1:${DOOR}`,
  });
  const url = await partner.start();
  const entry = { id: "hotline", name: "12345 热线", kind: "hotline", url, secret: SECRET };
  const file = { listen: { port: DOOR }, partners: [entry] };
  await writeFile(join(folder, "partners.json"), JSON.stringify(file));
  return partner;
}

function call(givenId: string) {
  const said = { category: "other", priority: 3, title: "路灯不亮", text: "" } as const;
  const place = { address: "枫林路 12 号", lngLat: null, reportedAt: null };
  return { kind: "report-incident", ...said, ...place, givenId } as const;
}

test("a station killed with a full queue sends everything once, in order, when it is back", async ({
  dataFolder,
  station,
}) => {
  test.setTimeout(300_000);
  const partner = await hotline(dataFolder, () => []);
  const random = randomFrom(9);
  let sent = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    // Every other life begins without the partner, and every life ends in the middle of work.
    if (kill % 2 === 0) await partner.cut();
    const running = await station(dataFolder);
    const window = await StationWindow.open(running);
    const writing = (async () => {
      for (let i = 0; i < 12; i++) {
        const incidentId = await window.command(call(`K-${kill}-${i}`));
        const to = { partnerId: "hotline", reason: "municipal", fields: {} } as const;
        await window.command({ kind: "divert-incident", incidentId, ...to, dangerSeen: false });
        sent += 1;
      }
    })().catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 60 + random() * 300));
    if (kill % 2 === 0) await partner.start();
    if (kill % 4 === 3) partner.dropNext(1);
    await new Promise((resolve) => setTimeout(resolve, random() * 200));
    await running.kill();
    window.close();
    await writing;
  }
  const again = await StationWindow.open(await station(dataFolder));
  const queue = () => again.wall.partner.get("hotline")?.queue.length ?? -1;
  await again.until(() => queue() === 0, "the queue is empty");
  const seqs = partner.taken.map(({ seq }) => seq);
  expect(seqs).toEqual(seqs.map((_, i) => i + 1));
  expect(seqs.length).toBeGreaterThanOrEqual(sent);
  expect(seqs.length).toBe(again.wall.handoff.size);
  expect(partner.faults).toEqual([]);
  console.log(
    `figure: ${seqs.length} items over ${KILLS} kills, ${sent} acknowledged, ` +
      `${partner.repeats} came again and were known, 0 lost, 0 twice`,
  );
  again.close();
  await partner.stop();
});

test("a call is diverted in two keys, bounces with its reason, and one key takes it back", async ({
  page,
  dataFolder,
  station,
}) => {
  test.setTimeout(180_000);
  let refuses = true;
  const partner = await hotline(dataFolder, () => {
    const received = { answer: "received", afterMs: 0, reason: "" } as const;
    const refused = { answer: "refused", afterMs: 1, reason: "非市政设施" } as const;
    return refuses ? [received, refused] : [received];
  });
  const running = await station(dataFolder);
  await openWallPage(page, running);
  const panel = page.locator("[data-focus='handoffs']");
  await page.keyboard.press("n");
  await page.keyboard.press("0");
  await page.keyboard.type("路灯不亮");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  const queue = page.locator("[data-panel='incidents']");
  const row = queue.getByRole("option").filter({ hasText: "路灯不亮" });
  if ((await row.count()) === 0) await page.keyboard.press("Control+Enter");
  await expect(row).toHaveCount(1);
  await row.click();
  await page.keyboard.press("d");
  await expect(panel.getByRole("group", { name: "分流" })).toContainText("12345");
  await page.keyboard.press("1");
  await expect(panel.locator("[data-item]")).toContainText("已送达", { timeout: 10_000 });
  await expect(row).toContainText("分流 12345");
  await expect(row).not.toContainText("待派警");
  await partner.speak();
  await new Promise((resolve) => setTimeout(resolve, 10));
  await partner.speak();
  await expect(panel.locator("[data-item]")).toContainText("已拒收");
  await expect(panel.locator("[data-item]")).toContainText("非市政设施");
  await expect(row).toContainText("待派警");
  refuses = false;
  await page.keyboard.press("d");
  await page.keyboard.press("1");
  await expect(panel.locator("[data-item]")).toHaveCount(2);
  await expect(panel.locator("[data-item]").last()).toContainText("已送达", { timeout: 10_000 });
  await page.keyboard.press("r");
  await expect(panel.getByRole("textbox")).toBeFocused();
  const began = performance.now();
  await page.keyboard.press("Enter");
  await expect(panel.locator("[data-item]").last()).toContainText("已转警");
  await expect(row).toContainText("待派警");
  console.log(`figure: taken back in ${Math.round(performance.now() - began)} ms`);
  await expect
    .poll(() => partner.taken.map(({ kind }) => kind))
    .toEqual([...["handoff", "handoff", "recall"]]);
  await partner.stop();
});

test("what is not signed is counted on the sources panel and never ends the station", async ({
  page,
  dataFolder,
  station,
}) => {
  const partner = await hotline(dataFolder, () => []);
  const running = await station(dataFolder);
  await openWallPage(page, running);
  const door = `http://127.0.0.1:${DOOR}`;
  for (const body of ["{", "x".repeat(300_000), "[]"]) {
    await fetch(`${door}/v1/answers`, { method: "POST", body }).catch(() => undefined);
  }
  await fetch(`${door}/etc/passwd`).catch(() => undefined);
  await page.getByRole("tab", { name: "数据源" }).click();
  const row = page.locator("[data-panel='sources'] li").filter({ hasText: "协作单位来信口" });
  await expect(row.locator(".refused")).toHaveCount(3);
  await expect(row).toContainText("对象未知 2");
  await expect(row).toContainText("超长 1");
  const line = page.locator("[data-panel='sources'] li").filter({ hasText: "12345 热线" });
  await expect(line).toContainText("已连接", { timeout: 15_000 });
  await expect(page.locator("body")).not.toContainText(SECRET);
  await partner.stop();
});
