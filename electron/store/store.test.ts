import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import type { WallEvent } from "../../shared/events/event.ts";
import { MORNING, report, wholeCall } from "../../shared/fold/event-fixtures.test-data.ts";
import { emptyWall, entriesOf, foldOnto } from "../../shared/fold/wall-state.ts";
import { randomFrom } from "../../shared/kit/random.ts";
import { epochMs, seconds } from "../../shared/units/quantity.ts";
import { TRANSACTION_EVENTS_MAX } from "./event-writer.ts";
import { openStore } from "./open-store.ts";
import {
  LEADER,
  camera,
  newFolder,
  openedStore,
  place,
  someEvents,
  sweepStores,
  tickingClock,
} from "./temporary-store.test-data.ts";
import { verify } from "./verify.ts";

afterEach(sweepStores);

test("what was appended is there after the next start, folded and in order", () => {
  const dir = newFolder();
  const events = someEvents(randomFrom(1), 60);
  const first = openedStore({ dir });
  const logged = first.append(events, LEADER);
  expect(logged.map(({ stamp }) => stamp.sseq)).toEqual(events.map((_, i) => i + 1));
  const scratch = emptyWall();
  for (const event of logged) foldOnto(scratch, event);
  expect(entriesOf(first.wall())).toEqual(entriesOf(scratch));
  first.close();

  const second = openedStore({ dir });
  expect([second.station, second.epoch]).toEqual([first.station, first.epoch]);
  expect(sorted(entriesOf(second.wall()))).toEqual(sorted(entriesOf(scratch)));
  const page = second.since(0, 100);
  expect(page.rows.map((row) => row.logged)).toEqual(logged);
  expect(page.more).toBe(false);
  const [next] = second.append(events.slice(0, 1), LEADER);
  expect(next?.stamp.sseq).toBe(events.length + 1);
  expect(second.since(page.cursor, 100).rows.length).toBe(1);
});

test("the clock goes on across restarts, also when the computer's clock was set back", () => {
  const dir = newFolder();
  const first = openedStore({ dir, now: () => epochMs(MORNING) });
  const [before] = first.append([dutyOff("巡07")], LEADER);
  first.close();
  const second = openedStore({ dir, now: () => epochMs(MORNING - 3_600_000) });
  const [after] = second.append([dutyOff("巡07")], LEADER);
  expect(after!.stamp.hlc > before!.stamp.hlc).toBe(true);
});

test("a page ends where its limit says, and the next one begins there", () => {
  const store = openedStore();
  store.append(someEvents(randomFrom(2), 25), LEADER);
  const seen: number[] = [];
  let cursor = 0;
  for (let more = true; more;) {
    const page = store.since(cursor, 10);
    seen.push(...page.rows.map((row) => row.seq));
    ({ cursor, more } = page);
  }
  expect(seen).toEqual(Array.from({ length: 25 }, (_, i) => i + 1));
  const kinds = store.since(0, 100, "asset-imported").rows.map((row) => row.kind);
  expect(new Set(kinds)).toEqual(new Set(["asset-imported"]));
});

test("a batch too long for one transaction becomes several, each told after its commit", () => {
  const store = openedStore();
  const told: number[] = [];
  store.onCommitted((batch) => told.push(batch.length));
  const cameras = Array.from({ length: TRANSACTION_EVENTS_MAX + 10 }, (_, i) => camera(`C${i}`));
  const events = cameras.map((asset) => ({ kind: "asset-imported", v: 1, asset }) as const);
  expect(store.append(events, LEADER).length).toBe(cameras.length);
  expect(told).toEqual([TRANSACTION_EVENTS_MAX, 10]);
  expect(store.counts().things.camera).toBe(cameras.length);
});

test("a batch with an event that cannot be read back writes nothing and shows nothing", () => {
  const dir = newFolder();
  const store = openedStore({ dir });
  store.append([dutyOff("巡07")], LEADER);
  const told: unknown[] = [];
  store.onCommitted((batch) => told.push(batch));
  const broken = { ...dutyOff("巡08"), duty: "asleep" } as unknown as WallEvent;
  expect(() => store.append([dutyOff("巡09"), broken], LEADER)).toThrow("can be read back");
  expect(store.head().sseq).toBe(1);
  expect([...store.wall().unit.keys()]).toEqual(["巡07"]);
  expect(told).toEqual([]);
  expect(store.append([dutyOff("巡10")], LEADER)[0]?.stamp.sseq).toBe(2);
  store.close();
  expect(verify(dir)).toMatchObject({ ok: true });
});

test("every listener is told of every batch in the order of the commits", () => {
  const store = openedStore();
  const [first, second]: string[][] = [[], []];
  let answered = false;
  store.onCommitted((batch) => {
    first!.push(...batch.map(({ event }) => event.kind));
    if (answered) return;
    answered = true;
    store.append(wholeCall("A-1", "巡07").slice(0, 1), LEADER);
  });
  const stop = store.onCommitted((batch) => second!.push(...batch.map(({ event }) => event.kind)));
  store.append([dutyOff("巡07")], LEADER);
  expect(second).toEqual(["unit-duty-changed", "incident-reported"]);
  expect(first).toEqual(second);
  stop();
  store.append([dutyOff("巡07")], LEADER);
  expect(second?.length).toBe(2);
});

test("half a surrogate pair in a text changes neither the chain nor what a replay makes", () => {
  const dir = newFolder();
  const store = openedStore({ dir });
  const odd = report("A-\ud83d", { title: "\udc00x" });
  store.append([{ kind: "incident-reported", v: 1, report: odd }], { ...LEADER, name: "甲\ud800" });
  store.close();
  expect(verify(dir).checks.filter(({ ok }) => !ok)).toEqual([]);
});

test("a second writer is refused by its pid, a reader is not", () => {
  const dir = newFolder();
  const writer = openedStore({ dir });
  writer.append([dutyOff("巡07")], LEADER);
  const second = openStore({ dir, now: tickingClock() });
  expect(second).toEqual({ ok: false, refusal: { kind: "folder-in-use", pid: process.pid } });
  const reader = openedStore({ dir, readonly: true });
  expect([...reader.wall().unit.keys()]).toEqual(["巡07"]);
  expect(() => reader.append([dutyOff("巡07")], LEADER)).toThrow("opened for reading");
  writer.append([dutyOff("巡08")], LEADER);
  expect(reader.since(0, 10).rows.length).toBe(2);
  writer.close();
  expect(openedStore({ dir }).head().sseq).toBe(2);
});

test("a station keeps the id it began with", () => {
  const dir = newFolder();
  const first = openedStore({ dir, stationId: "HQ" });
  expect(first.station).toBe("HQ");
  first.close();
  const other = openStore({ dir, stationId: "B", now: tickingClock() });
  expect(other).toEqual({ ok: false, refusal: { kind: "station-differs", station: "HQ" } });
  expect(openedStore({ dir, stationId: "HQ" }).station).toBe("HQ");
  expect(openedStore().station).toMatch(/^[A-Z2-9]{4}$/);
});

test("an empty folder holds nothing to read, and reading makes nothing in it", () => {
  const dir = newFolder();
  const refused = openStore({ dir, readonly: true, now: tickingClock() });
  expect(refused).toEqual({ ok: false, refusal: { kind: "folder-absent", dir } });
  expect(verify(dir).ok).toBe(false);
  expect(existsSync(join(dir, "onewall.db"))).toBe(false);
});

test("places of one source are replaced whole, and the same again changes nothing", () => {
  const dir = newFolder();
  const store = openedStore({ dir });
  const places = [place("1", "解放路"), place("2", "中山路"), place("3", "南门")];
  expect(store.replacePlaces("pack", places)).toEqual(counts(3, 0, 0, 0));
  expect(store.replacePlaces("pack", places)).toEqual(counts(0, 0, 3, 0));
  store.replacePlaces("other", [place("9", "北门")]);
  const changed = [place("1", "解放东路"), place("2", "中山路", { rank: 5 }), place("4", "西门")];
  expect(store.replacePlaces("pack", changed)).toEqual(counts(1, 2, 0, 1));
  const names = store.placesOf("pack").map(({ name }) => name);
  expect(names.sort()).toEqual(["中山路", "西门", "解放东路"].sort());
  expect(store.search("南门", { limit: 5 })).toEqual([]);
  expect(store.search("北门", { limit: 5 }).length).toBe(1);
  expect(store.counts().places).toBe(4);
  store.close();
  expect(verify(dir).checks.filter(({ ok }) => !ok)).toEqual([]);
});

test("places and things are found by where they are", () => {
  const store = openedStore();
  const at = (lng: number) => ({ lngLat: [lng, 28.9] as const });
  store.replacePlaces("pack", [
    place("near", "近", at(120.001)),
    place("far", "远", at(120.05)),
    place("beyond", "外", at(121)),
  ]);
  expect(store.placesNear([120, 28.9], 9).map(({ place: { id } }) => id)).toEqual(["near", "far"]);
  expect(store.placesNear([120, 28.9], 1)[0]?.metres).toBeCloseTo(97.4, 0);
  expect(store.nearestPlace([120, 28.9])?.id).toBe("near");
  expect(store.nearestPlace([10, 10])).toBeNull();
  expect(store.placesIn([119.9, 28.8, 120.01, 29], 10).map(({ id }) => id)).toEqual(["near"]);
  expect(store.placesOfClasses(["street"], 2).length).toBe(2);

  const call = wholeCall("A-1", "巡07");
  store.append(
    [{ kind: "asset-imported", v: 1, asset: camera("C1") }, ...call.slice(0, 3)],
    LEADER,
  );
  const box = [119.9, 28.8, 120.1, 29] as const;
  expect([...store.thingsIn(box)].sort()).toEqual(["camera:C1", "incident:A-1"]);
  store.append(call.slice(3), LEADER);
  expect(store.thingsIn(box)).toEqual(["camera:C1"]);
});

test("the last sighting of a thing comes back after a restart with its own time", () => {
  const dir = newFolder();
  const store = openedStore({ dir, now: () => epochMs(MORNING + 60_000) });
  const sighting = {
    thing: "unit:巡07",
    source: "mqtt",
    at: epochMs(MORNING),
    receivedAt: epochMs(MORNING + 300),
    lngLat: [120.01, 28.9],
    heading: null,
    speed: null,
    status: "live",
    interval: seconds(5),
    value: null,
  } as const;
  const later = { ...sighting, at: epochMs(MORNING + 5000), lngLat: [120.02, 28.9] } as const;
  const older = { ...sighting, at: epochMs(MORNING - 5000), lngLat: [119, 28.9] } as const;
  const blind = { ...later, at: epochMs(MORNING + 9000), lngLat: null, status: "no-fix" } as const;
  store.sight([sighting, later, older, blind]);
  expect(store.writeSightings()).toBe(4);
  store.close();
  const again = openedStore({ dir });
  expect(again.lastSightings()).toEqual([{ ...blind, lngLat: later.lngLat }]);
  expect(again.track("unit:巡07", epochMs(0)).map(({ lngLat }) => lngLat[0])).toEqual([
    119, 120.01, 120.02,
  ]);
});

test("a track forgets what is older than two hours and what is beyond its length", () => {
  const clock = { now: MORNING };
  const store = openedStore({ now: () => epochMs(clock.now) });
  const seen = (at: number) => ({
    ...({ thing: "unit:巡07", source: "mqtt", at: epochMs(at), receivedAt: epochMs(at) } as const),
    ...({ lngLat: [120, 28.9], heading: null, speed: null, status: "live" } as const),
    ...{ interval: seconds(5), value: null },
  });
  store.sight(Array.from({ length: 2500 }, (_, i) => seen(MORNING + i)));
  clock.now = MORNING + 60_000;
  store.writeSightings();
  expect(store.track("unit:巡07", epochMs(0)).length).toBe(2000);
  expect(store.track("unit:巡07", epochMs(0))[0]?.at).toBe(MORNING + 500);
  clock.now = MORNING + 3 * 3_600_000;
  store.sight([seen(clock.now)]);
  store.writeSightings();
  expect(store.track("unit:巡07", epochMs(0)).length).toBe(1);
});

function counts(imported: number, updated: number, unchanged: number, removed: number) {
  return { imported, updated, unchanged, removed };
}

function dutyOff(unitId: string): WallEvent {
  return { kind: "unit-duty-changed", v: 1, unitId, duty: "off", at: epochMs(MORNING) };
}

function sorted<Entry extends { readonly kind: string; readonly id: string }>(
  entries: readonly Entry[],
): Entry[] {
  return [...entries].sort((a, b) => (`${a.kind}:${a.id}` < `${b.kind}:${b.id}` ? -1 : 1));
}
