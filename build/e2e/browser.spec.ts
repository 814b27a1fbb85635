import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { test } from "./wall-test.ts";

/** What the page's policy refused, and what broke in it. */
function faultsOf(page: Page): string[] {
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    const isRefusal = /Content Security Policy|Refused to/.test(message.text());
    if (isRefusal) faults.push(message.text());
  });
  return faults;
}

async function logIn(page: Page, running: { url: string; code: string }): Promise<void> {
  await page.goto(running.url);
  await page.getByRole("textbox").fill(running.code.toLowerCase());
  await page.getByRole("button", { name: "进入" }).click();
}

const link = (page: Page) => page.locator("[data-link]").first();

test("a browser gets in with the code and is live, and its policy refused nothing of ours", async ({
  page,
  dataFolder,
  station,
}) => {
  const running = await station(dataFolder);
  const faults = faultsOf(page);
  await logIn(page, running);
  await expect(link(page)).toHaveAttribute("data-link", "live");
  expect(faults).toEqual([]);
});

test("a code in the address is used, wiped from it, and worth nothing afterwards", async ({
  page,
  browser,
  dataFolder,
  station,
}) => {
  const running = await station(dataFolder);
  await page.goto(`${running.url}log-in.html#code=${running.code}`);
  await expect(link(page)).toHaveAttribute("data-link", "live");
  expect(page.url()).toBe(running.url);
  const other = await browser.newContext({ locale: "zh-CN" });
  const stranger = await other.newPage();
  await logIn(stranger, running);
  await expect(stranger.getByRole("status")).toContainText("登录码不对");
  expect(stranger.url()).toBe(`${running.url}log-in.html`);
  await other.close();
});

test("a killed station leaves the picture standing, marked as old, until it is back", async ({
  page,
  dataFolder,
  station,
}) => {
  const running = await station(dataFolder);
  await logIn(page, running);
  await expect(link(page)).toHaveAttribute("data-link", "live");
  const born = await page.evaluate(() => performance.timeOrigin);
  await running.kill();
  await expect(link(page)).toHaveAttribute("data-link", "lost", { timeout: 5_000 });
  await station(dataFolder, { args: ["--port", new URL(running.url).port] });
  await expect(link(page)).toHaveAttribute("data-link", "live", { timeout: 5_000 });
  expect(await page.evaluate(() => performance.timeOrigin)).toBe(born);
});
