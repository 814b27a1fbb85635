import { expect } from "@playwright/test";
import { randomFrom } from "../../shared/kit/random.ts";
import { Disk } from "./disk.ts";
import { cliDocument } from "./run-cli.ts";
import { StationWindow, logIn } from "./station-window.ts";
import { test } from "./wall-test.ts";

const KILLS = 20;
/** After so long at the most, milliseconds, of writing without a pause. */
const WRITING_MS_MAX = 900;
/** Commands under way at any moment. */
const WRITERS = 4;

test("a station killed twenty times while it writes loses nothing acknowledged", async ({
  dataFolder,
  station,
}) => {
  test.setTimeout(300_000);
  const seed = Number(process.env["ONEWALL_TEST_SEED"] ?? Date.now() % 1_000_000);
  console.log(`kills at random moments: ONEWALL_TEST_SEED=${seed}`);
  const random = randomFrom(seed);
  const acknowledged: string[] = [];
  let asked = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const running = await station(dataFolder);
    const cookie = await logIn(running);
    const windows = await Promise.all(
      Array.from({ length: WRITERS }, (_, i) => {
        return StationWindow.withCookie(running, cookie, `writer-${i}`);
      }),
    );
    let writing = true;
    const writers = windows.map(async (window, writer) => {
      for (let i = 0; writing; i++) {
        const givenId = `kill-${kill}-${writer}-${i}`;
        asked += 1;
        const done = await window.command(report(givenId)).catch(() => null);
        if (done === null) return;
        acknowledged.push(givenId);
      }
    });
    await new Promise((resolve) => setTimeout(resolve, random() * WRITING_MS_MAX));
    await running.kill();
    writing = false;
    for (const window of windows) window.close();
    await Promise.all(writers);
    const verified = await cliDocument<{ ok: boolean }>("verify", "--data", dataFolder);
    expect(verified, `after kill ${kill + 1}`).toMatchObject({ ok: true });
  }
  const disk = new Disk(dataFolder);
  const kept = disk.read().filter(({ kind }) => kind === "incident-reported");
  disk.close();
  const ids = new Map<string, number>();
  for (const { entity } of kept) ids.set(entity, (ids.get(entity) ?? 0) + 1);
  expect(acknowledged.filter((id) => !ids.has(`incident:${id}`))).toEqual([]);
  expect([...ids].filter(([, count]) => count > 1)).toEqual([]);
  expect(acknowledged.length).toBeGreaterThan(KILLS);
  console.log(`figure: ${acknowledged.length} of ${asked} commands were acknowledged, 0 lost`);

  const again = await StationWindow.open(await station(dataFolder));
  expect(acknowledged.filter((id) => !again.wall.incident.has(id))).toEqual([]);
  again.close();
});

function report(givenId: string) {
  const said = {
    category: "other",
    priority: 3,
    title: "断电演练",
    text: "",
    address: "",
  } as const;
  return { kind: "report-incident", ...said, lngLat: null, reportedAt: null, givenId } as const;
}
