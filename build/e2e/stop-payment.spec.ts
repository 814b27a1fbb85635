import { expect } from "@playwright/test";
import { openWallPage } from "./wall-page.ts";
import { test } from "./wall-test.ts";

// S23 as a call-taker works it: the account is dictated once, read back, sent, and seen no more.

test.use({ viewport: { width: 1920, height: 1080 } });

const CARD = "6228480012345678911";
const MISHEARD = "6228480012345678918";

test("an account by keys: what was misheard is said, then four digits are left", async ({
  page,
  demoFolder,
  station,
}) => {
  test.setTimeout(180_000);
  await openWallPage(page, await station(demoFolder));
  await page.keyboard.press("n");
  await page.keyboard.press("2");
  await page.keyboard.type("冒充客服，刚转出五万");
  await page.keyboard.press("Control+Enter");
  const card = page.locator("[data-focus='incident-card']");
  await expect(card).toContainText("冒充客服，刚转出五万");
  const asked = performance.now();
  await page.keyboard.press("e");
  const account = card.getByLabel("收款账号");
  await expect(account).toBeFocused();
  console.log(
    `figure: stop-payment form after ${(performance.now() - asked).toFixed(0)} ms (1000 promised)`,
  );
  await page.keyboard.type(MISHEARD);
  await page.keyboard.press("Enter");
  await expect(card).toContainText("校验位不对");
  await page.keyboard.press("Backspace");
  await page.keyboard.type(CARD.slice(-1));
  await expect(card).not.toContainText("校验位不对");
  await page.keyboard.press("Enter");
  const row = card.locator("[data-stop='bank']");
  await expect(row).toContainText("＊＊＊＊8911");
  await expect(row).toContainText("反诈止付专席");
  await expect(row).toContainText(/已送达|已收到|已签收|处理中|已办结/, { timeout: 30_000 });
  const shown = await page.evaluate(() => {
    const values = [...document.querySelectorAll("input")].map(({ value }) => value);
    return [
      document.documentElement.outerHTML,
      ...values,
      JSON.stringify({ ...localStorage }),
    ].join();
  });
  expect(shown).not.toContain(CARD.slice(0, -4));
  expect(shown).not.toContain(MISHEARD.slice(0, -4));
});
