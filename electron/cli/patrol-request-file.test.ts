import { expect, test } from "vitest";
import { epochMs } from "../../shared/units/quantity.ts";
import { askedPatrolFrom } from "./patrol-request-file.ts";

const START = "2026-11-24T20:00:00+08:00";
const END = "2026-11-25T04:00:00+08:00";
const unit = { id: "u", mode: "car", home: [8.5, 49.5] };
const place = { id: "p", lngLat: [8.5, 49.5], prize: 3, dwell: 600, reason: "HOT" };
const file = { start: START, end: END, units: [unit], places: [place] };
const of = { seed: 1, now: epochMs(0) };

function asked(document: unknown) {
  const answer = askedPatrolFrom(document, of);
  if (!answer.ok) throw new Error(answer.refusal);
  return answer.value;
}

function refused(document: unknown): string {
  const answer = askedPatrolFrom(document, of);
  return answer.ok ? "" : answer.refusal;
}

test("times are ISO text or epoch milliseconds, and the answer speaks as the question did", () => {
  const iso = asked(file);
  const numbers = asked({ ...file, start: Date.parse(START), end: Date.parse(END) });
  expect(iso.request.startAt).toBe(Date.parse(START));
  expect(numbers.request.endAt).toBe(iso.request.endAt);
  expect([iso.timesAreNumbers, numbers.timesAreNumbers]).toEqual([false, true]);
});

test("rests and windows are a span or a list, by name or as a pair", () => {
  const span = { from: Date.parse(START), to: Date.parse(END) };
  const ways = [
    { start: START, end: END },
    { from: START, to: END },
    [START, END],
    [{ start: START, end: END }],
    [[span.from, span.to]],
  ];
  for (const rest of ways) {
    const one = asked({
      ...file,
      units: [{ ...unit, rest }],
      places: [{ ...place, windows: rest }],
    });
    expect(one.request.units[0]?.rests, JSON.stringify(rest)).toEqual([span]);
    expect(one.request.places[0]?.windows).toEqual([span]);
  }
});

test("what is left out has its usual value", () => {
  const { request, scale } = asked(file);
  expect(request.places[0]).toMatchObject({ must: false, visitsMax: 1, windows: [], name: "p" });
  expect(request.places[0]?.reasons).toEqual([{ code: "HOT", value: null }]);
  expect(request.places[0]?.prize).toBe(3 * scale);
  expect(request.rules).toMatchObject({ cellMinutesMax: 45, slackShare: 0, coverageFloor: null });
  expect(asked({ ...file, caps: { cellMinutes: null } }).request.rules.cellMinutesMax).toBeNull();
  expect(asked({ ...file, caps: { cellMinutes: 30 } }).request.rules.cellMinutesMax).toBe(30);
  expect(asked({ ...file, units: [{ ...unit, mode: "e-bike" }] }).request.units[0]?.mode).toBe(
    "ebike",
  );
});

test("every prize fits the whole points of the search", () => {
  const places = [
    { ...place, prize: 1e12 },
    { ...place, id: "q", prize: 2e12 },
  ];
  const { request } = asked({ ...file, places });
  const sum = request.places.reduce((total, { prize }) => total + prize, 0);
  expect(sum).toBeLessThanOrEqual(1e9 + 1);
});

test("an unknown or wrong field is named", () => {
  expect(refused({ ...file, speed: 3 })).toContain("speed is not a field");
  expect(refused({ ...file, units: [{ ...unit, colour: "red" }] })).toContain("units.0.colour");
  expect(refused({ ...file, units: [{ ...unit, mode: "boat" }] })).toContain("units.0.mode");
  expect(refused({ ...file, places: [{ ...place, prize: -1 }] })).toContain("places.0.prize");
  expect(refused({ ...file, start: "tomorrow" })).toContain("start");
  expect(refused({ ...file, places: [place, place] })).toContain("p is given twice");
  expect(refused(null)).not.toBe("");
  expect(asked({ ...file, places: [{ ...place, reason: "school run" }] }).warnings).toHaveLength(1);
});
