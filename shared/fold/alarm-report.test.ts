import { expect, test } from "vitest";
import type { WallEvent } from "../events/event.ts";
import { randomFrom, randomIndex } from "../kit/random.ts";
import { ALARM_PRIORITY } from "../model/alarm.ts";
import type { AlarmType } from "../model/alarm.ts";
import { epochMs } from "../units/quantity.ts";
import { AlarmBook, reportSpan } from "./alarm-report.ts";
import { logged } from "./event-fixtures.test-data.ts";

const START = 1_764_000_000_000;
const TYPES: readonly AlarmType[] = [
  ...(["estate-fire", "estate-perimeter", "geofence", "tour-missed", "risk-due"] as const),
  ...(["cameras-dark", "life-at-risk", "unclassified"] as const),
];

type Raised = Extract<WallEvent, { kind: "alarm-raised" }>;

const raised = (type: AlarmType, source: string, at: number): Raised => ({
  ...{ kind: "alarm-raised", v: 1, alarmId: `${type}/${source}`, type, source, text: "" },
  priority: ALARM_PRIORITY[type],
  ...{ incidentId: null, unitId: null, lngLat: null, since: epochMs(at), suppressedBy: null },
  at: epochMs(at),
});

const acknowledged = (alarmId: string, at: number): WallEvent => ({
  ...{ kind: "alarm-acknowledged", v: 1, alarmId, reason: "acting", at: epochMs(at) },
});

/** A book told of events, each by its own actor. */
function bookOf(events: readonly (readonly [WallEvent, string])[]): AlarmBook {
  const book = new AlarmBook();
  for (const [event, actor] of events) {
    for (const one of logged([event])) book.note({ ...one, stamp: { ...one.stamp, actor } });
  }
  return book;
}

test("the report of random storms equals what was counted by hand", () => {
  for (let seed = 1; seed <= 40; seed++) {
    const random = randomFrom(seed);
    const events: Raised[] = [];
    let at = START;
    for (let i = 0; i < 300; i++) {
      at += randomIndex(random, 4000);
      const type = TYPES[randomIndex(random, TYPES.length)] ?? "unclassified";
      events.push(raised(type, `s${randomIndex(random, 40)}`, at));
    }
    const minutes = 10;
    const span = reportSpan(minutes, epochMs(at));
    const report = bookOf(events.map((event) => [event, "feed"])).report(span);
    const inside = events.filter((event) => event.at > span.from);
    expect(report.reports, `seed ${seed}`).toBe(inside.length);
    // A row that nobody has seen calls once, however often it is repeated.
    const firsts = events.filter((event, i) => {
      return events.findIndex(({ alarmId }) => alarmId === event.alarmId) === i;
    });
    const came = firsts.filter((event) => event.at > span.from);
    expect(report.came, `seed ${seed}`).toBe(came.length);
    for (const { priority, count } of report.priorities) {
      expect(count).toBe(came.filter((event) => event.priority === priority).length);
    }
    const counts = new Map<string, number>();
    for (const { alarmId } of inside) counts.set(alarmId, (counts.get(alarmId) ?? 0) + 1);
    const most = [...counts.values()].sort((a, b) => b - a).slice(0, 10);
    expect(report.sources.map(({ count }) => count)).toEqual(most);
    for (const { type, source, count } of report.sources) {
      expect(counts.get(`${type}/${source}`)).toBe(count);
    }
  }
});

test("a flood lasts from its tenth alarm until the ten no longer lie within ten minutes", () => {
  const times = Array.from({ length: 10 }, (_, i) => START + i * 30_000);
  const lone = [START + 1_800_000, START + 3_600_000];
  const events = [...times, ...lone].map((at, i): [WallEvent, string] => {
    return [raised("geofence", `s${i}`, at), "feed"];
  });
  const until = epochMs(START + 3_600_000);
  const report = bookOf(events).report({ from: epochMs(START - 1), until });
  // The tenth comes at 270 s; the first of the ten falls out at 600 s.
  expect(report).toMatchObject({ floods: 1, floodSeconds: 330, tenMinutesMax: 10, came: 12 });
});

test("an alarm counts for who took it first, and one that nobody took for nobody", () => {
  const report = bookOf([
    [raised("geofence", "a", START), "feed"],
    [raised("geofence", "b", START + 1000), "feed"],
    [raised("geofence", "c", START + 2000), "feed"],
    [acknowledged("geofence/a", START + 3000), "甲"],
    [acknowledged("geofence/a", START + 4000), "乙"],
    [acknowledged("geofence/b", START + 5000), "甲"],
  ]).report({ from: epochMs(START - 1), until: epochMs(START + 10_000) });
  expect(report.operators).toEqual([
    { name: "甲", count: 2, tenMinutesMax: 2 },
    { name: null, count: 1, tenMinutesMax: 1 },
  ]);
});
