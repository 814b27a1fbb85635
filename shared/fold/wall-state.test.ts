import { expect, test } from "vitest";
import { randomFrom, randomIndex, shuffled } from "../kit/random.ts";
import type { WallEvent } from "../events/event.ts";
import { epochMs } from "../units/quantity.ts";
import { MORNING, logged, report, unit, wholeCall } from "./event-fixtures.test-data.ts";
import { emptyWall, entriesOf, foldOnto, wallAfter, wallFrom } from "./wall-state.ts";

function someEvents(seed: number): WallEvent[] {
  const random = randomFrom(seed);
  const calls = Array.from({ length: 6 }, (_, i) => wholeCall(`A-${i}`, `巡0${i % 3}`));
  const events: WallEvent[] = [0, 1, 2].map((i) => ({
    kind: "asset-imported",
    v: 1,
    asset: unit(`巡0${i}`),
  }));
  // Calls run side by side, each in its own order.
  while (calls.some((call) => call.length > 0)) {
    const event = calls[randomIndex(random, calls.length)]?.shift();
    if (event !== undefined) events.push(event);
  }
  return events;
}

test("folding in batches is folding one by one is folding from scratch", () => {
  for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
    const events = logged(someEvents(seed));
    const scratch = emptyWall();
    for (const event of events) foldOnto(scratch, event);
    const random = randomFrom(seed + 100);
    let wall = wallAfter(emptyWall(), []);
    for (let start = 0; start < events.length;) {
      const end = start + 1 + randomIndex(random, 7);
      wall = wallAfter(wall, shuffled(events.slice(start, end), random));
      start = end;
    }
    expect(entriesOf(wall), `seed ${seed}`).toEqual(entriesOf(scratch));
  }
});

test("a batch leaves the kinds it does not touch as they were", () => {
  const before = wallAfter(emptyWall(), logged(someEvents(1)));
  const after = wallAfter(before, logged(wholeCall("B-1", "巡00").slice(0, 1)));
  expect(after.unit).toBe(before.unit);
  expect(after.camera).toBe(before.camera);
  expect(after.incident).not.toBe(before.incident);
  expect(before.incident.has("B-1")).toBe(false);
});

test("a snapshot brings back the same wall", () => {
  const wall = wallAfter(emptyWall(), logged(someEvents(2)));
  expect(entriesOf(wallFrom(entriesOf(wall)))).toEqual(entriesOf(wall));
});

test("a call passes every stage and its unit is free again", () => {
  const events = [{ kind: "asset-imported", v: 1, asset: unit("巡07") } as const];
  const call = logged([...events, ...wholeCall("A-1", "巡07")]);
  const stages: (string | undefined)[] = [];
  const wall = emptyWall();
  for (const event of call) {
    foldOnto(wall, event);
    const stage = wall.incident.get("A-1")?.stage;
    if (stage !== stages[stages.length - 1]) stages.push(stage);
  }
  expect(stages).toEqual([
    "received",
    "dispatched",
    "signed",
    "en-route",
    "on-scene",
    "handling",
    "fed-back",
    "reviewed",
    "archived",
  ]);
  expect(wall.unit.get("巡07")?.engagement).toBeNull();
  expect(wall.incident.get("A-1")?.timeline.length).toBe(10);
});

test("a patrol waits while its unit is on a call and goes on afterwards", () => {
  const at = epochMs(MORNING);
  const stop = { placeId: "p1", placeName: "市场", lngLat: [120.02, 28.9] as const, dwell: 600 };
  const plan = {
    id: "plan-1",
    madeAt: at,
    startAt: at,
    endAt: at,
    seed: 1,
    dropped: [],
    unplanned: [],
    riskKnown: true,
    score: {
      riskMinutesPerHour: 0,
      minutesMoving: 0,
      minutesDwelling: 0,
      placesServed: 1,
      placesAsked: 1,
    },
    routes: [
      {
        unitId: "巡07",
        callSign: "巡07",
        mode: "car",
        stops: [{ ...stop, arriveAt: at, leaveAt: at, reasons: [{ code: "HOT", value: 4 }] }],
        geometry: [],
        metres: 0,
        seconds: 0,
        slack: 0,
      },
    ],
  };
  const accepted = { kind: "patrol-plan-accepted", v: 1, plan, at } as unknown as WallEvent;
  const call = wholeCall("A-1", "巡07");
  const events = logged([{ kind: "asset-imported", v: 1, asset: unit("巡07") }, accepted, ...call]);
  const during = wallAfter(emptyWall(), events.slice(0, 5)).unit.get("巡07");
  expect(during?.engagement?.incidentId).toBe("A-1");
  expect(during?.patrol?.planId).toBe("plan-1");
  const after = wallAfter(emptyWall(), events).unit.get("巡07");
  expect(after?.engagement).toBeNull();
  expect(after?.patrol?.done).toEqual([]);
});

test("a later import replaces the earlier one and the first report of a number stays", () => {
  const events = logged([
    { kind: "asset-imported", v: 1, asset: unit("巡07") },
    { kind: "asset-imported", v: 1, asset: unit("巡07", { callSign: "巡零七" }) },
    { kind: "incident-reported", v: 1, report: report("A-1") },
    { kind: "incident-reported", v: 1, report: report("A-1", { title: "另一件" }) },
  ]);
  const wall = wallAfter(emptyWall(), events);
  expect(wall.unit.get("巡07")?.unit?.callSign).toBe("巡零七");
  expect(wall.incident.get("A-1")?.report.title).toBe("邻里纠纷");
});
