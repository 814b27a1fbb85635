import { flushSync } from "svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { WallEvent } from "../../shared/events/event.ts";
import { compareStamps } from "../../shared/events/logged-event.ts";
import type { LoggedEvent } from "../../shared/events/logged-event.ts";
import { emptyWall, entriesOf, wallAfter } from "../../shared/fold/wall-state.ts";
import type { WallState } from "../../shared/fold/wall-state.ts";
import { randomFrom, randomIndex } from "../../shared/kit/random.ts";
import type { Random } from "../../shared/kit/random.ts";
import type { EntityKey } from "../../shared/model/entity-key.ts";
import { ASSIGNMENT_STEPS } from "../../shared/model/incident.ts";
import { hlcOf } from "../../shared/units/hybrid-clock.ts";
import { epochMs } from "../../shared/units/quantity.ts";
import type { Hello } from "../bridge/wire-client.ts";
import { bufferOfBatch, sightingBatch } from "../../shared/wire/sighting-batch.ts";
import { WIRE_VERSION } from "../../shared/wire/version.ts";
import { WireClient } from "../bridge/wire-client.ts";
import type { LineEvents, RoadEvents } from "../bridge/wire-line.ts";
import { LiveWall } from "./live-wall.svelte.ts";
import { watched } from "./watched.svelte.ts";

const T0 = 1_784_000_000_000;
const SEEDS = [1, 2, 3, 20_260_718];

/** A station that keeps its wall by folding everything in order, and one line to it. */
class TestStation {
  wall: WallState = emptyWall();
  log: LoggedEvent[] = [];
  rows: EntityKey[] = [];
  hellos = 0;
  asked: { name: string; input: any }[] = [];
  #road!: RoadEvents;
  #line: LineEvents | null = null;

  begin(events: RoadEvents): void {
    this.#road = events;
  }
  ask(): void {
    this.open();
  }
  open(): void {
    this.#road.opened({
      send: (message: any) => this.#hear(message),
      close: () => (this.#line = null),
      listen: (events) => (this.#line = events),
    });
  }
  cut(): void {
    this.#line?.closed();
  }
  say(message: unknown): void {
    this.#line?.message(message);
  }
  frame(events: readonly LoggedEvent[], rows: readonly EntityKey[] = []): void {
    const body = { at: Date.now(), events, rows, sources: null };
    this.say({ kind: "push", name: "frame", body });
  }
  write(events: readonly LoggedEvent[]): void {
    this.log = [...this.log, ...events].sort((a, b) => compareStamps(a.stamp, b.stamp));
    this.wall = wallAfter(emptyWall(), this.log);
  }
  hello(): Hello {
    return {
      version: WIRE_VERSION,
      ...{ station: "s", stationName: "站", epoch: "e", at: epochMs(Date.now()) },
      actor: { name: "甲", role: "dispatcher" },
      entities: entriesOf(this.wall),
      rows: [...this.rows],
      sources: [],
      selection: null,
      city: { pack: null, fault: null, looked: true },
      screens: [],
      hold: { holder: null, asker: null },
      rings: [],
      notices: [],
    };
  }
  #hear(message: { kind: string; id: number; name: string; input: unknown }): void {
    if (message.kind !== "request") return;
    this.asked.push(message);
    const output = message.name === "hello" ? this.hello() : {};
    if (message.name === "hello") this.hellos += 1;
    this.say({ kind: "answer", id: message.id, output });
  }
}

let station: TestStation;
let client: WireClient;
let live: LiveWall;
let frames: (() => void)[];

beforeEach(async () => {
  vi.useFakeTimers({ now: T0 });
  station = new TestStation();
  frames = [];
  client = new WireClient({ road: station, window: "w" });
  live = new LiveWall({
    client,
    localMs: () => Date.now() - T0,
    nextFrame: (work) => frames.push(work),
  });
  live.start();
  client.start();
  await vi.advanceTimersByTimeAsync(0);
});

afterEach(() => {
  live.stop();
  client.close();
  vi.useRealTimers();
});

const drawFrame = (): void => {
  for (const work of frames.splice(0)) work();
};

test("what a window folded frame by frame is what a fresh snapshot says", async () => {
  for (const seed of SEEDS) {
    const random = randomFrom(seed);
    const events = randomEvents(random, 300);
    let at = 0;
    while (at < events.length) {
      const batch = events.slice(at, at + 1 + randomIndex(random, 12));
      at += batch.length;
      station.write(batch);
      station.frame(batch);
      if (random() < 0.7) drawFrame();
      await vi.advanceTimersByTimeAsync(100);
    }
    drawFrame();
    expect(asText(live.wall), `seed ${seed}`).toEqual(asText(station.wall));
  }
  expect(station.hellos).toBe(1);
});

test("events that belong earlier are not folded late: the picture is asked for", async () => {
  for (const seed of SEEDS) {
    const random = randomFrom(seed);
    const inOrder = randomEvents(random, 120);
    const late = inOrder.filter(() => random() < 0.15);
    const before = station.hellos;
    for (const events of [inOrder.filter((event) => !late.includes(event)), late]) {
      station.write(events);
      station.frame(events);
      drawFrame();
    }
    await vi.advanceTimersByTimeAsync(3_000);
    expect(asText(live.wall), `seed ${seed}`).toEqual(asText(station.wall));
    expect(station.hellos - before, `seed ${seed}`).toBe(1);
  }
});

test("frames between the question for a picture and its answer are not folded twice", async () => {
  const random = randomFrom(5);
  const events = randomEvents(random, 60);
  const [first, late, next] = [events.slice(20, 40), events.slice(0, 20), events.slice(40)];
  station.write(first);
  station.frame(first);
  drawFrame();
  station.write(late);
  station.frame(late);
  drawFrame();
  station.write(next);
  station.frame(next);
  drawFrame();
  await vi.advanceTimersByTimeAsync(3_000);
  const last = randomEvents(random, 10);
  station.write(last);
  station.frame(last);
  drawFrame();
  expect(asText(live.wall)).toEqual(asText(station.wall));
  expect(station.hellos).toBe(2);
});

test("while the line is down the last picture stays and says since when it is old", async () => {
  const events = randomEvents(randomFrom(6), 30);
  station.write(events);
  station.frame(events);
  drawFrame();
  const before = asText(live.wall);
  await vi.advanceTimersByTimeAsync(1_000);
  const ask = vi.spyOn(station, "ask").mockImplementation(() => undefined);
  station.cut();
  expect([live.isLive, live.link.kind]).toEqual([false, "lost"]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asText(live.wall)).toEqual(before);
  expect(live.link).toEqual({ kind: "lost", since: T0, why: "closed" });
  expect(live.now()! - live.link.since).toBeGreaterThanOrEqual(60_000);
  ask.mockRestore();
  station.write(randomEvents(randomFrom(7), 30, T0 + 100));
  station.open();
  await vi.advanceTimersByTimeAsync(0);
  expect(live.isLive).toBe(true);
  expect(asText(live.wall)).toEqual(asText(station.wall));
});

test("a thing keeps its row through a restart, and the newest sighting wins", async () => {
  station.frame([], ["unit:a", "unit:b"]);
  station.say(
    batchOf([
      [0, T0 + 10],
      [1, T0 + 20],
    ]),
  );
  drawFrame();
  const { sightings } = live;
  expect([sightings.rowOf("unit:a"), sightings.rowOf("unit:b")]).toEqual([0, 1]);
  const version = live.sightingsVersion;
  station.rows = ["unit:c", "unit:b"];
  station.cut();
  await vi.advanceTimersByTimeAsync(3_000);
  expect(live.isLive).toBe(true);
  expect(sightings.at[0]).toBe(T0 + 10);
  station.say(
    batchOf([
      [0, T0 + 5],
      [1, T0 + 15],
      [7, T0 + 1],
    ]),
  );
  drawFrame();
  expect(sightings.things).toEqual(["unit:a", "unit:b", "unit:c"]);
  expect([...sightings.at.slice(0, 3)]).toEqual([T0 + 10, T0 + 20, T0 + 5]);
  expect(live.sightingsVersion).toBeGreaterThan(version);
});

test("columns grow and keep what they hold", () => {
  const things = Array.from({ length: 3000 }, (_, i): EntityKey => `camera:${i}`);
  station.frame([], things);
  station.say(batchOf(things.map((_, i) => [i, T0 + i])));
  drawFrame();
  expect(live.sightings.count).toBe(3000);
  expect([live.sightings.at[0], live.sightings.at[2999]]).toEqual([T0, T0 + 2999]);
  expect(live.sightings.at[3000]).toBeNaN();
});

test("a selection is seen at once, sent to the station, and followed from others", async () => {
  const mine = { kind: "unit", id: "a", lngLat: null } as const;
  await live.select(mine);
  expect(live.selection).toEqual(mine);
  expect(station.asked.at(-1)).toMatchObject({ name: "select", input: { selection: mine } });
  const theirs = { kind: "incident", id: "i", lngLat: null } as const;
  station.say({ kind: "push", name: "selection", body: { selection: theirs, by: "乙" } });
  expect(live.selection).toEqual(theirs);
});

test("the second changes as the station's second does", async () => {
  await vi.advanceTimersByTimeAsync(999);
  expect(live.second).toBe(T0);
  await vi.advanceTimersByTimeAsync(1);
  expect(live.second).toBe(T0 + 1000);
});

test("what reads the wall is told once a frame, however much arrived", () => {
  const events = randomEvents(randomFrom(8), 40);
  let runs = 0;
  const end = watched(() => {
    if (live.wall !== null) runs += 1;
  });
  flushSync();
  const told = runs;
  for (const event of events) station.frame([event]);
  drawFrame();
  flushSync();
  expect(runs).toBe(told + 1);
  end();
});

test("a task's progress is kept until it is done", () => {
  const say = (done: number) =>
    station.say({ kind: "push", name: "progress", body: { taskId: "t", done, label: "" } });
  say(0.5);
  expect(live.progress.get("t")?.done).toBe(0.5);
  say(1);
  expect(live.progress.size).toBe(0);
});

test("a family says how many it has, how old its oldest is, and how many never spoke", async () => {
  const units = ["a", "b", "c"].map((id, i) => logged(unitImported(id), T0 + 1 + i, i));
  station.write(units);
  station.frame(units, ["unit:a", "unit:b"]);
  station.say(
    batchOf([
      [0, T0 + 50],
      [1, T0 + 40],
    ]),
  );
  drawFrame();
  await vi.advanceTimersByTimeAsync(1_000);
  const vehicles = live.families.find(({ family }) => family === "vehicles");
  expect(vehicles).toEqual({ family: "vehicles", total: 3, oldestAt: T0 + 40, silent: 1 });
});

function batchOf(rows: [row: number, at: number][]): ArrayBuffer {
  const batch = sightingBatch(rows.length);
  for (const [i, [row, at]] of rows.entries()) {
    batch.row[i] = row;
    batch.at[i] = at;
    batch.lng[i] = 120 + row / 1e4;
    batch.lat[i] = 28;
    batch.interval[i] = 5;
  }
  return bufferOfBatch(batch);
}

function logged(event: WallEvent, ms: number, sseq: number): LoggedEvent {
  const stamp = { station: "s", epoch: "e", sseq, hlc: hlcOf(ms, sseq % 7) };
  return { stamp: { ...stamp, actor: "甲", role: "dispatcher" }, event };
}

function unitImported(id: string): WallEvent {
  const home = { kind: "held", reason: "missing", raw: null, crs: null } as const;
  const unit = { kind: "unit", id, callSign: id, class: "vehicle", mode: "car", home } as const;
  const asset = { ...unit, skills: [], station: null, source: "f", flags: [] };
  return { kind: "asset-imported", v: 1, asset };
}

/** A believable muddle: every kind of step in any order, told in the order of time. */
function randomEvents(random: Random, count: number, from = Date.now()): LoggedEvent[] {
  return Array.from({ length: count }, (_, i) => {
    const ms = from + i * 3;
    return logged(randomEvent(random, ms), ms, i);
  });
}

function randomEvent(random: Random, ms: number): WallEvent {
  const at = epochMs(ms);
  const unitId = `u${randomIndex(random, 6)}`;
  const incidentId = `i${randomIndex(random, 8)}`;
  const pick = <T>(items: readonly T[]): T => items[randomIndex(random, items.length)]!;
  const position = { kind: "held", reason: "missing", raw: null, crs: null } as const;
  const words = { title: "t", text: "", address: "", source: "o" };
  const events: readonly (() => WallEvent)[] = [
    () => ({
      ...{ kind: "incident-reported", v: 1 },
      report: {
        ...{ id: incidentId, reportedAt: at, category: "theft", priority: pick([1, 2, 3]) },
        ...{ ...words, position },
      },
    }),
    () => ({ kind: "unit-dispatched", v: 1, incidentId, unitId, eta: null, at }),
    () => ({
      ...{ kind: "assignment-advanced", v: 1, incidentId, unitId, at },
      step: pick(ASSIGNMENT_STEPS),
    }),
    () => ({ kind: "unit-duty-changed", v: 1, unitId, duty: pick(["on", "off"]), at }),
    () => unitImported(unitId),
    () => ({
      ...{ kind: "incident-closed", v: 1, incidentId, reason: "", at },
      ...{ stage: pick(["reviewed", "archived", "cancelled"]), unitIds: [unitId] },
    }),
    () => ({ kind: "source-tagged", v: 1, sourceId: unitId, crs: pick(["wgs84", "gcj02"]), at }),
  ];
  return pick(events)();
}

function asText(wall: WallState): string[] {
  return entriesOf(wall)
    .map((entry) => JSON.stringify(entry))
    .sort();
}
