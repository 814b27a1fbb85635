import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import mqtt from "mqtt";
import type { MqttClient } from "mqtt";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { WallEvent } from "../../shared/events/event.ts";
import { unit } from "../../shared/fold/event-fixtures.test-data.ts";
import { findingCounts } from "../../shared/fold/night-state.ts";
import { wallFrom } from "../../shared/fold/wall-state.ts";
import type { WallState } from "../../shared/fold/wall-state.ts";
import { randomFrom, randomIndex } from "../../shared/kit/random.ts";
import { FINDING_TYPES } from "../../shared/model/night-group.ts";
import { GROUP_SILENT_MS, silenceOf } from "../../shared/model/group-presence.ts";
import type { PatrolPlan } from "../../shared/model/patrol-plan.ts";
import type { Place } from "../../shared/model/place.ts";
import type { SourcePulse } from "../../shared/model/source-pulse.ts";
import { townBounds, townOf } from "../../shared/patrol/city-night.test-data.ts";
import { nightRequestFrom } from "../../shared/patrol/night-request.ts";
import { USUAL_OPTIONS } from "../../shared/patrol/patrol-request.ts";
import { planPatrol } from "../../shared/patrol/plan-patrol.ts";
import type { LngLat } from "../../shared/units/lng-lat.ts";
import { epochMs } from "../../shared/units/quantity.ts";
import { Mosquitto } from "../feeds/mqtt/mosquitto.test-peer.ts";
import { openStore } from "../store/open-store.ts";
import { startStation } from "../station.ts";
import type { Station } from "../station.ts";
import { TrueNight } from "./night-truth.test-data.ts";
import { TestWindow } from "./station-window.test-data.ts";
import { SentPositions } from "./position-scan.test-data.ts";

// product.md S12: ten groups, 150 people, one night, through a real broker and a real store.

const SEED = 12;
const GROUPS = 10;
const MEMBERS = 15;
const MINUTE = 60_000;
const EVENING = Date.UTC(2026, 10, 24, 14);
const FROM = EVENING + 10 * MINUTE;
const TO = FROM + 4 * 60 * MINUTE;
const bounds = townBounds(16);

let broker: Mosquitto;
let phones: MqttClient;
beforeAll(async () => {
  broker = await Mosquitto.start();
  const url = `mqtt://127.0.0.1:${broker.port}`;
  phones = await mqtt.connectAsync(url, { username: "phone", password: "p1" });
});
afterAll(async () => {
  vi.useRealTimers();
  await phones.endAsync();
  await broker.remove();
});

/** The station, its window, and a clock that is set by hand. */
async function stationIn(dir: string) {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const clock = { now: EVENING };
  const opened = startStation({
    ...{ dir, workerPath: "none", feedsFile: null, notices: [], log: () => {} },
    now: () => epochMs(clock.now),
  });
  if (!opened.ok) throw new Error(opened.refusal.kind);
  await opened.value.ready;
  const window = new TestWindow();
  opened.value.connect(window, { window: "w", actor: { name: "值班领导", role: "leader" } });
  const hello = (await window.ask("hello", { version: 1, window: "w" })) as {
    entities: Parameters<typeof wallFrom>[0];
  };
  window.wall = wallFrom(hello.entities);
  return { station: opened.value, window, clock };
}

function prepared(dir: string): void {
  const store = openStore({ dir, now: () => epochMs(EVENING - 1000) });
  if (!store.ok) throw new Error(store.refusal.kind);
  const random = randomFrom(SEED);
  const units = Array.from({ length: GROUPS }, (_, i): WallEvent => {
    const asset = unit(`u${i}`, { class: "officer", mode: "foot", home: homeIn(random) });
    return { kind: "asset-imported", v: 1, asset };
  });
  store.value.append(units, { name: "test", role: "feed" });
  store.value.close();
  const url = `mqtt://127.0.0.1:${broker.port}`;
  const topics = [{ filter: "wall/v1/#", profile: "onewall" }];
  const line = { kind: "mqtt", id: "groups", name: "夜巡终端", url, topics };
  const feeds = [{ ...line, username: "wall", password: "s3cret" }];
  writeFileSync(join(dir, "feeds.json"), JSON.stringify({ feeds }));
}

function somewhere(random: () => number): LngLat {
  const [west = 0, south = 0, east = 0, north = 0] = bounds;
  const share = () => 0.1 + 0.8 * random();
  return [west + share() * (east - west), south + share() * (north - south)];
}

function homeIn(random: () => number) {
  const lngLat = somewhere(random);
  return { kind: "located", lngLat, raw: lngLat, crs: "wgs84" } as const;
}

/** Venues all over the town, planned on foot by the ordinary planner. */
function nightPlan(wall: WallState): PatrolPlan {
  const random = randomFrom(SEED + 1);
  const places = Array.from({ length: 120 }, (_, i): Place => ({
    ...{ kind: "place", id: `venue-${i}`, name: `场所 ${i}`, nameLatin: null, class: "mall" },
    ...{ lngLat: somewhere(random), rank: 1, source: "osm" },
  }));
  const ask = {
    ...{ id: "plan-night", now: epochMs(EVENING), hours: 4, seed: SEED, unitIds: null, places },
    ...{ lastPlace: () => null, demand: { cells: [] }, utcOffsetMinutes: 480, keep: null },
    ...{ options: USUAL_OPTIONS, debts: new Map(), delivered: new Map() },
  };
  const groups = [...wall.night.values()].map(({ group }) => group);
  const request = nightRequestFrom(wall, ask as never, groups);
  return planPatrol(request, townOf(3, 16), { effort: 0.2 });
}

class Sender {
  sent = 0;
  readonly positions = new SentPositions();

  /** Every device of a group reports; a message takes as long as the broker needs for it. */
  send(groupId: string, fixes: readonly LngLat[], at: number): void {
    // All digits are sent: fewer would also stand in the streets' own geometry, by chance.
    for (const [i, [lon, lat]] of fixes.entries()) {
      const device = `dev-${groupId}-${i}`;
      this.positions.add(lon, lat, device);
      this.sent++;
      phones.publish(`wall/v1/group/${groupId}/${device}`, JSON.stringify({ lon, lat, t: at }));
    }
  }
}

const countsOf = (window: TestWindow) => window.sources.find(({ id }) => id === "groups");
const allOf = (pulse: SourcePulse | undefined) =>
  (pulse?.accepted ?? 0) + Object.values(pulse?.rejected ?? {}).reduce((a, b) => a + b, 0);

/** Lets the station's seconds pass until everything that was sent is counted. */
async function settle(window: TestWindow, sent: number): Promise<void> {
  for (let i = 0; i < 500; i++) {
    vi.advanceTimersByTime(1000);
    if (allOf(countsOf(window)) >= sent) break;
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
  expect(allOf(countsOf(window))).toBe(sent);
  vi.advanceTimersByTime(1000);
}

async function raised(window: TestWindow): Promise<string[]> {
  const ids: string[] = [];
  for (let i = 0; i < GROUPS; i++) {
    const key = await window.command({
      ...{ kind: "raise-night-group", name: `${i + 1}组`, leadUnitId: `u${i}`, areaId: null },
      ...{ members: MEMBERS, teams: [], from: epochMs(FROM), to: epochMs(TO) },
    });
    expect(key).toMatch(/^night:/);
    ids.push(key.slice("night:".length));
  }
  vi.advanceTimersByTime(1000);
  return ids;
}

async function night(dir: string) {
  prepared(dir);
  const { station, window, clock } = await stationIn(dir);
  const groupIds = await raised(window);
  const plan = nightPlan(window.wall);
  const accepted = await window.command({ kind: "accept-night-plan", groupIds, plan });
  expect(accepted).toBe("plan:plan-night");
  vi.advanceTimersByTime(1000);
  const random = randomFrom(SEED + 2);
  const truths = groupIds.map((groupId, i) => {
    const { group } = window.wall.night.get(groupId)!;
    const route = plan.routes.find(({ unitId }) => unitId === group.leadUnitId)!;
    const skips = i === 3 ? 2 : -1;
    const startAt = Math.max(FROM, plan.startAt);
    const truth = new TrueNight(route, { random, startAt, members: MEMBERS, skips });
    return { groupId, unitId: group.leadUnitId, route, truth };
  });
  for (let i = 0; i < 200 && countsOf(window)?.link !== "connected"; i++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    vi.advanceTimersByTime(1000);
  }
  return { station, window, clock, truths, random, sender: new Sender() };
}

type Night = Awaited<ReturnType<typeof night>>;
/** The sixth group says nothing for eight minutes. */
const SILENT = { group: 5, from: FROM + 60 * MINUTE, to: FROM + 68 * MINUTE };

/** One minute after the other until the shift is over. */
async function walk({ window, clock, truths, random, sender }: Night) {
  const oracle = new Map<string, number>(FINDING_TYPES.map((type) => [type, 0]));
  const apart: number[] = [];
  let [reached, lost] = [0, 0];
  for (let at = FROM; at < TO; at += MINUTE) {
    clock.now = at;
    for (const [i, { groupId, truth }] of truths.entries()) {
      const isSilent = i === SILENT.group && at >= SILENT.from && at < SILENT.to;
      if (!isSilent) sender.send(groupId, truth.fixes(at), at);
    }
    await settle(window, sender.sent);
    for (const { groupId, unitId, truth } of truths) {
      const done = window.wall.unit.get(unitId)?.patrol?.done.length ?? -1;
      apart.push(Math.abs(done - truth.done(at)));
      reached = Math.max(reached, done);
      const presence = window.night.groups.find((one) => one.groupId === groupId);
      if (presence !== undefined && silenceOf(presence, at) >= GROUP_SILENT_MS) lost++;
    }
    const found = await findSomething(window, truths, random);
    vi.advanceTimersByTime(100);
    oracle.set(found, (oracle.get(found) ?? 0) + 1);
  }
  return { oracle, apart, reached, lost };
}

/** Now and then a group finds something at a stop; one in five does not say what. */
async function findSomething(window: TestWindow, truths: Night["truths"], random: () => number) {
  const one = truths[randomIndex(random, truths.length)]!;
  const stop = one.route.stops[randomIndex(random, one.route.stops.length)]!;
  const said = FINDING_TYPES[randomIndex(random, FINDING_TYPES.length)]!;
  const type = random() < 0.2 ? null : said;
  const { placeId, placeName, lngLat } = stop;
  const what = { type, note: "卷帘门未关", placeId, placeName, lngLat };
  const groupId = one.groupId;
  const key = await window.command({ kind: "record-night-finding", groupId, ...what });
  expect(key).toBe(`night:${groupId}`);
  return type ?? "other";
}

const folders: string[] = [];
const stations: Station[] = [];
afterAll(async () => {
  for (const station of stations) await station.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

test("10 groups, 150 people, one night: progress, counters, no position afterwards", async () => {
  const dir = mkdtempSync(join(tmpdir(), "onewall-night-"));
  folders.push(dir);
  const all = await night(dir);
  const { station, window, clock, truths, sender } = all;
  stations.push(station);
  const [first] = truths;

  // Before the shift a position is discarded on arrival, and counted.
  clock.now = FROM - MINUTE;
  sender.send(first!.groupId, first!.truth.fixes(FROM), clock.now);
  await settle(window, sender.sent);
  expect(countsOf(window)?.rejected).toEqual({ offShift: MEMBERS });
  expect(window.night).toEqual({ groups: [], positions: 0 });

  const { oracle, apart, reached, lost } = await walk(all);
  const figures = { checks: apart.length, most: Math.max(...apart), reached, lost };
  const exact = apart.filter((stops) => stops === 0).length / apart.length;
  console.log("night", { seed: SEED, messages: sender.sent, exact, ...figures });
  expect(figures.checks).toBe(GROUPS * 240);
  expect(figures.most).toBeLessThanOrEqual(1);
  expect(reached).toBeGreaterThan(5);
  // Eight silent minutes, of which the first three are none: lost from the third to the eighth.
  expect(lost).toBe(6);
  expect(window.night.positions).toBe(GROUPS * MEMBERS);

  const findings = [...window.wall.night.values()].flatMap((state) => state.findings);
  expect(Object.fromEntries(findingCounts(findings))).toEqual(Object.fromEntries(oracle));
  expect(findings).toHaveLength(240);
  expect(oracle.get("other")).toBeGreaterThan(240 / 6);

  // One minute after the end: none in memory, in what windows hold, in tables, logs or free pages.
  clock.now = TO + MINUTE;
  vi.advanceTimersByTime(1000);
  expect(window.night).toEqual({ groups: [], positions: 0 });
  expect(sender.positions.tracesIn(dir)).toEqual([]);
  vi.advanceTimersByTime(1000);
  expect([...window.wall.night.values()].every(({ endedAt }) => endedAt !== null)).toBe(true);
  expect(window.wall.plan.get("plan-night")?.endedAt).not.toBeNull();

  // What comes late, of the shift or not, is discarded too.
  const before = countsOf(window)?.accepted;
  sender.send(first!.groupId, first!.truth.fixes(TO - MINUTE), TO - MINUTE);
  sender.send(first!.groupId, first!.truth.fixes(TO), TO + MINUTE);
  await settle(window, sender.sent);
  expect(countsOf(window)?.accepted).toBe(before);
  expect(countsOf(window)?.rejected).toEqual({ offShift: 3 * MEMBERS });
  expect(window.night.positions).toBe(0);

  await station.close();
  stations.splice(0);
  expect(readdirSync(dir)).toContain("onewall.db");
  expect(sender.positions.tracesIn(dir)).toEqual([]);
}, 240_000);

test("the scan finds a position where one is kept: that of an ordinary unit", async () => {
  const dir = mkdtempSync(join(tmpdir(), "onewall-scan-"));
  folders.push(dir);
  prepared(dir);
  const { station, window } = await stationIn(dir);
  stations.push(station);
  for (let i = 0; i < 200 && countsOf(window)?.link !== "connected"; i++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    vi.advanceTimersByTime(1000);
  }
  const sent = new SentPositions();
  const [lon, lat] = [0.0123457, 0.0234561];
  sent.add(lon, lat, "dev-officer-1");
  phones.publish("wall/v1/officer/dev-officer-1", JSON.stringify({ lon, lat, t: EVENING }));
  await settle(window, 1);
  const traces = sent.tracesIn(dir);
  expect(traces.some((trace) => trace.includes("tracks.db"))).toBe(true);
  expect(traces.some((trace) => trace.includes("dev-officer-1"))).toBe(true);
});
