import { expect, test } from "vitest";
import { randomFrom } from "../kit/random.ts";
import type { Area } from "../model/area.ts";
import type { PostShift } from "../model/post.ts";
import type { LngLat } from "../units/lng-lat.ts";
import { BeatGrid } from "./beat-grid.ts";
import { gridFaults } from "./grid-faults.ts";
import { ResponsibilityBook } from "./responsible.ts";
import { OFFICERS, VILLAGES, villageGrid } from "./village-grid.test-data.ts";

const SEED = 24;
const POINTS = 500;
const NOW = Date.UTC(2026, 10, 30, 1, 17);
const OFFSET = 480;
const { villages, domain, bounds } = villageGrid(SEED);
const beats = villages.flatMap((village) => village.beats);
const areas = [domain, ...beats];

function somewhere(random: () => number): LngLat {
  const [west, south, east, north] = bounds;
  return [west + random() * (east - west), south + random() * (north - south)];
}

/** Inside, by the sum of the angles under which the sides are seen; nothing of it is shared with
 *  what is tested. */
function holds({ polygons }: Area, [x, y]: LngLat): boolean {
  let turns = 0;
  for (const ring of polygons.flat()) {
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [ring[i - 1]!, ring[i]!];
      const angle = Math.atan2(b[1] - y, b[0] - x) - Math.atan2(a[1] - y, a[0] - x);
      turns += Math.atan2(Math.sin(angle), Math.cos(angle));
    }
  }
  return Math.abs(turns) > Math.PI;
}

/** Minute by minute of the local calendar. */
function isOn({ days, from, to }: PostShift): boolean {
  const local = new Date(NOW + OFFSET * 60_000);
  const minute = local.getUTCHours() * 60 + local.getUTCMinutes();
  const day = local.getUTCDay() === 0 ? 7 : local.getUTCDay();
  const before = day === 1 ? 7 : day - 1;
  if (from < to) return days.includes(day) && from <= minute && minute < to;
  return (days.includes(day) && from <= minute) || (days.includes(before) && minute < to);
}

test("five hundred places: officer, post and who is on are what a search of all beats says", () => {
  expect(beats.length).toBe(OFFICERS);
  expect(villages.length).toBe(VILLAGES);
  const book = new ResponsibilityBook(
    areas,
    villages.map(({ post }) => post),
  );
  const random = randomFrom(SEED);
  const times: number[] = [];
  let open = 0;
  for (let i = 0; i < POINTS; i++) {
    const point = somewhere(random);
    const began = performance.now();
    const answer = book.at(point, NOW, OFFSET);
    times.push(performance.now() - began);
    const mine = beats.filter((beat) => holds(beat, point));
    const village = villages.find(({ beats: own }) => own.includes(mine[0]!));
    const on = village?.post.shifts.filter(isOn) ?? [];
    expect(answer.state).toBe("one");
    expect(answer.beats.map(({ officers }) => officers)).toEqual(mine.map((beat) => beat.officers));
    const [beat] = answer.beats;
    expect(beat?.post?.post.id).toBe(village?.post.id);
    expect(beat?.post?.hours.open).toBe(on.length > 0);
    expect(beat?.post?.hours.officers).toEqual(on.map(({ officer }) => officer));
    if (on.length > 0) open++;
  }
  times.sort((a, b) => a - b);
  const longest = (times.at(-1) ?? NaN).toFixed(2);
  console.log(`figure: ${POINTS} places among ${OFFICERS} beats: longest ${longest} ms (seed 24)`);
  expect(open).toBeGreaterThan(50);
  expect(open).toBeLessThan(POINTS - 50);
});

test("a place beyond the county is nobody's, and one in no beat of it is a gap", () => {
  const book = new ResponsibilityBook([domain, ...beats.slice(1)], []);
  expect(book.at([118, 28], NOW, OFFSET)).toEqual({ state: "outside", beats: [] });
  const [lost] = beats;
  const corner = lost?.polygons[0]?.[0] ?? [];
  const middle = [0, 1].map((at) => corner.slice(1).reduce((sum, one) => sum + one[at]!, 0) / 4);
  expect(book.at([middle[0]!, middle[1]!], NOW, OFFSET).state).toBe("gap");
});

test("a clean grid of 837 beats has no fault", () => {
  expect(gridFaults(new BeatGrid(areas))).toEqual([]);
});

test("ten overlaps and ten gaps that were planted are all found, with both owners", () => {
  const random = randomFrom(SEED + 1);
  const changed = new Map(beats.map((beat) => [beat.id, beat]));
  const planted: { kind: string; owners: string[]; at: LngLat }[] = [];
  for (let i = 0; i < 20; i++) {
    const victim = beats[i * 41 + 3]!;
    const ring = victim.polygons[0]![0]!;
    const at: LngLat = [0, 1].map(
      (axis) => ring.slice(1).reduce((sum, corner) => sum + corner[axis]!, 0) / 4,
    ) as unknown as LngLat;
    const size = 0.0002 + random() * 0.0006;
    const [w, s, e, n] = [at[0] - size / 3, at[1] - size, at[0] + size / 3, at[1] + size];
    const square: LngLat[] = [[w, s], [e, s], [e, n], [w, n], [w, s]]; // prettier-ignore
    if (i % 2 === 0) {
      const other = beats[(i * 41 + 400) % OFFICERS]!;
      const grown = changed.get(other.id)!;
      changed.set(other.id, { ...grown, polygons: [...grown.polygons, [square]] });
      planted.push({ kind: "overlap", owners: [other.id, victim.id].sort(), at });
    } else {
      changed.set(victim.id, { ...victim, polygons: [[ring, square.toReversed()]] });
      planted.push({ kind: "gap", owners: [], at });
    }
  }
  const began = performance.now();
  const faults = gridFaults(new BeatGrid([domain, ...changed.values()]));
  const took = Math.round(performance.now() - began);
  console.log(`figure: 20 planted faults of ${OFFICERS} beats, ${faults.length} found, ${took} ms`);
  const found = planted.map(({ kind, owners, at }) =>
    faults.filter((fault) => {
      const near = Math.hypot(fault.lngLat[0] - at[0], fault.lngLat[1] - at[1]) < 0.001;
      const names = fault.beats.map(({ id }) => id).sort();
      return near && fault.kind === kind && names.join() === owners.join();
    }),
  );
  expect(found.map((same) => same.length)).toEqual(planted.map(() => 1));
  expect(faults.length).toBe(20);
});

test("a beat without an officer is a fault of its own", () => {
  const { officers: _nobody, ...rest } = beats[7]!;
  const faults = gridFaults(new BeatGrid(areas.map((area) => (area.id === rest.id ? rest : area))));
  expect(faults.map(({ kind, beats: of }) => `${kind} ${of[0]?.id}`)).toEqual([
    `ownerless ${rest.id}`,
  ]);
});
