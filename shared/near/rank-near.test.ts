import { expect, test } from "vitest";
import type { IncidentState } from "../fold/incident-state.ts";
import { randomFrom, randomIndex, shuffled } from "../kit/random.ts";
import type { Random } from "../kit/random.ts";
import type { Camera } from "../model/camera.ts";
import type { Checkpoint } from "../model/checkpoint.ts";
import type { AssignmentStep } from "../model/incident.ts";
import { NEAR_HEALTHS } from "../model/near.ts";
import type { NearCamera } from "../model/near.ts";
import type { Place } from "../model/place.ts";
import { positionFrom } from "../model/position.ts";
import type { TravelMode, Unit } from "../model/unit.ts";
import type { LngLat } from "../units/lng-lat.ts";
import { epochMs, heading, metres, seconds } from "../units/quantity.ts";
import { healthOf, isDark, nearCameras, nearCheckpoints } from "./rank-near.ts";
import { nearIncidents, nearPosts, nearUnits, unitsToAsk } from "./rank-near.ts";
import type { UnitSeen } from "./rank-near.ts";

const SEED = 20_260_724;
const CASES = 200;
const NOW = epochMs(1_790_000_000_000);
const COUNT = 8;
console.log(`near: ${CASES} incidents of seed ${SEED}`);

type Shown = { readonly camera: Camera; readonly health: NearCamera["health"] };

test("200 random incidents get the cameras that brute force finds", () => {
  const random = randomFrom(SEED);
  let seen = 0;
  for (let turn = 0; turn < CASES; turn++) {
    const cameras = Array.from({ length: 400 }, (_, i) => cameraAt(i, random));
    const point = placeIn(random);
    const found = nearCameras(cameras, point, COUNT);
    expect(found.map(({ id }) => id)).toEqual(camerasByBruteForce(cameras, point));
    seen += found.filter(({ why }) => why !== "distance").length;
  }
  // A law about cones that no cone ever held would be no law.
  expect(seen).toBeGreaterThan(CASES);
});

test("200 random incidents get the checkpoints, posts and incidents of brute force", () => {
  const random = randomFrom(SEED + 1);
  let around = 0;
  for (let turn = 0; turn < CASES; turn++) {
    const point = placeIn(random);
    const checkpoints = Array.from({ length: 60 }, (_, i) => checkpointAt(i, random));
    const posts = Array.from({ length: 40 }, (_, i) => postAt(i, random));
    const incidents = Array.from({ length: 120 }, (_, i) => incidentAt(i, random));
    const [radius, hours] = [100 + random() * 900, 1 + random() * 47];
    const standing = checkpoints.flatMap(({ checkpoint: { id, position } }) =>
      position.kind === "located" ? [{ id, away: chord(position.lngLat, point) }] : [],
    );
    const of = { point, but: "i3", metres: radius, hours, now: NOW };
    const near = nearIncidents(incidents, of, COUNT).map(({ id }) => id);
    expect(nearCheckpoints(checkpoints, point, COUNT).map(({ id }) => id)).toEqual(least(standing));
    expect(nearPosts(posts, point, COUNT).map(({ id }) => id)).toEqual(
      least(posts.map(({ id, lngLat }) => ({ id, away: chord(lngLat, point) }))),
    );
    const kept = incidents.flatMap(({ report: { id, position, reportedAt } }) => {
      if (id === "i3" || position.kind === "held") return [];
      const away = chord(position.lngLat, point);
      return away <= radius && (NOW - reportedAt) / 3_600_000 <= hours ? [{ id, away }] : [];
    });
    expect(near).toEqual(least(kept));
    around += near.length;
  }
  expect(around).toBeGreaterThan(CASES);
});

test("units stand in the order of their ways, with what they do and how old they are", () => {
  const random = randomFrom(SEED + 2);
  for (let turn = 0; turn < CASES; turn++) {
    const units = Array.from({ length: 60 }, (_, i) => unitAt(i, random));
    const { asked, unplaced } = unitsToAsk(units);
    const onDuty = units.filter(({ state }) => state.duty === "on" && state.unit?.mode !== null);
    expect(asked.length + unplaced).toBe(onDuty.length);
    const ways = asked.map(({ id }) => {
      const time = Math.floor(random() * 40);
      return { id, seconds: seconds(time), metres: metres(time * 9) };
    });
    const rows = nearUnits(units, shuffled(ways, random), { now: NOW, count: COUNT });
    const wanted = least(ways.map(({ id, seconds: away }) => ({ id, away })));
    expect(rows.map(({ id }) => id)).toEqual(wanted);
    for (const row of rows) {
      const unit = units.find(({ id }) => id === row.id);
      const age = (NOW - (unit?.seen?.at ?? 0)) / 1000;
      expect(row.stale).toBe(age > 2 * (unit?.seen?.interval ?? 0));
      expect(row.doing === "engaged").toBe(unit?.state.engagement !== null);
    }
  }
});

test("the order of what is asked changes nothing", () => {
  const random = randomFrom(SEED + 3);
  const cameras = Array.from({ length: 300 }, (_, i) => cameraAt(i, random));
  const point = placeIn(random);
  const found = nearCameras(cameras, point, COUNT);
  for (let turn = 0; turn < 20; turn++) {
    expect(nearCameras(shuffled(cameras, random), point, COUNT)).toEqual(found);
  }
});

test("a dark camera comes after every other, even when its cone alone holds the point", () => {
  const beside = { ...cameraAt(0, randomFrom(1)).camera, id: "near", heading: null };
  const here = { ...beside, position: positionFrom([120, 29], "wgs84") };
  const seeing = { ...here, id: "seeing", fieldOfView: 360, range: metres(50) };
  const dark = { ...seeing, id: "dark" };
  const rows = nearCameras(
    [
      { camera: dark, health: "offline" },
      { camera: here, health: "never" },
      { camera: seeing, health: "live" },
    ],
    [120, 29],
    COUNT,
  );
  expect(rows.map(({ id }) => id)).toEqual(["seeing", "near", "dark"]);
  expect(rows.map(isDark)).toEqual([false, false, true]);
});

test("a heartbeat is live, then stale, then lost; offline is what the camera says itself", () => {
  const beat = (age: number, status: "live" | "offline" = "live") => {
    return healthOf({ at: epochMs(NOW - age * 1000), interval: seconds(10), status }, NOW);
  };
  expect([5, 20, 21, 30, 31].map((age) => beat(age))).toEqual([
    ...["live", "live", "stale", "stale", "lost"],
  ]);
  expect(beat(1, "offline")).toBe("offline");
  expect(healthOf(null, NOW)).toBe("never");
});

/** Independent of the ranking: directions as vectors, no bearings, and a full scan for each
 *  place of the answer. */
function camerasByBruteForce(cameras: readonly Shown[], point: LngLat): string[] {
  const left = cameras.flatMap(({ camera, health }) => {
    if (camera.position.kind === "held") return [];
    const away = chord(camera.position.lngLat, point);
    const dark = health === "offline" || health === "lost";
    return [{ id: camera.id, away, dark, holds: coneHolds(camera, camera.position.lngLat, point) }];
  });
  const answer: string[] = [];
  while (answer.length < COUNT && left.length > 0) {
    let best = 0;
    for (let i = 1; i < left.length; i++) {
      const [a, b] = [left[i], left[best]];
      if (a === undefined || b === undefined) continue;
      if (a.dark !== b.dark ? b.dark : a.holds !== b.holds ? a.holds : a.away < b.away) best = i;
    }
    answer.push(...left.splice(best, 1).map(({ id }) => id));
  }
  return answer;
}

function coneHolds(camera: Camera, from: LngLat, point: LngLat): boolean {
  if (chord(from, point) > (camera.range ?? 45)) return false;
  const opening = camera.fieldOfView ?? 70;
  if (opening >= 360) return true;
  if (camera.heading === null) return false;
  // East and north of the point as a camera with its feet on the ground sees them.
  const [px, py, pz] = onSphere(point);
  const [lng, lat] = [radians(from[0]), radians(from[1])];
  const east = -Math.sin(lng) * px + Math.cos(lng) * py;
  const north =
    -Math.sin(lat) * Math.cos(lng) * px - Math.sin(lat) * Math.sin(lng) * py + Math.cos(lat) * pz;
  const ahead = [Math.sin(radians(camera.heading)), Math.cos(radians(camera.heading))] as const;
  const cosine = (ahead[0] * east + ahead[1] * north) / Math.hypot(east, north);
  return cosine >= Math.cos(radians(opening / 2));
}

/** Metres over ground from the straight line through it. */
function chord(a: LngLat, b: LngLat): number {
  const [p, q] = [onSphere(a), onSphere(b)];
  const straight = Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
  return 2 * 6_371_008.8 * Math.asin(straight / 2);
}

function onSphere([lng, lat]: LngLat): readonly [number, number, number] {
  const [l, p] = [radians(lng), radians(lat)];
  return [Math.cos(p) * Math.cos(l), Math.cos(p) * Math.sin(l), Math.sin(p)];
}

const radians = (degrees: number) => (degrees * Math.PI) / 180;

function least(rows: readonly { readonly id: string; readonly away: number }[]): string[] {
  const left = [...rows];
  const answer: string[] = [];
  while (answer.length < COUNT && left.length > 0) {
    let best = 0;
    left.forEach(({ id, away }, i) => {
      const other = left[best];
      if (other === undefined) return;
      if (away < other.away || (away === other.away && id < other.id)) best = i;
    });
    answer.push(...left.splice(best, 1).map(({ id }) => id));
  }
  return answer;
}

/** About a kilometre square, so that cones of tens of metres do hold points. */
function placeIn(random: Random): LngLat {
  return [120 + random() * 0.006, 28.9 + random() * 0.006];
}

function pick<Item>(items: readonly [Item, ...Item[]], random: Random): Item {
  return items[randomIndex(random, items.length)] ?? items[0];
}

function positionIn(random: Random) {
  return positionFrom(random() < 0.05 ? null : placeIn(random), "wgs84");
}

function cameraAt(index: number, random: Random): Shown {
  const camera: Camera = {
    kind: "camera",
    id: `c${index}`,
    name: `c${index}`,
    position: positionIn(random),
    heading: random() < 0.2 ? null : heading(random() * 360),
    fieldOfView: random() < 0.2 ? null : pick([30, 70, 110, 360], random),
    range: random() < 0.2 ? null : metres(20 + random() * 180),
    group: null,
    source: "s",
    flags: [],
  };
  return { camera, health: pick(NEAR_HEALTHS, random) };
}

function checkpointAt(index: number, random: Random) {
  const id = `k${index}`;
  const position = positionIn(random);
  const of = { kind: "checkpoint", id, name: id, position, heading: null, lanes: null } as const;
  const checkpoint: Checkpoint = { ...of, source: "s", flags: [] };
  return { checkpoint, health: pick(NEAR_HEALTHS, random) };
}

function postAt(index: number, random: Random): Place {
  const id = `p${index}`;
  const of = { kind: "place", id, name: id, nameLatin: null, class: "police" } as const;
  return { ...of, lngLat: placeIn(random), rank: 1, source: "s" };
}

function incidentAt(index: number, random: Random): IncidentState {
  const reportedAt = epochMs(NOW - random() * 72 * 3_600_000);
  const id = `i${index}`;
  const of = { category: "other", priority: 2, title: id, text: "", address: "" } as const;
  const position = positionIn(random);
  const report = { id, reportedAt, ...of, position, source: "operator" };
  const state = { stage: "received", stageSince: reportedAt, assignments: [] } as const;
  return { report, ...state, result: null, timeline: [] } as unknown as IncidentState;
}

function unitAt(index: number, random: Random): UnitSeen {
  const id = `u${index}`;
  const unit: Unit = {
    ...{ kind: "unit", id, callSign: id, class: "vehicle", skills: [], station: null },
    mode: random() < 0.1 ? null : pick<TravelMode>(["car", "ebike", "foot"], random),
    home: positionIn(random),
    source: "s",
    flags: [],
  };
  const step = pick<AssignmentStep>(["dispatched", "on-scene", "handling"], random);
  const engagement = random() < 0.3 ? { incidentId: "i1", step, since: NOW } : null;
  const duty = random() < 0.2 ? "off" : "on";
  const at = epochMs(NOW - random() * 60_000);
  const seen = random() < 0.1 ? null : { lngLat: placeIn(random), at, interval: seconds(10) };
  return { id, state: { unit, duty, engagement, dutyAt: null, patrol: null }, seen };
}
