import { expect, test } from "vitest";
import type { PatrolPlan } from "../model/patrol-plan.ts";
import { cityNight, townBounds, townOf } from "./city-night.test-data.ts";
import { planFile } from "./export-plan.ts";
import { patrolMessageFrom, patrolTopic } from "./patrol-message-from.ts";
import { planPatrol } from "./plan-patrol.ts";

const request = cityNight(2, { places: 30, units: 3, hours: 3 }, townBounds());
const made = planPatrol(request, townOf(2), { effort: 0.02 });
const plan: PatrolPlan = {
  ...made,
  routes: made.routes.map((route, i) =>
    i === 0 ? { ...route, callSign: `巡<07> & "夜"` } : route,
  ),
};
const stops = plan.routes.flatMap((route) => route.stops);
const of = { unitId: null, language: "zh", utcOffsetMinutes: 480 } as const;

test("GPX holds every stop with its time and reasons and every way, and is well formed", () => {
  const { name, text } = planFile(plan, { ...of, as: "gpx" });
  expect(name).toBe(`${plan.id}.gpx`);
  expect(text.match(/<wpt /g)).toHaveLength(stops.length);
  expect(text.match(/<trk>/g)).toHaveLength(plan.routes.length);
  expect(text).toContain("巡&lt;07&gt; &amp; &quot;夜&quot;");
  expect(text).toContain(new Date(stops[0]?.arriveAt ?? 0).toISOString());
  const open = [...text.matchAll(/<(\/?)([a-z]+)[^>]*?(\/?)>/g)];
  const stack: string[] = [];
  for (const [, close, tag, alone] of open) {
    if (close === "/") expect(stack.pop()).toBe(tag);
    else if (alone !== "/") stack.push(tag ?? "");
  }
  expect(stack).toEqual([]);
});

test("GeoJSON holds the same stops and ways", () => {
  const { text } = planFile(plan, { ...of, as: "geojson" });
  const { type, features } = JSON.parse(text) as {
    type: string;
    features: { properties: { kind: string; placeId?: string; reasons?: string[] } }[];
  };
  expect(type).toBe("FeatureCollection");
  const points = features.filter(({ properties }) => properties.kind === "stop");
  expect(points.map(({ properties }) => properties.placeId)).toEqual(stops.map((s) => s.placeId));
  for (const { properties } of points) expect(properties.reasons?.length).toBeGreaterThan(0);
  expect(features).toHaveLength(stops.length + plan.routes.length);
});

test("the print list has a line with time and reasons for every stop, in both languages", () => {
  for (const [language, word] of [
    ["zh", "高发"],
    ["en", "risk"],
  ] as const) {
    const { text } = planFile(plan, { ...of, language, as: "list" });
    for (const { placeName } of stops) expect(text).toContain(placeName);
    expect(text).toContain(word);
    // 20:00 UTC is 04:00 in Beijing.
    expect(text).toContain("04:00–07:00");
  }
});

test("a unit's message has its stops only, and its topic is one level", () => {
  const route = plan.routes[1];
  const message = patrolMessageFrom(plan, route?.unitId ?? "");
  expect(message?.stops.map(({ stopId }) => stopId)).toEqual(route?.stops.map((s) => s.stopId));
  expect(message).toMatchObject({ planId: plan.id, revision: 0, profile: "wall/v1/patrol" });
  expect(patrolMessageFrom(plan, "nobody")).toBeNull();
  expect(patrolTopic("巡/07+#")).toBe("wall/v1/patrol/%E5%B7%A1%2F07%2B%23");
  const one = planFile(plan, { ...of, as: "message", unitId: route?.unitId ?? "" });
  expect(JSON.parse(one.text)).toEqual([
    { topic: patrolTopic(route?.unitId ?? ""), retain: true, message },
  ]);
});
