import { expect } from "@playwright/test";
import { radio } from "./radio.ts";
import { secondWindow } from "./station-window.ts";
import { openWallPage } from "./wall-page.ts";
import { test } from "./wall-test.ts";

// S11 as an operator works it: what a volunteer reports is a call two keys later.

test.use({ viewport: { width: 1920, height: 1080 } });

test("a volunteer's report is a call by two keys; a flood is one row, turned down at once", async ({
  page,
  dataFolder,
  station,
}) => {
  test.setTimeout(180_000);
  const { broker, client } = await radio(dataFolder);
  const running = await station(dataFolder);
  await openWallPage(page, running);
  const window = await secondWindow(running);
  const place = { lon: 120.05, lat: 28.95 };
  const send = (topic: string, body: object) => {
    const text = JSON.stringify({ t: Date.now(), ...place, ...body });
    return client.publishAsync(topic, text, { qos: 1 });
  };
  for (const id of ["义001", "义002"]) await send(`wall/v1/volunteer/${id}`, {});
  await window.until(() => window.wall.unit.size === 2, "two volunteers");
  const seen = { cat: "help", addr: "滨江路 12 号" };
  await send("wall/v1/issue/义001", { ...seen, id: "1", text: "老人走失，坐在桥头" });
  await window.until(() => window.wall.issue.size === 1, "a report");

  const panel = page.locator("[data-focus='alerts']");
  await page.keyboard.press("i");
  await expect(panel).toContainText("老人走失，坐在桥头");
  await expect(panel).toContainText("滨江路 12 号");
  const asked = performance.now();
  await page.keyboard.press("k");
  await expect(page.locator("[data-focus='incident-card']")).toContainText("老人走失");
  console.log(
    `figure: report to call in 2 keys, card after ${(performance.now() - asked).toFixed(0)} ms`,
  );
  await window.until(() => window.wall.incident.size === 1, "it is on disk");
  const [[calledId, call] = ["", null]] = window.wall.incident;
  // Nobody was sent by it.
  expect(call).toMatchObject({ stage: "received", assignments: [] });
  await window.until(() => {
    return [...window.wall.issue.values()].every(({ settled }) => settled?.calledId === calledId);
  }, "the report says which call");

  for (let i = 0; i < 12; i++) {
    await send("wall/v1/issue/义002", { id: `f${i}`, text: `路灯不亮 ${i}` });
  }
  await window.until(() => window.wall.issue.size === 13, "a flood");
  await page.keyboard.press("i");
  await expect(panel.locator("[data-key]")).toHaveCount(1);
  await expect(panel).toContainText("同一账号 12 条");
  await page.keyboard.press("x");
  await page.keyboard.type("已转城管");
  await page.keyboard.press("Enter");
  await expect(panel).toContainText("没有待处理的上报");
  await window.until(() => {
    const reasons = [...window.wall.issue.values()].map(({ settled }) => settled?.reason);
    return reasons.filter((reason) => reason === "已转城管").length === 12;
  }, "all twelve say why");
  await client.endAsync();
  await broker.remove();
});
