import { expect, test } from "vitest";
import { logged, report, unit } from "../../shared/fold/event-fixtures.test-data.ts";
import { emptyWall, wallAfter } from "../../shared/fold/wall-state.ts";
import type { WallState } from "../../shared/fold/wall-state.ts";
import { present } from "../../shared/kit/assert.ts";
import { RING_PACES } from "../../shared/model/ring.ts";
import type { RingPicture } from "../../shared/model/ring-picture.ts";
import { townOf } from "../../shared/patrol/city-night.test-data.ts";
import { E7 } from "../../shared/roads/road-input.ts";
import { distanceBetween } from "../../shared/units/lng-lat.ts";
import type { LngLat } from "../../shared/units/lng-lat.ts";
import { polygonsHold } from "../../shared/units/polygon-holds.ts";
import { epochMs, seconds } from "../../shared/units/quantity.ts";
import { RingDesk } from "../hub/ring-desk.ts";
import { ringPartsOf } from "../ports/ring-parts-of.ts";
import { answerTask, Streets } from "../solve/answer-task.ts";
import type { SolveLane } from "../solve/solve-lane.ts";

// The ring on real searches: the streets of a worker, without the thread between.

const MINUTE = 60_000;
const NOW = 1_764_500_000_000;
const { graph } = townOf(2);
const { nodePoint, arcTail, arcHead, arcMillis } = graph.networks.foot;
const streets = new Streets(graph);
const lane: Pick<SolveLane, "ask"> = {
  ask: async (task) => {
    await Promise.resolve();
    return answerTask<typeof task.kind>(streets, task, () => undefined);
  },
};
const placeOf = (node: number): LngLat => {
  const point = nodePoint[node] ?? 0;
  return [(graph.pointLng[point] ?? 0) / E7, (graph.pointLat[point] ?? 0) / E7];
};
/** A crossing in the middle of the town, and one some streets away. */
const CENTRE = nodeNear(0.5);
const OTHER = nodeNear(0.56);

function nodeNear(share: number): number {
  const all = Array.from(nodePoint, (_, node) => ({ node, at: placeOf(node) }));
  const [lng, lat] = [0.0384 * share, 0.0384 * share];
  all.sort((a, b) => distanceBetween(a.at, [lng, lat]) - distanceBetween(b.at, [lng, lat]));
  return present(all[0], "the town has crossings").node;
}

/** Where the streets lead out, by relaxing every arc until nothing changes: no heap, no turn, no
 *  index, and nothing of the code that is tested. */
function oracle(from: readonly number[], limit: number): LngLat[] {
  const exits: LngLat[] = [];
  const grounds = from.map((node) => timesFrom(node));
  grounds.forEach((times, index) => {
    for (let arc = 0; arc < arcHead.length; arc++) {
      const [tail, head] = [arcTail[arc] ?? 0, arcHead[arc] ?? 0];
      const [begin, end] = [times[tail] ?? Infinity, times[head] ?? Infinity];
      const millis = arcMillis[arc] ?? 0;
      if (begin > limit || end <= limit || begin + millis <= limit) continue;
      const share = (limit - begin) / millis;
      const [a, b] = [placeOf(tail), placeOf(head)];
      const exit: LngLat = [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
      // Reached sooner from another place: it leads nowhere new.
      const isInside = grounds.some((other, at) => {
        const there = Math.min(
          (other[tail] ?? Infinity) + share * millis,
          (other[head] ?? Infinity) + (1 - share) * millis,
        );
        return at !== index && there <= limit;
      });
      if (!isInside) exits.push(exit);
    }
  });
  return exits;
}

function timesFrom(node: number): Float64Array {
  const times = new Float64Array(nodePoint.length).fill(Infinity);
  times[node] = 0;
  for (let changed = true; changed;) {
    changed = false;
    for (let arc = 0; arc < arcHead.length; arc++) {
      const there = (times[arcTail[arc] ?? 0] ?? Infinity) + (arcMillis[arc] ?? 0);
      if (there >= (times[arcHead[arc] ?? 0] ?? Infinity)) continue;
      times[arcHead[arc] ?? 0] = there;
      changed = true;
    }
  }
  return times;
}

function same(found: readonly LngLat[], expected: readonly LngLat[]): void {
  expect(found.length).toBe(expected.length);
  const left = [...expected];
  for (const place of found) {
    const at = left.findIndex((other) => distanceBetween(other, place) < 1.5);
    expect(at, `${place.join()} is an exit`).toBeGreaterThanOrEqual(0);
    left.splice(at, 1);
  }
}

function wallWith(seen: { from: number; to: number }, places: readonly LngLat[]): WallState {
  const span = { from: epochMs(seen.from), to: epochMs(seen.to) };
  const sighting = { id: "s1", places, seen: span, text: "", clip: null };
  const units = ["巡01", "巡02"].map((id) => {
    return { kind: "asset-imported", v: 1, asset: unit(id, { mode: "foot" }) } as const;
  });
  return wallAfter(
    emptyWall(),
    logged([
      ...units,
      { kind: "incident-reported", v: 1, report: report("A-1") },
      { kind: "ring-started", v: 1, ringOf: "A-1", pace: "child", sighting, at: epochMs(NOW) },
    ]),
  );
}

function deskOn(wall: WallState, clock: { now: number }) {
  const told: (readonly RingPicture[])[] = [];
  const hub = {
    lastSeen: (thing: string) => ({
      lngLat: placeOf(thing === "unit:巡01" ? CENTRE : OTHER),
      ...{ at: epochMs(clock.now - 1000), interval: seconds(10) },
    }),
    lastBeat: () => null,
    push: ({ body }: { readonly body: unknown }) => {
      told.push((body as { rings: readonly RingPicture[] }).rings);
    },
  };
  const now = () => epochMs(clock.now);
  const desk = new RingDesk(ringPartsOf({ wall: () => wall, now, hub: hub, lane }));
  const ring = () => present(told.at(-1)?.[0], "a ring was told");
  return { desk, told, ring };
}

const limitOf = (minutes: number) => (minutes * MINUTE * RING_PACES.child) / (5 / 3.6);

test("last seen 12 minutes ago: a ring whose exits are the oracle's, each minute", async () => {
  const clock = { now: NOW };
  const seen = NOW - 12 * MINUTE;
  const { desk, told, ring } = deskOn(wallWith({ from: seen, to: seen }, [placeOf(CENTRE)]), clock);
  const began = performance.now();
  await desk.look();
  console.info(`figure: the first ring after ${Math.round(performance.now() - began)} ms`);
  for (let minute = 12; minute <= 16; minute++) {
    clock.now = seen + minute * MINUTE;
    await desk.look();
    same(
      ring().exits.map(({ lngLat }) => lngLat),
      oracle([CENTRE], limitOf(minute)),
    );
    expect(ring().exits.every(({ nearest }) => nearest.length === 2)).toBe(true);
    expect(polygonsHold(ring().outer, placeOf(CENTRE))).toBe(true);
  }
  // Twice a minute: the ground, and then who is near.
  expect(told).toHaveLength(10);
  // Within a minute nothing is computed anew.
  clock.now += 30_000;
  await desk.look();
  expect(told).toHaveLength(10);
});

test("a way from one place's ring into another's is no exit", async () => {
  const clock = { now: NOW };
  const seen = NOW - 5 * MINUTE;
  const places = [placeOf(CENTRE), placeOf(OTHER)];
  const { desk, ring } = deskOn(wallWith({ from: seen, to: seen }, places), clock);
  await desk.look();
  const expected = oracle([CENTRE, OTHER], limitOf(5));
  const alone = [CENTRE, OTHER].flatMap((node) => oracle([node], limitOf(5)));
  expect(alone.length).toBeGreaterThan(expected.length);
  // The outline follows streets by a cell: an exit beside it may fall on either side.
  const found = ring().exits.map(({ lngLat }) => lngLat);
  expect(Math.abs(found.length - expected.length)).toBeLessThanOrEqual(2);
  for (const place of places) expect(polygonsHold(ring().outer, place)).toBe(true);
});

test("where nobody knows when it is a band; past its limit it grows no further", async () => {
  const clock = { now: NOW };
  const span = { from: NOW - 20 * MINUTE, to: NOW - 8 * MINUTE };
  const { desk, ring } = deskOn(wallWith(span, [placeOf(CENTRE)]), clock);
  await desk.look();
  expect(ring()).toMatchObject({ innerSeconds: 480, outerSeconds: 1200, capped: false });
  const corners = ring().inner.flat(2);
  expect(corners.length).toBeGreaterThan(10);
  const farthest = (points: readonly LngLat[]) =>
    Math.max(...points.map((point) => distanceBetween(point, placeOf(CENTRE))));
  expect(farthest(corners)).toBeLessThan(farthest(ring().outer.flat(2)) - 100);
  same(
    ring().exits.map(({ lngLat }) => lngLat),
    oracle([CENTRE], limitOf(20)),
  );
  clock.now += 80 * MINUTE;
  await desk.look();
  expect(ring().capped).toBe(true);
});

test("a place off every street says so, and takes no other call's ring with it", async () => {
  const clock = { now: NOW };
  const seen = NOW - MINUTE;
  const { desk, ring } = deskOn(wallWith({ from: seen, to: seen }, [[10, 10]]), clock);
  await desk.look();
  expect(ring()).toMatchObject({ outer: [], exits: [], refusal: { kind: "too-far-from-road" } });
});
