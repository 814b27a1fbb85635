import { expect, test } from "vitest";
import type { PlanState } from "../fold/plan-state.ts";
import { foldPlan } from "../fold/plan-state.ts";
import type { LoggedEvent } from "../events/logged-event.ts";
import type { WallEvent } from "../events/event.ts";
import { present } from "../kit/assert.ts";
import { randomFrom } from "../kit/random.ts";
import type { PatrolPlan } from "../model/patrol-plan.ts";
import { pointTowards } from "../units/lng-lat.ts";
import type { LngLat } from "../units/lng-lat.ts";
import { epochMs, heading, metres } from "../units/quantity.ts";
import { cityNight, townBounds, townOf } from "./city-night.test-data.ts";
import { DoseMeter } from "./dose-meter.ts";
import { debtsFrom, dosesOf } from "./dose-of.ts";
import { planPatrol } from "./plan-patrol.ts";

const MINUTE_MS = 60_000;
const roads = townOf(1);
const request = cityNight(1, { places: 20, units: 3, hours: 4 }, townBounds());
const plan = planPatrol(request, roads, { effort: 0.02 });
const T = plan.startAt;

/** A plan with one place and so many planned minutes, all of them due at `until`. */
function planOf(place: { readonly lngLat: LngLat }, visits: number, minutes: number): PatrolPlan {
  const route = plan.routes[0];
  const stop = route?.stops[0];
  if (route === undefined || stop === undefined) throw new Error("there is a stop");
  const stops = Array.from({ length: visits }, (_, i) => ({
    ...{ ...stop, stopId: `s${i}`, placeId: "p", cellId: "8-5", lngLat: place.lngLat },
    arriveAt: epochMs(T + i * 40 * MINUTE_MS),
    leaveAt: epochMs(T + i * 40 * MINUTE_MS + minutes * MINUTE_MS),
    dwell: minutes * 60,
  }));
  return { ...plan, routes: [{ ...route, stops }] } as unknown as PatrolPlan;
}

function stateOf(of: PatrolPlan, events: readonly WallEvent[]): PlanState {
  const all: WallEvent[] = [
    { kind: "patrol-plan-accepted", v: 1, plan: of, at: epochMs(T) },
    ...events,
  ];
  const stamp = { station: "s", epoch: "e", sseq: 1, hlc: "0", actor: "李", role: "leader" };
  const state = all.reduce<PlanState | null>(
    (state, event) => foldPlan(state, { stamp, event } as unknown as LoggedEvent, of.id),
    null,
  );
  return present(state, "an accepted plan has a state");
}

test("45 minutes planned and 25 delivered leave a debt of 20, and the next plan pays it", () => {
  const place = { lngLat: [0.018, 0.018] as const };
  const of = planOf(place, 3, 15);
  const meter = new DoseMeter();
  const send = (from: number, to: number) => {
    for (let at = from; at <= to; at += 30_000) {
      meter.take(of, { unitId: "u", at: epochMs(at), lngLat: place.lngLat, speed: 0.2 });
    }
  };
  send(T, T + 15 * MINUTE_MS);
  send(T + 40 * MINUTE_MS, T + 50 * MINUTE_MS);
  const end = epochMs(T + 4 * 3_600_000);
  const state = stateOf(of, meter.due(end));
  const [dose] = dosesOf(state, end);
  expect(dose).toMatchObject({ plannedMinutes: 45, deliveredMinutes: 25, debtMinutes: 20 });
  const debts = debtsFrom([state], end);
  expect([...debts]).toEqual([["8-5", 20]]);
  const cellId = request.places.find(({ risk }) => risk > 0)?.cellId ?? "";
  const owed = { ...request, debts: new Map([[cellId, 20]]) };
  const unpaid = { ...owed, units: [] };
  expect(planPatrol(unpaid, roads, { effort: 0.02 }).score.doseDebtMinutes).toBe(20);
  const paid = planPatrol(owed, roads, { effort: 0.02 });
  const planned = paid.routes.flatMap(({ stops }) => stops).filter((one) => one.cellId === cellId);
  const minutes = planned.reduce((sum, { dwell }) => sum + dwell / 60, 0);
  expect(paid.score.doseDebtMinutes).toBeCloseTo(Math.max(0, 20 - minutes), 6);
});

test("delivered minutes equal an oracle that looks at every second of the tracks", () => {
  const centre: LngLat = [0.018, 0.018];
  const of = planOf({ lngLat: centre }, 1, 15);
  for (const seed of [1, 2, 3, 4, 5]) {
    const random = randomFrom(seed);
    const meter = new DoseMeter();
    const tracks = ["a", "b"].map((unitId) => {
      let [at, away, speed] = [T + Math.floor(random() * 60_000), 200 * random(), 0];
      return Array.from({ length: 150 }, () => {
        at += 5_000 + Math.floor(random() * (random() < 0.05 ? 400_000 : 40_000));
        if (random() < 0.2) [away, speed] = [200 * random(), random() < 0.4 ? 3 : 0.3];
        const lngLat = pointTowards(centre, heading(random() * 360), metres(away));
        return { unitId, at: epochMs(at), lngLat, speed, away };
      });
    });
    const all = tracks.flat().sort((a, b) => a.at - b.at);
    for (const position of all) meter.take(of, position);
    const due = [...meter.due(epochMs(T + 86_400_000))];
    const delivered = due.reduce((sum, { seconds }) => sum + seconds, 0);
    expect(delivered, `seed ${seed}`).toBeGreaterThan(60);
    expect(delivered, `seed ${seed}`).toBeCloseTo(oracleSeconds(tracks), 3);
    expect(JSON.stringify(due)).not.toContain("unitId");
  }
});

type Point = { readonly at: number; readonly away: number; readonly speed: number };

/** Spans between two positions that are near in time, both inside and slow; each moment once. */
function oracleSeconds(tracks: readonly (readonly Point[])[]): number {
  const spans = tracks.flatMap((points) =>
    points.slice(1).flatMap((point, i): [number, number][] => {
      const before = points[i];
      if (before === undefined || point.at - before.at > 180_000) return [];
      const isIn = before.away <= 100 && point.away <= 100 && point.speed < 1.4;
      return isIn ? [[before.at, point.at]] : [];
    }),
  );
  spans.sort((a, b) => a[0] - b[0]);
  let [sum, until] = [0, 0];
  for (const [from, to] of spans) {
    sum += Math.max(0, to - Math.max(from, until));
    until = Math.max(until, to);
  }
  return sum / 1000;
}

test("without a position in a stop nothing is delivered, and a late one does not count", () => {
  const of = planOf({ lngLat: [0.018, 0.018] }, 1, 15);
  const meter = new DoseMeter();
  const at = (minutes: number) => epochMs(T + minutes * MINUTE_MS);
  meter.take(of, { unitId: "u", at: at(1), lngLat: [0.018, 0.018], speed: 0 });
  meter.take(of, { unitId: "u", at: at(12), lngLat: [0.018, 0.018], speed: 0 });
  meter.take(of, { unitId: "u", at: at(5), lngLat: [0.018, 0.018], speed: 0 });
  expect(meter.due(at(600))).toEqual([]);
});
