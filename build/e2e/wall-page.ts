import { expect } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";
import type { Station } from "./station.ts";

/** Gets a browser in with the code, and waits until its wall is live. */
export async function openWallPage(
  page: Page,
  { url, code }: Pick<Station, "url" | "code">,
): Promise<void> {
  await page.goto(`${url}log-in.html#code=${code}`);
  await expect(page.locator("[data-link]").first()).toHaveAttribute("data-link", "live", {
    timeout: 30_000,
  });
}

/** Selects the first call of the queue by keys, as soon as the queue has one. */
export async function selectFirstCall(page: Page): Promise<void> {
  await expect(page.locator("[data-panel='incidents'] [data-key]").first()).toBeVisible();
  await page.keyboard.press("q");
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-selected]").first()).not.toHaveAttribute("data-selected", "");
}

/** How many colours cover more than a few points of what is on the screen there. */
export async function coloursOf(place: Locator): Promise<number> {
  const png = (await place.screenshot()).toString("base64");
  return place.page().evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const pen = new OffscreenCanvas(image.width, image.height).getContext("2d");
    pen?.drawImage(image, 0, 0);
    const points = pen?.getImageData(0, 0, image.width, image.height).data ?? [];
    const counts = new Map<string, number>();
    for (let i = 0; i < points.length; i += 4) {
      const colour = `${points[i]},${points[i + 1]},${points[i + 2]}`;
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
    return [...counts.values()].filter((count) => count > 30).length;
  }, png);
}

/** Turns the side panel to one that has no tab of its own. */
export async function openFromMore(page: Page, panel: string): Promise<void> {
  await page.getByRole("button", { name: "更多面板" }).click();
  const list = page.getByRole("group", { name: "更多面板" });
  await list.getByRole("button", { name: panel, exact: true }).click();
}
