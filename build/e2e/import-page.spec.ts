import { expect } from "@playwright/test";
import { linesOf, runCli } from "./run-cli.ts";
import { test } from "./wall-test.ts";
import { openFromMore, openWallPage } from "./wall-page.ts";

test.use({ viewport: { width: 1600, height: 900 } });

const CAMERAS =
  "编号,名称,lng,lat,朝向\n" +
  "33010000001320000901,解放路口,120.02,28.90,90\n" +
  "33010000001320000902,东门,120.03,28.91,180\n" +
  "33010000001320000902,重复的编号,120.04,28.92,\n" +
  "33010000001320000903,没有位置,,,\n";

test("a file picked on the wall is shown first, then taken, and each bad row is named", async ({
  page,
  dataFolder,
  station,
}) => {
  await openWallPage(page, await station(dataFolder));
  await openFromMore(page, "导入");
  const panel = page.getByRole("group", { name: "导入" });
  const file = { name: "cameras.csv", mimeType: "text/csv", buffer: Buffer.from(CAMERAS) };
  await panel.locator("input[type=file]").setInputFiles(file);
  const start = panel.getByRole("button", { name: "导入", exact: true });
  await expect(start).toBeEnabled({ timeout: 30_000 });
  await panel.getByText("未知（位置扣留）").click();
  await page.getByRole("option", { name: "GCJ-02" }).click();
  await expect(start).toBeEnabled({ timeout: 30_000 });
  await start.click();
  await expect(panel).toContainText("重复", { timeout: 30_000 });
  const log = await runCli("log", "--data", dataFolder, "--kind", "asset-imported");
  const assets = linesOf<{ body: { asset: Asset } }>(log).map(({ body }) => body.asset);
  expect(assets.map(({ id }) => id.slice(-3))).toEqual(["901", "902", "903"]);
  const [first, , third] = assets;
  expect(first?.position).toMatchObject({ kind: "located", raw: [120.02, 28.9], crs: "gcj02" });
  expect(Math.abs((first?.position.lngLat?.[0] ?? 0) - 120.02)).toBeGreaterThan(0.001);
  expect(third?.position).toMatchObject({ kind: "held", reason: "missing" });
});

type Asset = {
  readonly id: string;
  readonly position: { readonly kind: string; readonly lngLat?: readonly [number, number] };
};
