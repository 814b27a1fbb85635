import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { inProject } from "../setup/project.mjs";
import { cliDocument, linesOf, runCli } from "./run-cli.ts";
import { StationWindow } from "./station-window.ts";
import { coloursOf, openWallPage } from "./wall-page.ts";
import { test } from "./wall-test.ts";

const samples = inProject("../shared/samples/osm");
const absent = !existsSync(samples);
if (absent) console.log("skipped: no ../shared/samples beside the project");

type Imported = {
  files: {
    kind: string;
    imported: number;
    updated: number;
    unchanged: number;
    elapsedMs: number;
  }[];
};
const vaduz = [9.5215, 47.1393] as const;
const schaan = [9.5094, 47.165] as const;
const monteCarlo = [7.4275, 43.739] as const;

test("two real extracts come in once, and then are routed, reached, searched and drawn", async ({
  page,
  dataFolder,
  station,
}) => {
  test.skip(absent, "no ../shared/samples beside the project");
  test.setTimeout(240_000);
  const folder = join(dataFolder, "city");
  const files = ["monaco-2020", "liechtenstein-2021"].map((name) => {
    return join(samples, `${name}.osm.pbf`);
  });
  const first = await cliDocument<Imported>("import", ...files, "--data", folder);
  expect(first.files.map(({ kind, imported }) => [kind, imported > 0])).toEqual([
    ["osm", true],
    ["osm", true],
  ]);
  for (const { elapsedMs } of first.files) {
    console.log(`figure: an extract came in within ${(elapsedMs / 1000).toFixed(1)} s`);
  }
  const log = linesOf(await runCli("log", "--data", folder)).length;
  const second = await cliDocument<Imported>("import", ...files, "--data", folder);
  for (const { imported, updated } of second.files) expect([imported, updated]).toEqual([0, 0]);
  expect(linesOf(await runCli("log", "--data", folder)).length - log).toBeLessThanOrEqual(2);

  const way = ["--from", vaduz.join(), "--to", schaan.join()];
  const found = await cliDocument<{ metres: number }>("route", "--data", folder, ...way);
  expect(found.metres).toBeGreaterThan(2_500);
  expect(found.metres).toBeLessThan(6_000);
  const apart = ["route", "--data", folder, "--from", vaduz.join(), "--to", monteCarlo.join()];
  expect((await runCli(...apart)).out).toContain('"no-way"');
  const units = join(dataFolder, "units.json");
  const fleet = [vaduz, schaan, monteCarlo].map((lngLat, i) => ({ id: `U${i}`, lngLat }));
  await writeFile(units, JSON.stringify(fleet.map((unit) => ({ ...unit, mode: "car" }))));
  const near = await cliDocument<{ units: { id: string }[] }>(
    ...["nearest", "--data", folder, "--to", monteCarlo.join(), "--units", units],
  );
  expect(near.units.map(({ id }) => id)).toEqual(["U2"]);
  const reach = ["reach", "--data", folder, "--from", vaduz.join(), "--seconds", "300,600"];
  expect((await cliDocument<{ features: unknown[] }>(...reach)).features).toHaveLength(2);

  const running = await station(folder);
  await openWallPage(page, running);
  await expect
    .poll(() => coloursOf(page.locator("canvas").first()), { timeout: 60_000 })
    .toBeGreaterThan(10);
  // One code lets one in; the next one stands on stderr.
  const code = /next log-in code (\S+)/.exec(running.said())?.[1] ?? "";
  const window = await StationWindow.open({ ...running, code });
  for (const text of ["Vaduz", "Landstrasse", "Casino"]) {
    const { hits } = await window.request("search", { text, limit: 10 });
    expect(hits.length, text).toBeGreaterThan(0);
  }
  window.close();
});
