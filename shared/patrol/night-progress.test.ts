import { expect, test } from "vitest";
import type { PatrolDuty } from "../fold/unit-state.ts";
import type { LngLat } from "../units/lng-lat.ts";
import { epochMs } from "../units/quantity.ts";
import { STAY_MS, stopDeeds } from "./night-progress.ts";
import type { Lingering } from "./night-progress.ts";

const METRE = 1 / 111_195;
const NOW = epochMs(1_000_000_000);
/** A street to the north; the stops lie so many metres along it. */
const at = (metres: number): LngLat => [0, 1 + metres * METRE];

function dutyAt(places: readonly number[], change: Partial<PatrolDuty> = {}): PatrolDuty {
  const stops = places.map((metres, geometryAt) => ({
    ...{ stopId: `s${geometryAt}`, placeId: `p${geometryAt}`, lngLat: at(metres), dwell: 480 },
    ...{ geometryAt },
  }));
  const route = { unitId: "u", stops, geometry: places.map(at) };
  return { planId: "p", route, done: [], at: null, atSince: null, ...change } as never;
}

function deedsAt(duty: PatrolDuty, metres: number, of: { still?: boolean; now?: number } = {}) {
  const lingering: Lingering = null;
  const { still: isStill = true, now = NOW } = of;
  const seen = stopDeeds(duty, { lngLat: at(metres), at: epochMs(now), isStill, lingering });
  return seen.deeds.map(({ stopId, step }) => `${stopId} ${step}`);
}

test("who stands at the next stop has arrived; who walks by it has not", () => {
  const duty = dutyAt([0, 300, 600]);
  expect(deedsAt(duty, 40)).toEqual(["s0 arrived"]);
  expect(deedsAt(duty, 40, { still: false })).toEqual([]);
  expect(deedsAt(duty, 90)).toEqual([]);
});

test("a stop is left beyond its bounds, and a wavering receiver does not leave it", () => {
  const duty = dutyAt([0, 300], { at: "s0", atSince: NOW });
  expect(deedsAt(duty, 70)).toEqual([]);
  expect(deedsAt(duty, 90)).toEqual(["s0 left"]);
  expect(deedsAt(duty, 290)).toEqual(["s0 left", "s1 arrived"]);
});

test("of two stops close together the nearer counts, and of two at one place the time", () => {
  const near = dutyAt([0, 45], { at: "s0", atSince: NOW });
  expect(deedsAt(near, 15)).toEqual([]);
  expect(deedsAt(near, 35)).toEqual(["s0 left", "s1 arrived"]);
  const same = dutyAt([0, 0], { at: "s0", atSince: NOW });
  expect(deedsAt(same, 1, { now: NOW + 470_000 })).toEqual([]);
  expect(deedsAt(same, 1, { now: NOW + 480_000 })).toEqual(["s0 left", "s1 arrived"]);
});

test("stops before a later one where the group stays are left out, after three minutes", () => {
  const duty = dutyAt([0, 300, 600], { done: ["s0"] });
  const seen = (now: number, lingering: Lingering) =>
    stopDeeds(duty, { lngLat: at(600), at: epochMs(now), isStill: true, lingering });
  const first = seen(NOW, null);
  expect(first).toEqual({ deeds: [], lingering: { stopId: "s2", since: NOW } });
  expect(seen(NOW + STAY_MS - 1, first.lingering).deeds).toEqual([]);
  expect(seen(NOW + STAY_MS, first.lingering).deeds.map(({ step }) => step)).toEqual([
    ...["skipped", "arrived"],
  ]);
});

test("a venue beside its street is reached from either", () => {
  const duty = dutyAt([0, 300]);
  const [stop] = duty.route.stops;
  const aside = { ...stop!, lngLat: [0.0008, 1] as LngLat };
  const beside = { ...duty, route: { ...duty.route, stops: [aside] } };
  expect(deedsAt(beside, 0)).toEqual(["s0 arrived"]);
});
