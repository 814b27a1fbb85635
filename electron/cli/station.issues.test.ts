import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import mqtt from "mqtt";
import type { MqttClient } from "mqtt";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { WallEvent } from "../../shared/events/event.ts";
import { unit } from "../../shared/fold/event-fixtures.test-data.ts";
import { waitingIssues } from "../../shared/fold/issue-state.ts";
import { epochMs } from "../../shared/units/quantity.ts";
import { plainJpeg } from "../desk/plain-jpeg.ts";
import { Mosquitto } from "../feeds/mqtt/mosquitto.test-peer.ts";
import { startStation } from "../station.ts";
import { openStore } from "../store/open-store.ts";
import { TestWindow } from "./station-window.test-data.ts";

// S11 at a real station and a real broker with the rights that the README gives terminals.

const NOW = 1_764_500_000_000;
const HOUR = 3_600_000;
const ACCOUNTS = Array.from({ length: 500 }, (_, i) => `v${String(i + 1).padStart(3, "0")}`);
const README = readFileSync(join(__dirname, "../../README.md"), "utf8");
const ACL = /```acl\n([^`]+)```/.exec(README)?.[1] ?? "";
const folder = mkdtempSync(join(tmpdir(), "onewall-issues-"));
const clock = { now: NOW };
let broker: Mosquitto;
const clients: MqttClient[] = [];

beforeAll(async () => {
  broker = await Mosquitto.start({ accounts: ACCOUNTS, acl: ACL });
}, 60_000);
afterAll(async () => {
  await Promise.all(clients.map((client) => client.endAsync(true)));
  await broker.remove();
  rmSync(folder, { recursive: true, force: true });
});

function prepare(): void {
  const store = openStore({ dir: folder, now: () => epochMs(NOW - 60_000) });
  if (!store.ok) throw new Error(store.refusal.kind);
  const units = ACCOUNTS.flatMap((unitId): WallEvent[] => [
    { kind: "asset-imported", v: 1, asset: unit(unitId, { class: "volunteer", mode: "foot" }) },
    { kind: "unit-duty-changed", v: 1, unitId, duty: "on", at: epochMs(NOW - 60_000) },
  ]);
  store.value.append(units, { name: "test", role: "feed" });
  store.value.close();
  const url = `mqtt://127.0.0.1:${broker.port}`;
  const topics = [{ filter: "wall/v1/#", profile: "onewall" }];
  const line = { kind: "mqtt", id: "radio", name: "终端", url, topics, sendsTasks: true };
  const feeds = [{ ...line, username: "wall", password: "s3cret" }];
  writeFileSync(join(folder, "feeds.json"), JSON.stringify({ feeds }));
}

async function open() {
  const options = { dir: folder, workerPath: "none", feedsFile: null, notices: [], log: () => {} };
  const opened = startStation({ ...options, now: () => epochMs(clock.now) });
  if (!opened.ok) throw new Error(opened.refusal.kind);
  await opened.value.ready;
  const window = new TestWindow();
  opened.value.connect(window, { window: "w", actor: { name: "李", role: "leader" } });
  await window.ask("hello", { version: 1, window: "w" });
  await until(() => window.sources.some(({ link }) => link === "connected"), "a link");
  return { station: opened.value, window };
}

async function until(condition: () => boolean, what: string): Promise<void> {
  for (let i = 0; i < 600; i++) {
    if (condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`did not happen within 30 s: ${what}`);
}

async function logIn(account: string): Promise<MqttClient> {
  const url = `mqtt://127.0.0.1:${broker.port}`;
  const by = { username: account, password: account, protocolVersion: 5, reconnectPeriod: 0 };
  const client = await mqtt.connectAsync(url, { ...by, protocolVersion: 5 });
  clients.push(client);
  return client;
}

/** What the broker says to a message that it may not carry: MQTT 5, not authorised. */
async function isRefused(client: MqttClient, topic: string, text: string): Promise<boolean> {
  try {
    await client.publishAsync(topic, text, { qos: 1 });
    return false;
  } catch {
    return true;
  }
}

function segment(code: number, body: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(body.length + 2);
  return Buffer.concat([Buffer.from([0xff, code]), length, body]);
}
const SECRET = Buffer.from("GPS 28.9012 120.0123, owner and telephone of the camera");
const PICTURE = Buffer.from(Array.from({ length: 400 }, (_, at) => (at * 37 + 11) % 251));
const START = Buffer.from([0xff, 0xd8]);
const SCAN = Buffer.concat([segment(0xda, Buffer.from([1, 1, 0])), PICTURE]);
const END = Buffer.from([0xff, 0xd9]);
const JPEG = Buffer.concat([START, segment(0xe1, SECRET), SCAN, END, SECRET]);

test("500 accounts reach their own task and nothing else, whatever they ask for", async () => {
  prepare();
  const { station, window } = await open();
  const heard = new Map<string, Set<string>>();
  for (const account of ACCOUNTS) {
    const client = await logIn(account);
    const topics = new Set<string>();
    heard.set(account, topics);
    client.on("message", (topic, payload) => {
      if (payload.length > 0) topics.add(topic);
    });
    const other = ACCOUNTS[(ACCOUNTS.indexOf(account) + 1) % ACCOUNTS.length] ?? "";
    const wanted = ["#", "wall/v1/#", `wall/v1/task/${other}`, "$SYS/#", "wall/v1/panic/#"];
    await client
      .subscribeAsync([...wanted, `wall/v1/task/${account}`], { qos: 1 })
      .catch(() => null);
    // In another's name nobody cries, answers or reports.
    for (const kind of ["panic", "issue", "sign"]) {
      const text = JSON.stringify({ t: NOW, id: "x", text: "冒名" });
      expect(await isRefused(client, `wall/v1/${kind}/${other}`, text)).toBe(true);
    }
  }
  await window.command({
    ...{ kind: "call-muster", of: "roll-call", unitIds: ACCOUNTS, text: "" },
    ...{ ring: null, area: null },
    ...{ limits: { amber: 30, red: 60 }, incidentId: null, ticked: [], confirmed: true },
  });
  await until(() => [...heard.values()].every((topics) => topics.size > 0), "every task");
  for (const [account, topics] of heard) expect([...topics]).toEqual([`wall/v1/task/${account}`]);
  expect(window.wall.alarm.size).toBe(0);
  expect(window.wall.issue.size).toBe(0);
  await station.close();
}, 180_000);

test("a report waits bare of what a camera wrote, a flood is one row and one call", async () => {
  const { station, window } = await open();
  const client = clients[0];
  if (client === undefined) throw new Error("nobody logged in");
  const report = (id: string, more: object = {}) => {
    const said = { t: clock.now, id, text: "河边护栏松动", cat: "help", lon: 120.01, lat: 28.9 };
    const text = JSON.stringify({ ...said, ...more });
    return client.publishAsync("wall/v1/issue/v001", text, { qos: 1 });
  };
  await report("a", { photo: JPEG.toString("base64") });
  await report("a");
  await report("no-photo", {
    photo: Buffer.from("no picture").toString("base64"),
    text: "照片坏了",
  });
  await report("who", { text: "他的证件 330784199001011234" });
  await report("old", { t: clock.now - 25 * HOUR });
  await report("handset", { imei: "356938035643809" });
  const pulse = () => window.sources.find(({ id }) => id === "radio");
  const counted = () => Object.values(pulse()?.rejected ?? {}).reduce((sum, n) => sum + n, 0);
  await until(() => counted() >= 4 && window.wall.issue.size === 2, "all are counted");
  expect(pulse()?.rejected).toMatchObject({ dup: 1, forbidden: 2, late: 1 });
  const id = "v001/a";
  expect(window.wall.issue.get(id)).toMatchObject({
    ...{ hasPhoto: true, settled: null },
    issue: { category: "help", position: { lngLat: [120.01, 28.9] } },
  });
  expect(window.wall.issue.get("v001/no-photo")?.hasPhoto).toBe(false);
  const seen = (await window.ask("view-photo", { thing: "issue", thingId: id })) as {
    base64: string;
  };
  const shown = Buffer.from(seen.base64, "base64");
  expect(shown).toEqual(Buffer.from(plainJpeg(JPEG) ?? []));
  expect(shown.includes(SECRET)).toBe(false);
  for (let i = 0; i < 14; i++) await report(`f${i}`, { text: `河边护栏松动 ${i}` });
  await until(() => window.wall.issue.size === 16, "the flood");
  const [row, ...others] = waitingIssues(window.wall.issue.values());
  expect(row).toHaveLength(16);
  expect(others).toHaveLength(0);
  const issueIds = (row ?? []).map(({ issue }) => issue.id);
  const called = await window.command({
    ...{ kind: "settle-issues", issueIds, deed: "call", reason: "" },
  });
  expect(called).toMatch(/^incident:/);
  await until(() => waitingIssues(window.wall.issue.values()).length === 0, "none waits");
  expect(window.wall.incident.size).toBe(1);
  // The picture is gone a day later, and the log says so.
  clock.now += 24 * HOUR + 60_000;
  await until(() => window.wall.issue.get(id)?.hasPhoto === false, "the picture is wiped");
  expect(await window.ask("view-photo", { thing: "issue", thingId: id })).toMatchObject({
    refusal: { kind: "photo-absent" },
  });
  await station.close();
  const log = openStore({ dir: folder, now: () => epochMs(clock.now) });
  if (!log.ok) throw new Error(log.refusal.kind);
  const rows = log.value.since(0, 5000).rows.flatMap(({ logged }) => logged ?? []);
  log.value.close();
  const looks = rows.filter(({ event }) => event.kind === "thing-viewed");
  expect(looks.map(({ stamp }) => stamp.actor)).toEqual(["李", "李"]);
  expect(JSON.stringify(rows)).not.toContain("330784199001011234");
}, 120_000);
