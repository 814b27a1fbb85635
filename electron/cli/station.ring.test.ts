import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import mqtt from "mqtt";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { WallEvent } from "../../shared/events/event.ts";
import { report, unit } from "../../shared/fold/event-fixtures.test-data.ts";
import { polygonsHold } from "../../shared/units/polygon-holds.ts";
import type { SectorMessage } from "../../shared/patrol/sector-hand-over.ts";
import { starSectors } from "../../shared/units/star-sectors.ts";
import { distanceBetween } from "../../shared/units/lng-lat.ts";
import type { LngLat } from "../../shared/units/lng-lat.ts";
import { epochMs } from "../../shared/units/quantity.ts";
import { Mosquitto } from "../feeds/mqtt/mosquitto.test-peer.ts";
import { startStation } from "../station.ts";
import { openStore } from "../store/open-store.ts";
import { TestWindow, until } from "./station-window.test-data.ts";

// S10 at a real station: the photo that is kept of somebody, and what a volunteer is told.

const NOW = 1_764_500_000_000;
const MINUTE = 60_000;
const PARK: LngLat = [120.01, 28.9];
const folder = mkdtempSync(join(tmpdir(), "onewall-ring-"));
let broker: Mosquitto;
beforeAll(async () => {
  broker = await Mosquitto.start();
});
afterAll(async () => {
  await broker.remove();
  rmSync(folder, { recursive: true, force: true });
});

const clock = { now: NOW };

function prepare(): void {
  const store = openStore({ dir: folder, now: () => epochMs(NOW - MINUTE) });
  if (!store.ok) throw new Error(store.refusal.kind);
  const units: WallEvent[] = ["义01", "义02"].flatMap((unitId): WallEvent[] => [
    { kind: "asset-imported", v: 1, asset: unit(unitId, { class: "volunteer", mode: "foot" }) },
    { kind: "unit-duty-changed", v: 1, unitId, duty: "on", at: epochMs(NOW - MINUTE) },
  ]);
  const call = { title: CHILD, text: CHILD, category: "missing", priority: 1 } as const;
  const reports = ["A-1", "A-2"].map((id): WallEvent => {
    return { kind: "incident-reported", v: 1, report: report(id, call) };
  });
  store.value.append([...units, ...reports], { name: "test", role: "feed" });
  store.value.close();
  const url = `mqtt://127.0.0.1:${broker.port}`;
  const topics = [{ filter: "owntracks/#", profile: "owntracks" }];
  const line = { kind: "mqtt", id: "radio", name: "终端", url, topics, sendsPatrols: true };
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
  return { station: opened.value, window };
}

const CHILD = "小名豆豆 红色外套";
/** A tiny JPEG with a thumbnail's worth of places and names beside its picture. */
const SECRET = Buffer.from("GPS 28.9012 120.0123, owner and telephone of the camera. ".repeat(20));
const PICTURE = Buffer.from(Array.from({ length: 4000 }, (_, at) => (at * 37 + 11) % 251));
const JPEG = Buffer.concat([
  Buffer.from([0xff, 0xd8]),
  segment(0xe0, Buffer.from("JFIF\0")),
  segment(0xe1, SECRET),
  segment(0xfe, SECRET),
  segment(0xda, Buffer.from([1, 1, 0])),
  PICTURE,
  Buffer.from([0xff, 0xd9]),
  SECRET,
]);

function segment(code: number, body: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(body.length + 2);
  return Buffer.concat([Buffer.from([0xff, code]), length, body]);
}

/** Files of the folder that hold these bytes, or any eighth of them. */
function holdersOf(bytes: Buffer, dir = folder): string[] {
  return readdirSync(dir).flatMap((name) => {
    const path = join(dir, name);
    if (statSync(path).isDirectory()) return holdersOf(bytes, path);
    const content = readFileSync(path);
    const part = Math.floor(bytes.length / 8);
    const parts = Array.from({ length: 8 }, (_, at) => bytes.subarray(at * part, (at + 1) * part));
    const base64 = Buffer.from(bytes.subarray(0, part - (part % 3)).toString("base64"));
    return [...parts, base64].some((one) => content.includes(one)) ? [path] : [];
  });
}

const start = (incidentId: string) => ({
  ...{ kind: "start-ring", incidentId, pace: "child", places: [PARK] },
  seen: { from: epochMs(clock.now - 12 * MINUTE), to: epochMs(clock.now - 12 * MINUTE) },
});
const photoOf = async (window: TestWindow, incidentId: string) =>
  (await window.ask("view-photo", { thing: "ring", thingId: incidentId })) as {
    base64: string | null;
    refusal: { kind: string } | null;
  };
const keep = (window: TestWindow, incidentId: string, bytes: Buffer = JPEG) =>
  window.ask("keep-photo", { incidentId, base64: bytes.toString("base64"), hours: 24 });

test("a photo is kept bare, each look is written down, closing wipes it", async () => {
  prepare();
  const { station, window } = await open();
  expect(await keep(window, "A-1")).toMatchObject({ refusal: { kind: "ring-absent" } });
  expect(await window.command(start("A-1") as never)).toBe("ring:A-1");
  expect(await keep(window, "A-1", Buffer.from("no picture"))).toMatchObject({
    refusal: { kind: "photo-unfit" },
  });
  expect(holdersOf(PICTURE)).toEqual([]);
  expect(await keep(window, "A-1")).toEqual({ refusal: null });
  const [kept] = holdersOf(PICTURE);
  expect(kept).toContain("photos");
  expect(holdersOf(SECRET)).toEqual([]);
  const seen = await photoOf(window, "A-1");
  const shown = Buffer.from(seen.base64 ?? "", "base64");
  expect(shown.includes(PICTURE)).toBe(true);
  expect(shown.includes(SECRET)).toBe(false);
  const store = openStore({ dir: folder, now: () => epochMs(clock.now) });
  // The folder belongs to the station that runs: the log is read from its window.
  expect(store.ok).toBe(false);
  expect(
    await window.command({
      kind: "close-incident",
      incidentId: "A-1",
      stage: "cancelled",
      reason: "找到了",
    }),
  ).toBe("incident:A-1");
  await until(() => holdersOf(PICTURE).length === 0, "the photo is gone");
  expect(window.wall.ring.get("A-1")?.endedAt).toBe(clock.now);
  expect(await photoOf(window, "A-1")).toMatchObject({ refusal: { kind: "photo-absent" } });
  await until(() => window.wall.ring.get("A-1")?.photo === null, "the log says so");
  await station.close();
  const log = openStore({ dir: folder, now: () => epochMs(clock.now) });
  if (!log.ok) throw new Error(log.refusal.kind);
  const kinds = log.value
    .since(0, 1000)
    .rows.flatMap(({ logged }) =>
      logged === null ? [] : [[logged.event.kind, logged.stamp.actor]],
    );
  log.value.close();
  expect(kinds.filter(([kind]) => kind === "thing-viewed")).toEqual([
    ["thing-viewed", "李"],
    ["thing-viewed", "李"],
  ]);
  expect(kinds.map(([kind]) => kind)).toContain("case-photo-wiped");
}, 30_000);

test("a photo goes at its hour, taken back, or when nobody owns it", async () => {
  const { station, window } = await open();
  expect(await window.command(start("A-2") as never)).toBe("ring:A-2");
  expect(await keep(window, "A-2")).toEqual({ refusal: null });
  expect(holdersOf(PICTURE)).toHaveLength(1);
  // A second one takes the place of the first.
  expect(await keep(window, "A-2")).toEqual({ refusal: null });
  expect(holdersOf(PICTURE)).toHaveLength(1);
  expect(await window.ask("wipe-photo", { incidentId: "A-2" })).toEqual({ refusal: null });
  expect(holdersOf(PICTURE)).toEqual([]);
  expect(await keep(window, "A-2")).toEqual({ refusal: null });
  clock.now += 24 * 60 * MINUTE;
  await until(() => holdersOf(PICTURE).length === 0, "it has expired");
  await station.close();
  // A crash between the file and the log leaves a file that no case knows.
  writeFileSync(join(folder, "photos", "stray.jpg"), JPEG);
  const again = await open();
  await until(() => holdersOf(PICTURE).length === 0, "the stray one is gone");
  await again.station.close();
}, 30_000);

test("a volunteer is told where to look, nothing of whom, until it ends", async () => {
  const heard = new Map<string, SectorMessage>();
  const raw: string[] = [];
  const terminal = await mqtt.connectAsync(`mqtt://127.0.0.1:${broker.port}`, {
    ...{ username: "phone", password: "p1" },
  });
  terminal.on("message", (topic, payload) => {
    raw.push(payload.toString());
    if (payload.length > 0) heard.set(topic, JSON.parse(payload.toString()) as SectorMessage);
    else heard.delete(topic);
  });
  await terminal.subscribeAsync("wall/v1/sector/#", { qos: 1 });
  const { station, window } = await open();
  await until(() => window.sources.some(({ link }) => link === "connected"), "a link");
  const square: LngLat[] = [PARK, [120.02, 28.9], [120.02, 28.91], PARK];
  const outlines = starSectors([[square]], PARK, 6);
  const sectors = outlines.map((outline, index) => ({ number: index + 1, outline }));
  await window.command({ kind: "draw-sectors", incidentId: "A-2", sectors });
  const give = { kind: "change-sector", incidentId: "A-2", searched: false } as const;
  await window.command({ ...give, number: 2, unitId: "义01" });
  await window.command({ ...give, number: 5, unitId: "义02" });
  await until(() => heard.size === 2, "two sectors");
  const message = heard.get("wall/v1/sector/%E4%B9%8901");
  expect(Object.keys(message ?? {}).sort()).toEqual(["outline", "profile", "sector", "unitId"]);
  expect(message).toMatchObject({ sector: 2, unitId: "义01" });
  expect(message?.outline).toEqual(outlines[1]);
  for (const text of raw) {
    for (const word of CHILD.split(" ")) expect(text).not.toContain(word);
    expect(text).not.toContain("A-2");
  }
  await window.command({ ...give, number: 2, unitId: "义01", searched: true });
  await until(() => heard.get("wall/v1/sector/%E4%B9%8901")?.sector === null, "searched");
  await window.command({ kind: "end-ring", incidentId: "A-2" });
  await until(() => [...heard.values()].every(({ sector }) => sector === null), "the end");
  await Promise.all([terminal.endAsync(), station.close()]);
}, 30_000);

test("sectors cover the ground around a centre, and together no more than its corners", () => {
  const ground: LngLat[] = Array.from({ length: 72 }, (_, at): LngLat => {
    const far = 0.004 + 0.002 * Math.sin(at / 5);
    const turn = (at / 72) * 2 * Math.PI;
    return [PARK[0] + far * Math.sin(turn), PARK[1] + far * Math.cos(turn)];
  });
  const closed = [...ground, ground[0]!];
  const sectors = starSectors([[closed]], PARK, 6);
  expect(sectors).toHaveLength(6);
  let inside = 0;
  for (let at = 0; at < 400; at++) {
    const point: LngLat = [
      PARK[0] - 0.008 + (at % 20) * 0.0008,
      PARK[1] - 0.008 + Math.floor(at / 20) * 0.0008,
    ];
    if (!polygonsHold([[closed]], point)) continue;
    inside += 1;
    expect(sectors.filter((outline) => polygonsHold([[outline]], point)).length).toBe(1);
  }
  expect(inside).toBeGreaterThan(50);
  const far = Math.max(...ground.map((point) => distanceBetween(PARK, point)));
  for (const point of sectors.flat()) expect(distanceBetween(PARK, point)).toBeLessThan(far + 1);
});
