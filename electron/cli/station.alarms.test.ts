import { afterEach, expect, test } from "vitest";
import type { Command } from "../../shared/commands/command.ts";
import type { WallEvent } from "../../shared/events/event.ts";
import { report, unit } from "../../shared/fold/event-fixtures.test-data.ts";
import { wallAfter, wallFrom } from "../../shared/fold/wall-state.ts";
import { TIME_LIMITS } from "../../shared/model/time-limits.ts";
import { epochMs } from "../../shared/units/quantity.ts";
import { PacedStations, prepare, rowsIn } from "./paced-station.test-data.ts";

// The real station on its real log; only its clocks are set by hand.

const START = 1_764_000_000_000;
const stations = new PacedStations();
afterEach(() => stations.end());

const newFolder = () => stations.folder();

/** A station in a folder, with the leader at one of its desks. */
async function stationIn(dir: string, begin = START) {
  const { desk, ...station } = await stations.open(dir, begin);
  return { ...station, desk, window: desk("1") };
}

/** What stands in the log, by kind of alarm, with the seconds since the start. */
function raisedIn(dir: string, type: string) {
  return rowsIn(dir).flatMap(({ logged }) =>
    logged?.event.kind === "alarm-raised" && logged.event.type === type ? [logged.event] : [],
  );
}

const square = (name: string, west: number): WallEvent => ({
  kind: "asset-imported",
  v: 1,
  asset: {
    ...{ kind: "area", id: name, name, class: "administrative", source: "areas", flags: [] },
    polygons: [
      [[[west, 28], [west + 1, 28], [west + 1, 29], [west, 29], [west, 28]]], // prettier-ignore
    ],
  },
});

function prepared(dir: string, more: readonly WallEvent[] = []) {
  const units = ["u1", "u2", "u3"].map((id): WallEvent => ({
    kind: "asset-imported",
    v: 1,
    asset: unit(id),
  }));
  const areas = [square("城中街道", 120), square("白云镇", 121), square("竹溪乡", 122)];
  prepare(dir, { at: START - 1000, events: [...units, ...areas, ...more] });
}

const call = (givenId: string, lng: number): Command => ({
  ...{ kind: "report-incident", category: "dispute", priority: 2, title: givenId, text: "" },
  ...{ address: "", lngLat: [lng, 28.5], reportedAt: null, givenId },
});
const send = (incidentId: string, unitId: string, eta: number | null = null): Command => ({
  kind: "dispatch-units",
  incidentId,
  units: [{ unitId, eta: eta as never }],
});

test("arrival overdue comes once: 5 min in town, 10 in a suburb, else ETA + 50 %", async () => {
  const dir = newFolder();
  prepared(dir);
  const { window, pass } = await stationIn(dir);
  for (const [id, lng, crew, eta] of [
    ["city", 120.5, "u1", 100],
    ["suburb", 121.5, "u2", 100],
    ["country", 122.5, "u3", 480],
  ] as const) {
    await window.command(call(id, lng));
    await window.command(send(id, crew, eta));
  }
  const signed = { kind: "advance-assignment", step: "signed" } as const;
  for (const [i, id] of ["city", "suburb", "country"].entries()) {
    await window.command({ ...signed, incidentId: id, unitId: `u${i + 1}` });
  }
  pass(3600);
  const raised = raisedIn(dir, "arrival-overdue");
  expect(raised.map(({ incidentId }) => incidentId)).toEqual(["city", "suburb", "country"]);
  const seconds = raised.map(({ at }) => (at - START) / 1000);
  for (const [i, limit] of [300, 600, 720].entries()) {
    expect(Math.abs((seconds[i] ?? 0) - limit), `${limit} s`).toBeLessThanOrEqual(1);
  }
});

const fire = (source: string): Command => ({
  ...{ kind: "raise-alarm", type: "estate-fire", source, text: "", incidentId: null },
  ...{ unitId: null, lngLat: null },
});

/** An alarm as the log on disk has it. */
function alarmIn(dir: string, id: string) {
  const written = rowsIn(dir).flatMap(({ logged }) => (logged === null ? [] : [logged]));
  return wallAfter(wallFrom([]), written).alarm.get(id);
}

test("the alarm of who goes off shift is back in the queue: once, and for good", async () => {
  const dir = newFolder();
  const shifts = [{ from: "20:00", to: "00:02" }];
  const people = ["1", "2"].map((name) => ({ name, posts: ["duty-leader" as const], shifts }));
  const roster = { stationName: "城东派出所", people };
  prepared(dir, [{ kind: "roster-kept", v: 1, roster }]);
  const { window, pass, close, desk } = await stationIn(dir);
  const idOf = async (source: string) =>
    (await window.command(fire(source))).slice("alarm:".length);
  const [one, two] = [await idOf("estate-1"), await idOf("estate-2")];
  const take = (alarmId: string, owner = "1") =>
    ({ kind: "assign-alarm", alarmId, owner }) satisfies Command;
  await window.command(take(one));
  // Whom no roster names has no shift that could end.
  await window.command(take(two, "外援"));
  pass(119);
  expect(alarmIn(dir, one)).toMatchObject({ owner: "1", offShift: null });
  pass(2);
  expect(alarmIn(dir, one)).toMatchObject({ owner: null, offShift: "1" });
  expect(alarmIn(dir, one)?.history.at(-1)).toMatchObject({
    ...{ kind: "alarm-assigned", actor: "rule", detail: "1" },
  });
  expect(alarmIn(dir, two)?.owner).toBe("外援");
  // Taken off shift it is that person's own wish, and stays.
  await desk("2").command(take(one, "2"));
  pass(60);
  expect(alarmIn(dir, one)).toMatchObject({ owner: "2", offShift: null });
  await close();
  const again = await stationIn(dir, START + 300_000);
  again.pass(60);
  expect(alarmIn(dir, one)?.owner).toBe("2");
  const gone = rowsIn(dir).filter(({ logged }) => {
    return logged?.event.kind === "alarm-assigned" && logged.event.offShift !== undefined;
  });
  expect(gone).toHaveLength(1);
});

test("a step of the wall's clock neither hurries nor delays an alarm", async () => {
  for (const step of [3_600_000, -3_600_000]) {
    const dir = newFolder();
    prepared(dir);
    const { window, pass, clock, close } = await stationIn(dir);
    await window.command(call("city", 120.5));
    await window.command(send("city", "u1", 100));
    pass(60);
    clock.wall += step;
    pass(239);
    expect(raisedIn(dir, "arrival-overdue")).toEqual([]);
    pass(2);
    expect(raisedIn(dir, "arrival-overdue").length).toBe(1);
    await close();
  }
});

test("a limit that a leader changed holds from then on", async () => {
  const dir = newFolder();
  prepared(dir);
  const { window, pass } = await stationIn(dir);
  const arrival = { ...TIME_LIMITS.arrival, city: 120 };
  await window.command({ kind: "set-time-limits", limits: { ...TIME_LIMITS, arrival } });
  await window.command(call("city", 120.5));
  await window.command(send("city", "u1", 60));
  pass(119);
  expect(raisedIn(dir, "arrival-overdue")).toEqual([]);
  pass(2);
  expect(raisedIn(dir, "arrival-overdue").length).toBe(1);
});

test("a restart raises nothing twice, and arrival returns the alarm", async () => {
  const dir = newFolder();
  prepared(dir);
  const first = await stationIn(dir);
  await first.window.command(call("city", 120.5));
  await first.window.command(send("city", "u1", 100));
  first.pass(302);
  await first.close();
  const again = await stationIn(dir, START + 400_000);
  again.pass(600);
  expect(raisedIn(dir, "arrival-overdue").length).toBe(1);
  for (const step of ["signed", "en-route", "on-scene"] as const) {
    const of = { incidentId: "city", unitId: "u1", step } as const;
    await again.window.command({ kind: "advance-assignment", ...of });
  }
  again.pass(1);
  const returned = rowsIn(dir).filter(({ kind }) => kind === "alarm-returned");
  const ids = returned.map(({ logged }) => logged?.event);
  expect(ids.some((event) => JSON.stringify(event).includes("arrival-overdue/city"))).toBe(true);
});

test("nobody signs: an alarm at 60 s, raised once after five minutes, and no further", async () => {
  const dir = newFolder();
  prepared(dir);
  const { window, pass } = await stationIn(dir);
  await window.command(call("city", 120.5));
  await window.command(send("city", "u1", 100));
  pass(3600);
  const [unsigned] = raisedIn(dir, "unsigned");
  expect(Math.abs((unsigned?.at ?? 0) - START - 60_000)).toBeLessThanOrEqual(1000);
  const up = rowsIn(dir).flatMap(({ logged }) =>
    logged?.event.kind === "alarm-escalated" && logged.event.alarmId === unsigned?.alarmId
      ? [logged.event.at - START]
      : [],
  );
  expect(up.length).toBe(1);
  expect(Math.abs((up[0] ?? 0) - 360_000)).toBeLessThanOrEqual(1000);
});

test("a shelved alarm is back at its time, without a window", async () => {
  const dir = newFolder();
  prepared(dir);
  const { window, pass } = await stationIn(dir);
  const about = { source: "gate", text: "门", incidentId: null, unitId: null, lngLat: null };
  await window.command({ kind: "raise-alarm", type: "geofence", ...about });
  const alarmId = rowsIn(dir).at(-1)?.entity.slice("alarm:".length) ?? "";
  await window.command({ kind: "shelve-alarm", alarmId, minutes: 30, reason: "检修" });
  pass(1799);
  const kinds = () => rowsIn(dir).filter(({ kind }) => kind === "alarm-unshelved").length;
  expect(kinds()).toBe(0);
  pass(2);
  expect(kinds()).toBe(1);
});

test("the fraud clock calls before it has run out, and a filled end returns it", async () => {
  const dir = newFolder();
  prepared(dir, [
    { kind: "incident-reported", v: 1, report: report("f", { reportedAt: epochMs(START) }) },
  ]);
  const { window, pass } = await stationIn(dir);
  const fill = { kind: "fill-template", incidentId: "f", template: "fraud-stop" } as const;
  await window.command({ ...fill, values: { transferredAt: START } });
  pass(599);
  expect(raisedIn(dir, "case-clock")).toEqual([]);
  pass(2);
  expect(raisedIn(dir, "case-clock")[0]).toMatchObject({ priority: 1, incidentId: "f" });
  await window.command({ ...fill, values: { transferredAt: START, stopAskedAt: START + 601_000 } });
  pass(1);
  expect(rowsIn(dir).some(({ kind }) => kind === "alarm-returned")).toBe(true);
});

test("each command is one row, with its terminal, its clocks and its line beside it", async () => {
  const dir = newFolder();
  prepared(dir);
  const { window } = await stationIn(dir);
  const before = rowsIn(dir).length;
  await window.command(call("city", 120.5));
  await window.command(send("city", "u1"));
  const rows = rowsIn(dir).slice(before);
  expect(rows.map(({ kind }) => kind)).toEqual(["incident-reported", "unit-dispatched"]);
  for (const { body } of rows) {
    const edge = { at: START, terminal: "desk-1", link: "online", steadyMs: 0 };
    expect(JSON.parse(body)).toMatchObject({ edge });
  }
});
