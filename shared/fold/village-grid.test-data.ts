import { randomFrom } from "../kit/random.ts";
import type { Area } from "../model/area.ts";
import type { Post, PostShift } from "../model/post.ts";
import type { LngLat } from "../units/lng-lat.ts";

/** A county as the source article has it: 180 villages with a post each, cut into 837 beats with
 *  an officer each, in one jurisdiction; no ground is twice and none is left. */
export const VILLAGES = 180;
export const OFFICERS = 837;
const COLUMNS = 15;
const CELL = 0.02;
const WEST = 119.8;
const SOUTH = 28.7;

export type Village = { readonly beats: readonly Area[]; readonly post: Post };

export function villageGrid(seed: number) {
  const random = randomFrom(seed);
  const rows = VILLAGES / COLUMNS;
  // Corners are shared, so that neighbours have one border.
  const corners = Array.from({ length: rows + 1 }, (_, y) =>
    Array.from({ length: COLUMNS + 1 }, (_, x): LngLat => {
      const inner = x > 0 && y > 0 && x < COLUMNS && y < rows;
      const jitter = () => (inner ? (random() - 0.5) * 0.4 * CELL : 0);
      return [WEST + x * CELL + jitter(), SOUTH + y * CELL + jitter()];
    }),
  );
  const fives = OFFICERS - VILLAGES * 4;
  const villages = Array.from({ length: VILLAGES }, (_, i): Village => {
    const [x, y] = [i % COLUMNS, Math.floor(i / COLUMNS)];
    const quad = [
      corners[y]?.[x],
      corners[y]?.[x + 1],
      corners[y + 1]?.[x + 1],
      corners[y + 1]?.[x],
    ];
    const parts = i < fives ? 5 : 4;
    const beats = slices(
      quad.map((corner) => corner ?? [0, 0]),
      parts,
    ).map((ring, part): Area => ({
      ...{
        kind: "area",
        id: `beat-${i}-${part}`,
        name: `村${i}第${part + 1}责任区`,
        class: "beat",
      },
      ...{ polygons: [[ring]], officers: [`民警${i}-${part}`], post: `post-${i}` },
      ...{ source: "file:beats", flags: [] },
    }));
    const lngLat: [number, number] = [quad[0]?.[0] ?? 0, quad[0]?.[1] ?? 0];
    const post: Post = {
      ...{ kind: "post", id: `post-${i}`, name: `村${i}警务站`, class: "村警务室", station: null },
      ...{ position: { kind: "located", lngLat, raw: lngLat, crs: "wgs84" } },
      ...{ shifts: shiftsOf(i, random), source: "file:posts", flags: [] },
    };
    return { beats, post };
  });
  const [east, north] = [WEST + COLUMNS * CELL, SOUTH + rows * CELL];
  const start: LngLat = [WEST, SOUTH];
  const whole: LngLat[] = [start, [east, SOUTH], [east, north], [WEST, north], start];
  const domain: Area = {
    ...{ kind: "area", id: "county", name: "县局辖区", class: "jurisdiction", flags: [] },
    ...{ polygons: [[whole]], source: "file:beats" },
  };
  return { villages, domain, bounds: [WEST, SOUTH, east, north] as const };
}

/** A quadrangle in slices from west to east. */
function slices([sw, se, ne, nw]: readonly LngLat[], parts: number): LngLat[][] {
  const along = (a: LngLat = [0, 0], b: LngLat = [0, 0], share: number): LngLat =>
    share === 0
      ? a
      : share === 1
        ? b
        : [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
  return Array.from({ length: parts }, (_, part) => {
    const [from, to] = [part / parts, (part + 1) / parts];
    const start = along(sw, se, from);
    return [start, along(sw, se, to), along(nw, ne, to), along(nw, ne, from), start];
  });
}

function shiftsOf(village: number, random: () => number): PostShift[] {
  const from = Math.floor(random() * 24) * 60;
  const to = (from + 60 * (4 + Math.floor(random() * 12))) % 1440;
  const days = [1, 2, 3, 4, 5, 6, 7].filter(() => random() < 0.8);
  return [
    { officer: `值班${village}`, days, from, to },
    { officer: `替班${village}`, days: [6, 7], from: 480, to: 1080 },
  ];
}
