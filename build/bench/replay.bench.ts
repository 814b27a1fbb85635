import { test } from "vitest";
import { MIGRATIONS, dataFolder } from "../../electron/store/data-folder.ts";
import { setMeta } from "../../electron/store/identity.ts";
import { openWritable } from "../../electron/store/open.ts";
import { openStore } from "../../electron/store/open-store.ts";
import type { Store } from "../../electron/store/store.ts";
import { verify } from "../../electron/store/verify.ts";
import { epochMs } from "../../shared/units/quantity.ts";
import { costOf, sink, spreadOf, timesOf } from "./cost-of.ts";
import type { Cost } from "./cost-of.ts";
import { figure } from "./figure.ts";
import { scratchFolder } from "./scratch-folder.ts";
import { callEvents, fleetEvents, openCallEvents } from "./seeded-events.ts";

const SEED = 1;
const FLEET = { cameras: 50_000, checkpoints: 2000, units: 8000 };
const CALLS = 4000;
/** As the imports hand them over. */
const BATCH = 500;
const ALONE = 300;

/** Bar: 100,000 events replay in under 10 s. */
test("100,000 events are appended, read back, replayed and verified", async () => {
  const dir = scratchFolder();
  const things = FLEET.cameras + FLEET.checkpoints + FLEET.units;
  const events = [...fleetEvents(FLEET, SEED), ...callEvents({ calls: CALLS, units: FLEET.units })];
  const given = { events: events.length, things, calls: CALLS, seed: SEED };

  const store = opened(dir);
  const appended = await costOf(() => {
    for (let at = 0; at < events.length; at += BATCH) {
      sink.value = store.append(events.slice(at, at + BATCH), IMPORT);
    }
  });
  figure("append", { ...given, batch: BATCH }, perSecond(appended, events.length));

  const open = openCallEvents(ALONE, SEED);
  const alone = await timesOf({ times: ALONE }, (run) => store.append([open[run]!], OPERATOR));
  figure("append, one at a time", { events: ALONE, durability: "FULL" }, spreadOf(alone));
  store.close();

  const loaded = await costOf(() => opened(dir));
  figure("load the wall", given, { ...cpu(loaded), units: loaded.value.wall().unit.size });
  loaded.value.close();

  forgetProjections(dir);
  const replayed = await costOf(() => opened(dir));
  figure("replay into projections", given, perSecond(replayed, events.length + ALONE));
  replayed.value.close();

  const verified = await costOf(() => verify(dir));
  figure("verify", given, { ...cpu(verified), ok: String(verified.value.ok) });
});

const IMPORT = { name: "import", role: "feed" } as const;
const OPERATOR = { name: "甲", role: "leader" } as const;

function opened(dir: string): Store {
  const store = openStore({ dir, now: () => epochMs(Date.now()) });
  if (!store.ok) throw new Error(JSON.stringify(store.refusal));
  return store.value;
}

/** As if a program that folds otherwise had written them: the next start folds every event. */
function forgetProjections(dir: string): void {
  const file = dataFolder(dir).database;
  const db = openWritable({ file, durability: "FULL", migrations: MIGRATIONS });
  if (!db.ok) throw new Error(JSON.stringify(db.refusal));
  db.value.transaction(() => setMeta(db.value, "projections", "0"));
  db.value.close();
}

function cpu({ cpuMs, ms }: Cost<unknown>) {
  return { cpuSeconds: cpuMs / 1000, seconds: ms / 1000 };
}

function perSecond(cost: Cost<unknown>, events: number) {
  return { ...cpu(cost), eventsPerCpuSecond: Math.round((events * 1000) / cost.cpuMs) };
}
