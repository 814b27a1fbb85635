import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Command } from "../../shared/commands/command.ts";
import { ok } from "../../shared/kit/result.ts";
import type { TravelMode } from "../../shared/model/unit.ts";
import { graphFrom } from "../../shared/roads/build-graph.ts";
import { bufferFromGraph } from "../../shared/roads/graph.ts";
import { roadsOfTown } from "../../shared/roads/hand-made-roads.ts";
import type { LngLat } from "../../shared/units/lng-lat.ts";
import { epochMs } from "../../shared/units/quantity.ts";
import { AlarmWatch } from "../desk/alarm-watch.ts";
import { handleCommand } from "../desk/desk.ts";
import { StationClock } from "../desk/station-clock.ts";
import { answerTask } from "../solve/answer-task.ts";
import { ClosureDesk } from "../solve/closure-desk.ts";
import type { SolveLane } from "../solve/solve-lane.ts";
import type { SolveTask } from "../solve/solve-task.ts";
import type { StreetClosure } from "../solve/street-closure.ts";
import { StreetsInUse } from "../solve/streets-in-use.ts";
import { openStore } from "../store/open-store.ts";
import { verify } from "../store/verify.ts";

// A closure from the command to the way that goes around it: the real log, the real desk and the
// streets of a worker; only the thread between them is left out, so that every step is counted.

const folder = mkdtempSync(join(tmpdir(), "onewall-closures-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const START = 1_764_000_000_000;
const MINUTE = 60_000;
/** Two ways round a block:  a - b - c above, a - d - c below. */
function townWith(b: readonly [number, number]) {
  return roadsOfTown({
    points: {
      ...{ e: [-0.001, 0], a: [0, 0], b },
      ...{ c: [0.002, 0], d: [0.001, -0.002], f: [0.003, 0] },
    },
    ways: ["ea", "abc", "adc", "cf"].map((along) => ({
      along,
      tags: { highway: "residential", name: along },
    })),
  });
}
const TOWN = townWith([0.001, 0.001]);
const ROADS = join(folder, "roads.bin");
/** The same town after a survey: the street above runs fifty metres further off. */
const ELSEWHERE = join(folder, "elsewhere.bin");
writeFileSync(
  ELSEWHERE,
  new Uint8Array(bufferFromGraph(graphFrom(townWith([0.001, 0.0015])).graph)),
);
writeFileSync(ROADS, new Uint8Array(bufferFromGraph(graphFrom(TOWN).graph)));
const WEST: LngLat = [-0.0005, 0];
const EAST: LngLat = [0.0025, 0];
const ABOVE: LngLat = [0.001, 0.00105];

/** A worker's side of a lane, which counts what it was told. */
class Lane {
  readonly streets = new StreetsInUse(() => undefined);
  readonly told: (readonly StreetClosure[])[] = [];
  asked = 0;

  constructor() {
    this.streets.use(ROADS, null);
  }

  useClosures = (closures: readonly StreetClosure[]) => {
    this.told.push(closures);
    this.streets.close(closures);
    return ok(undefined);
  };

  answer(task: SolveTask): unknown {
    this.asked += 1;
    const streets = this.streets.streets();
    if (!streets.ok) return streets.refusal;
    const answer = answerTask(streets.value, task, () => undefined);
    return answer.ok ? answer.value : answer.refusal;
  }

  /** Later, as a worker does. */
  ask: SolveLane["ask"] = async (task) => {
    await Promise.resolve();
    const streets = this.streets.streets();
    return streets.ok
      ? answerTask<typeof task.kind>(streets.value, task, () => undefined)
      : streets;
  };

  streetsOf(mode: TravelMode): unknown {
    const way = this.answer({ kind: "route", from: WEST, to: EAST, mode });
    return typeof way === "object" && way !== null && "streets" in way ? way.streets : way;
  }
}

function stationIn(dir: string, clock: { now: number }) {
  const now = () => epochMs(clock.now);
  const opened = openStore({ dir, now });
  if (!opened.ok) throw new Error(opened.refusal.kind);
  const store = opened.value;
  const lanes = { people: new Lane(), plans: new Lane(), crews: new Lane() };
  const closures = new ClosureDesk(lanes, { now, wall: () => store.wall(), log: () => {} });
  store.onCommitted((batch) => closures.note(batch));
  const actor = { name: "乙", role: "dispatcher" } as const;
  const ports = { station: "HQ", now, wall: () => store.wall(), append: store.append.bind(store) };
  const command = (asked: Command): string => {
    const done = handleCommand(ports, asked, actor);
    if (!done.ok) return done.refusal.kind;
    const [first] = done.value;
    return first !== undefined && "closureId" in first.event ? first.event.closureId : "";
  };
  return { store, lanes, closures, command };
}

const AROUND = ["ea", "adc", "cf"];
const STRAIGHT = ["ea", "abc", "cf"];

function closeAbove(lane: Lane, until: number | null): Command {
  const [stretch] = [
    lane.answer({ kind: "stretch", from: ABOVE, to: null, modes: ["car"] }),
  ].flat();
  const { lngLat, street, line } = stretch as { lngLat: LngLat; street: string; line: LngLat[] };
  const [reason, modes] = ["塌方", ["car" as const]];
  const end = until === null ? null : epochMs(until);
  return { kind: "close-street", stretches: [{ lngLat, street, line }], modes, reason, until: end };
}

test("the next way asked for after a closure goes around it, on every lane, and back again", () => {
  const { store, lanes, command } = stationIn(join(folder, "next"), { now: START });
  const all = Object.values(lanes);
  for (const lane of all) expect(lane.streetsOf("car")).toEqual(STRAIGHT);
  const asked = all.map((lane) => lane.asked);
  const id = command(closeAbove(new Lane(), null));
  // No question lies between the command and the way: one message a lane, and it is in force.
  expect(all.map((lane) => lane.told.length)).toEqual([1, 1, 1]);
  for (const lane of all) expect(lane.streetsOf("car")).toEqual(AROUND);
  expect(all.map((lane) => lane.asked)).toEqual(asked.map((count) => count + 1));
  for (const lane of all) expect(lane.streetsOf("foot")).toEqual(STRAIGHT);
  expect(command({ kind: "open-street", closureId: id })).toBe(id);
  for (const lane of all) expect(lane.streetsOf("car")).toEqual(STRAIGHT);
  expect(all.map((lane) => lane.told.length)).toEqual([2, 2, 2]);
  store.close();
});

test("matrix, nearest, reach and route all keep off a closed street", () => {
  const { store, lanes, command } = stationIn(join(folder, "kinds"), { now: START });
  const { people } = lanes;
  const matrix = { kind: "matrix", points: [WEST, EAST], mode: "car" } as const;
  const seconds = () => (people.answer(matrix) as { seconds: Float64Array }).seconds[1] ?? NaN;
  const reach = { kind: "reach", from: WEST, limits: [30 as never], mode: "car" } as const;
  const exits = () => JSON.stringify(people.answer(reach));
  const before = { seconds: seconds(), exits: exits() };
  command(closeAbove(new Lane(), null));
  expect(seconds()).toBeGreaterThan(before.seconds);
  expect(exits()).not.toBe(before.exits);
  const units = [{ id: "u", mode: "car", lngLat: EAST }] as const;
  const nearest = people.answer({ kind: "nearest", to: WEST, count: 1, units });
  expect(nearest).toMatchObject({ ways: [{ id: "u", seconds: seconds() }] });
  store.close();
});

test("after a restart closures are in force, and one that ran out meanwhile is not", () => {
  const dir = join(folder, "restart");
  const clock = { now: START };
  const first = stationIn(dir, clock);
  command(first, null);
  expect(first.lanes.people.streetsOf("car")).toEqual(AROUND);
  first.store.close();
  clock.now += MINUTE;
  const second = stationIn(dir, clock);
  expect(second.lanes.people.streetsOf("car")).toEqual(AROUND);
  const [closure] = second.store.wall().closure.values();
  expect(closure).toMatchObject({ by: "乙", at: START, reason: "塌方", openedAt: null });
  second.command({ kind: "open-street", closureId: closure?.id ?? "" });
  command(second, clock.now + 10 * MINUTE);
  expect(second.lanes.people.streetsOf("car")).toEqual(AROUND);
  second.store.close();
  clock.now += 20 * MINUTE;
  const third = stationIn(dir, clock);
  expect(third.lanes.people.streetsOf("car")).toEqual(STRAIGHT);
  third.store.close();
  expect(verify(dir).checks.filter(({ ok: fine }) => !fine)).toEqual([]);

  function command(station: typeof first, until: number | null) {
    station.command(closeAbove(new Lane(), until));
  }
});

test("an end that a person set comes by itself, on the next look and with no event", () => {
  const clock = { now: START };
  const { store, lanes, closures, command } = stationIn(join(folder, "end"), clock);
  command(closeAbove(new Lane(), START + MINUTE));
  const rows = store.since(0, 100).rows.length;
  clock.now = START + MINUTE - 1;
  closures.look();
  expect(lanes.people.streetsOf("car")).toEqual(AROUND);
  clock.now = START + MINUTE;
  closures.look();
  expect(lanes.people.streetsOf("car")).toEqual(STRAIGHT);
  closures.look();
  expect(lanes.people.told).toHaveLength(2);
  expect(store.since(0, 100).rows).toHaveLength(rows);
  store.close();
});

test("streets imported anew without a closed one raise an alarm until it is opened", async () => {
  const clock = { now: START };
  const { store, lanes, closures, command } = stationIn(join(folder, "anew"), clock);
  const steady = new StationClock(
    () => epochMs(clock.now),
    () => clock.now,
  );
  const watch = new AlarmWatch({
    ...{ store, clock: steady, sources: () => [], beat: () => {}, log: () => {} },
    lostClosures: () => closures.lost(),
    fences: () => [],
  });
  store.onCommitted((batch) => watch.note(batch));
  const alarms = () =>
    [...store.wall().alarm.values()].map(({ type, condition }) => [type, condition]);
  const id = command(closeAbove(new Lane(), null));
  await closures.check();
  watch.look();
  expect(closures.lost()).toEqual([]);
  expect(alarms()).toEqual([]);
  for (const lane of Object.values(lanes)) lane.streets.use(ELSEWHERE, null);
  clock.now += MINUTE;
  await closures.check();
  watch.look();
  expect(closures.lost()).toEqual([{ id, name: "abc", since: clock.now }]);
  expect(alarms()).toEqual([["closure-lost", "active"]]);
  // The street beside it is not closed in its stead.
  expect(lanes.people.streetsOf("car")).toEqual(STRAIGHT);
  command({ kind: "open-street", closureId: id });
  await closures.check();
  watch.look();
  expect(alarms()).toEqual([["closure-lost", "returned"]]);
  store.close();
});
