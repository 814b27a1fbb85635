import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import mqtt from "mqtt";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { WallEvent } from "../../shared/events/event.ts";
import { unit } from "../../shared/fold/event-fixtures.test-data.ts";
import { cityNight, townBounds, townOf } from "../../shared/patrol/city-night.test-data.ts";
import type { PatrolMessage } from "../../shared/patrol/patrol-message-from.ts";
import { planPatrol } from "../../shared/patrol/plan-patrol.ts";
import { epochMs } from "../../shared/units/quantity.ts";
import { Mosquitto } from "../feeds/mqtt/mosquitto.test-peer.ts";
import { startStation } from "../station.ts";
import { openStore } from "../store/open-store.ts";
import { TestWindow, until } from "./station-window.test-data.ts";

// product.md P8 up to the terminals: a real station, a real broker, terminals that listen.

const folder = mkdtempSync(join(tmpdir(), "onewall-hand-over-"));
let broker: Mosquitto;
beforeAll(async () => {
  broker = await Mosquitto.start();
});
afterAll(async () => {
  await broker.remove();
  rmSync(folder, { recursive: true, force: true });
});

const request = cityNight(3, { places: 30, units: 3, hours: 4 }, townBounds());
const plan = planPatrol(request, townOf(2), { effort: 0.02 });
const now = () => epochMs(plan.startAt + 60_000);

function prepare(): void {
  const store = openStore({ dir: folder, now: () => epochMs(plan.startAt - 60_000) });
  if (!store.ok) throw new Error(store.refusal.kind);
  const units = plan.routes.flatMap(({ unitId, mode }): WallEvent[] => [
    { kind: "asset-imported", v: 1, asset: unit(unitId, { mode }) },
    { kind: "unit-duty-changed", v: 1, unitId, duty: "on", at: now() },
  ]);
  store.value.append(units, { name: "test", role: "feed" });
  store.value.close();
  const url = `mqtt://127.0.0.1:${broker.port}`;
  const topics = [{ filter: "owntracks/#", profile: "owntracks" }];
  const line = { kind: "mqtt", id: "radio", name: "终端", url, topics, sendsPatrols: true };
  const feeds = [{ ...line, username: "wall", password: "s3cret" }];
  writeFileSync(join(folder, "feeds.json"), JSON.stringify({ feeds }));
}

async function open() {
  const options = { dir: folder, workerPath: "none", feedsFile: null, notices: [], log: () => {} };
  const opened = startStation({ ...options, now });
  if (!opened.ok) throw new Error(opened.refusal.kind);
  await opened.value.ready;
  const window = new TestWindow();
  const dispatcher = new TestWindow();
  opened.value.connect(window, { window: "w", actor: { name: "李", role: "leader" } });
  opened.value.connect(dispatcher, { window: "v", actor: { name: "王", role: "dispatcher" } });
  for (const one of [window, dispatcher]) await one.ask("hello", { version: 1, window: "w" });
  return { station: opened.value, window, dispatcher };
}

test("a plan reaches terminals when a leader accepts it, and its end takes it back", async () => {
  prepare();
  const heard = new Map<string, PatrolMessage>();
  const terminal = await mqtt.connectAsync(`mqtt://127.0.0.1:${broker.port}`, {
    ...{ username: "phone", password: "p1" },
  });
  terminal.on("message", (topic, payload) => {
    heard.set(topic, JSON.parse(payload.toString()) as PatrolMessage);
  });
  await terminal.subscribeAsync("wall/v1/patrol/#", { qos: 1 });
  const first = await open();
  await until(() => first.window.sources.some(({ link }) => link === "connected"), "a link");
  expect(await first.dispatcher.command({ kind: "accept-patrol-plan", plan })).toBe("role-missing");
  // Whatever had been sent would have come before this.
  await terminal.publishAsync("wall/v1/patrol/mark", "{}", { qos: 1 });
  await until(() => heard.has("wall/v1/patrol/mark"), "the mark");
  expect([...heard.keys()]).toEqual(["wall/v1/patrol/mark"]);
  expect(await first.window.command({ kind: "accept-patrol-plan", plan })).toMatch(/^plan:/);
  await until(() => heard.size === 1 + plan.routes.length, "a route for each unit");
  for (const { unitId, stops } of plan.routes) {
    const message = heard.get(`wall/v1/patrol/${unitId}`);
    expect(message?.stops.map(({ stopId }) => stopId)).toEqual(stops.map(({ stopId }) => stopId));
  }
  await first.station.close();
  heard.clear();
  // A station that comes back says the same again, from its log.
  const second = await open();
  await until(() => heard.size === plan.routes.length, "the routes again");
  expect(heard.get(`wall/v1/patrol/${plan.routes[0]?.unitId}`)?.stops.length).toBeGreaterThan(0);
  const ended = await second.window.command({ kind: "end-patrol-plan", planId: plan.id });
  expect(ended).toMatch(/^plan:/);
  await until(() => [...heard.values()].every(({ stops }) => stops.length === 0), "taken back");
  await second.station.close();
  await terminal.endAsync();
});
