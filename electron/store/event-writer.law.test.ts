import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import type { LoggedEvent } from "../../shared/events/logged-event.ts";
import { compareStamps } from "../../shared/events/logged-event.ts";
import { MORNING, wholeCall } from "../../shared/fold/event-fixtures.test-data.ts";
import { emptyWall, entriesOf, foldOnto } from "../../shared/fold/wall-state.ts";
import type { WallState } from "../../shared/fold/wall-state.ts";
import { randomFrom, randomIndex, shuffled } from "../../shared/kit/random.ts";
import type { Random } from "../../shared/kit/random.ts";
import { readLog } from "./check-log.ts";
import { checkNames } from "./check-names.ts";
import { checkProjections, replayed } from "./check-projections.ts";
import { MIGRATIONS } from "./data-folder.ts";
import { EventLogReader } from "./event-log.ts";
import { CHAIN_START, hashOf } from "./event-row.ts";
import type { EventRow } from "./event-row.ts";
import { EventWriter } from "./event-writer.ts";
import type { ForeignRow } from "./event-writer.ts";
import { settledIdentity } from "./identity.ts";
import { openWritable } from "./open.ts";
import type { WritableDb } from "./database.ts";
import { LEADER, someEvents, tickingClock } from "./temporary-store.test-data.ts";

const SEEDS = 200;
/** Many databases; a busy machine may take its time. */
const PATIENCE = { timeout: 180_000 };
const FORK_SEEDS = 60;

test(
  "any order and any repetition of delivery gives the state of a fold from scratch",
  PATIENCE,
  () => {
    console.log(`seeds 1 to ${SEEDS}`);
    for (let seed = 1; seed <= SEEDS; seed++) {
      const random = randomFrom(seed);
      const { rows, events } = twoStations(random);
      const receiver = station("C");
      for (const batch of deliveries(rows, random)) receiver.writer.insertForeign(batch);
      expect(digest(receiver.writer.folded.wall), `seed ${seed}`).toBe(digest(folded(events)));
      expectWhole(receiver.db, seed);
    }
  },
);

test(
  "events appended one by one, in batches or replayed after a restart are one state",
  PATIENCE,
  () => {
    for (let seed = 1; seed <= 20; seed++) {
      const random = randomFrom(seed);
      const events = someEvents(random, 80);
      const single = station("A");
      for (const event of events) single.writer.append([event], LEADER);
      const whole = station("A");
      const logged = whole.writer.append(events, LEADER);
      expect(digest(single.writer.folded.wall), `seed ${seed}`).toBe(digest(folded(logged)));
      expect(digest(whole.writer.folded.wall), `seed ${seed}`).toBe(digest(folded(logged)));
      const again = new EventWriter(whole.db, whole.writer.identity, tickingClock());
      expect(digest(again.folded.wall), `seed ${seed}`).toBe(digest(folded(logged)));
      expectWhole(whole.db, seed);
    }
  },
);

test(
  "own events written while others arrive late fold as if all had come in order",
  PATIENCE,
  () => {
    for (let seed = 1; seed <= 40; seed++) {
      const random = randomFrom(seed);
      const { rows } = twoStations(random);
      const receiver = station("C", tickingClock(MORNING + 300));
      const own = someEvents(random, 30);
      for (const batch of deliveries(rows, random)) {
        receiver.writer.append(own.splice(0, 1), LEADER);
        receiver.writer.insertForeign(batch);
      }
      const log = new EventLogReader(receiver.db.reading);
      const events = log.since(0, 10_000).rows.flatMap(({ logged }) => logged ?? []);
      expect(digest(receiver.writer.folded.wall), `seed ${seed}`).toBe(digest(folded(events)));
      expectWhole(receiver.db, seed);
    }
  },
);

test(
  "two events under one key are both kept, neither counts, and order does not matter",
  PATIENCE,
  () => {
    for (let seed = 1; seed <= FORK_SEEDS; seed++) {
      const random = randomFrom(seed);
      const { rows, events } = twoStations(random);
      const forked = rows[randomIndex(random, rows.length)]!;
      const twin = { ...forked, hlc: `${forked.hlc.slice(0, -1)}z`, actor: "someone else" };
      const fork = { ...twin, hash: hashOf(CHAIN_START, twin) };
      const receiver = station("C");
      let forks = 0;
      for (const batch of deliveries([...rows, fork], random)) {
        forks += receiver.writer.insertForeign(batch).report.forked;
      }
      const rest = events.filter(({ stamp }) => !isSameKey(stamp, forked));
      expect(digest(receiver.writer.folded.wall), `seed ${seed}`).toBe(digest(folded(rest)));
      const counts = new EventLogReader(receiver.db.reading).counts();
      expect([forks, counts.forks, counts.parkedFork], `seed ${seed}`).toEqual([1, 1, 1]);
    }
  },
);

test("a row of a newer version is kept as it came and applied once it can be read", () => {
  const { rows, events } = twoStations(randomFrom(1));
  const newer = rows.map((row, i) => (i === 3 ? { ...row, kind: "drone-launched", v: 9 } : row));
  const receiver = station("C");
  const { report } = receiver.writer.insertForeign(newer);
  expect(report).toMatchObject({ inserted: rows.length - 1, parked: 1 });
  const log = new EventLogReader(receiver.db.reading);
  expect(log.parkedRows("unknown")).toMatchObject([
    { kind: "drone-launched", body: rows[3]!.body },
  ]);
  const { kind, v } = rows[3]!;
  receiver.db.run("update ev set kind = ?, v = ? where kind = 'drone-launched'", kind, v);
  const upgraded = new EventWriter(receiver.db, receiver.writer.identity, tickingClock());
  expect(log.counts().parkedUnknown).toBe(0);
  expect(digest(upgraded.folded.wall)).toBe(digest(folded(events)));
});

test("own events that come back from elsewhere after a restore begin another epoch", () => {
  const first = station("A");
  first.writer.append(wholeCall("A-1", "巡07"), LEADER);
  const rows = rowsOf(first.db);
  const restored = station("A");
  restored.db.run("update meta set value = ? where key = 'epoch'", first.writer.identity.epoch);
  const identity = { station: "A", epoch: first.writer.identity.epoch };
  const writer = new EventWriter(restored.db, identity, tickingClock());
  writer.append(wholeCall("A-1", "巡07").slice(0, 0), LEADER);
  writer.insertForeign(rows);
  expect(writer.identity.epoch).not.toBe(identity.epoch);
  const [next] = writer.append(wholeCall("A-2", "巡08"), LEADER);
  expect(next?.stamp).toMatchObject({ epoch: writer.identity.epoch, sseq: 1 });
  expect(readLog(restored.db.reading).checks.filter(({ ok }) => !ok)).toEqual([]);
});

type Station = { readonly db: WritableDb; readonly writer: EventWriter };

/** In memory: the same engine and statements, and no waiting for a disk. */
function station(id: string, now = tickingClock()): Station {
  const opened = openWritable({ file: ":memory:", durability: "FULL", migrations: MIGRATIONS });
  if (!opened.ok) throw new Error(opened.refusal.kind);
  const identity = settledIdentity(opened.value, id);
  if (!identity.ok) throw new Error(identity.refusal.kind);
  return { db: opened.value, writer: new EventWriter(opened.value, identity.value, now) };
}

/** What two stations wrote about the same things while they could not see each other. */
function twoStations(random: Random): { rows: ForeignRow[]; events: LoggedEvent[] } {
  const rows: ForeignRow[] = [];
  const events: LoggedEvent[] = [];
  for (const id of ["A", "B"]) {
    // Steps of nothing make equal clock readings on both stations.
    const { db, writer } = station(id, tickingClock(MORNING, randomIndex(random, 3)));
    events.push(...writer.append(someEvents(random, 20), LEADER));
    rows.push(...rowsOf(db));
  }
  return { rows, events };
}

function rowsOf(db: WritableDb): ForeignRow[] {
  const { rows } = new EventLogReader(db.reading).since(0, 10_000);
  return rows.map((row, i) => ({ ...row, serverSeq: i + 1 }));
}

/** All rows in any order, some of them again, in batches of any size. */
function deliveries(rows: readonly ForeignRow[], random: Random): ForeignRow[][] {
  const repeats = rows.filter(() => random() < 0.3);
  const all = shuffled([...rows, ...repeats], random);
  const batches: ForeignRow[][] = [];
  while (all.length > 0) batches.push(all.splice(0, 1 + randomIndex(random, 12)));
  return batches;
}

function folded(events: readonly LoggedEvent[]): WallState {
  const wall = emptyWall();
  for (const event of [...events].sort((a, b) => compareStamps(a.stamp, b.stamp))) {
    foldOnto(wall, event);
  }
  return wall;
}

function digest(wall: WallState): string {
  const texts = entriesOf(wall).map((entry) => JSON.stringify(entry));
  return createHash("sha256").update(texts.sort().join("\n")).digest("hex");
}

function expectWhole(db: WritableDb, seed: number): void {
  const log = readLog(db.reading);
  const folded = replayed(log.applied);
  const checks = [
    ...log.checks,
    ...checkProjections(db.reading, folded),
    ...checkNames(db.reading, folded.wall),
  ];
  expect(
    checks.filter(({ ok }) => !ok),
    `seed ${seed}`,
  ).toEqual([]);
}

function isSameKey(a: Pick<EventRow, "station" | "sseq">, b: EventRow): boolean {
  return a.station === b.station && a.sseq === b.sseq;
}
