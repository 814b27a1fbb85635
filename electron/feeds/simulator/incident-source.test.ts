import { expect, test } from "vitest";
import { randomFrom } from "../../../shared/kit/random.ts";
import { epochMs } from "../../../shared/units/quantity.ts";
import { incidentProfileFrom } from "./incident-profile.ts";
import { IncidentSource } from "./incident-source.ts";

const DAY_MS = 86_400_000;
const MONDAY = epochMs(Date.parse("2026-11-23T00:00:00+08:00"));

const pattern = (category: string, hours: number[], weight: number) => ({
  category,
  name: { zh: category, en: category },
  weight,
  priority: 2,
  hours,
  weekdays: [1, 1, 1, 1, 1, 1, 1],
  texts: [{ zh: "{place}有事", en: "something at {place}" }],
});
const even = Array.from({ length: 24 }, () => 1);
const nights = Array.from({ length: 24 }, (_, hour) => (hour < 6 ? 1 : 0));

const PROFILE = JSON.stringify({
  perDay: 600,
  categories: [pattern("theft", even, 1), pattern("noise", nights, 1)],
  weightAt: { market: { theft: 9 } },
  places: [
    { kind: "market", name: "菜场", en: "Market", lngLat: [120.02, 28.9] },
    { kind: "park", name: "公园", en: "Park", lngLat: [120.05, 28.95] },
  ],
});

function week(seed: number) {
  const profile = incidentProfileFrom(PROFILE);
  if (!profile.ok) throw new Error(profile.refusal);
  const source = new IncidentSource(profile.value, randomFrom(seed), MONDAY);
  return source.until(epochMs(MONDAY + 7 * DAY_MS));
}

test("a week brings as many calls as the profile says, at its hours and its places", () => {
  const calls = week(5);
  expect(Math.abs(calls.length - 4200)).toBeLessThan(4 * Math.sqrt(4200));
  const hourOf = (at: number) => Math.floor((at - MONDAY) / 3_600_000) % 24;
  const noise = calls.filter((call) => call.category === "noise");
  expect(noise.every((call) => hourOf(call.reportedAt) < 6)).toBe(true);
  const thefts = calls.filter((call) => call.category === "theft");
  const atMarket = thefts.filter((call) => call.address === "菜场").length / thefts.length;
  expect(atMarket).toBeGreaterThan(0.85);
  expect(atMarket).toBeLessThan(0.95);
});

test("the same seed brings the same calls and every call has its own number", () => {
  expect(week(9)).toEqual(week(9));
  const ids = week(9).map((call) => call.id);
  expect(new Set(ids).size).toBe(ids.length);
});

test("a profile that is none is refused with words", () => {
  for (const text of ["", "{}", "[]", PROFILE.replace('"perDay":600', '"perDay":-1')]) {
    const profile = incidentProfileFrom(text);
    expect(profile.ok).toBe(false);
    if (!profile.ok) expect(profile.refusal.length).toBeGreaterThan(5);
  }
});
