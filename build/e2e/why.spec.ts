import { expect } from "@playwright/test";
import { openWallPage, selectFirstCall } from "./wall-page.ts";
import { test } from "./wall-test.ts";

// Whoever points at a figure is told since when, of what, or by which rule it stands there.

test.use({ viewport: { width: 1920, height: 1080 } });

test("no figure of any panel stands without its why", async ({ page, demoFolder, station }) => {
  test.setTimeout(240_000);
  await openWallPage(page, await station(demoFolder));
  await selectFirstCall(page);
  const figures = page.locator("[data-figure]");
  const tabs = page.getByRole("tab");
  await expect(tabs.first()).toBeVisible();
  let seen = 0;
  const panels = await tabs.all();
  for (const tab of panels) {
    await tab.click();
    await expect(tab).toHaveAttribute("aria-selected", "true");
    seen += await figures.count();
    const bare = await figures.evaluateAll((all) =>
      all
        .filter((one) => (one.getAttribute("title") ?? "").trim() === "")
        .map((one) => one.outerHTML),
    );
    expect(bare, (await tab.textContent()) ?? "").toEqual([]);
  }
  console.log(`figure: ${seen} figures on ${panels.length} panels, each with its why`);
  expect(seen).toBeGreaterThan(40);
});
