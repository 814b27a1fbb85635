import { randomFrom, randomIndex } from "../kit/random.ts";
import type { Random } from "../kit/random.ts";
import { TRAVEL_MODES } from "../model/unit.ts";
import type { TravelMode } from "../model/unit.ts";
import { graphFrom } from "../roads/build-graph.ts";
import type { Graph } from "../roads/graph.ts";
import type { RoadInput } from "../roads/road-input.ts";
import { snapperOf } from "../roads/snap.ts";
import type { LngLat } from "../units/lng-lat.ts";
import { epochMs, seconds } from "../units/quantity.ts";
import { cellOf } from "./patrol-cell.ts";
import type { PatrolRoads } from "./patrol-board.ts";
import type { PatrolPlace } from "./patrol-place.ts";
import { USUAL_RULES } from "./plan-request.ts";
import type { PatrolRequest, PatrolRules, PatrolUnit } from "./plan-request.ts";

export const EVENING = Date.UTC(2026, 10, 24, 20);
const HOUR_MS = 3_600_000;

export function roadsOn(graph: Graph): PatrolRoads {
  return { graph, snapperOf: (mode: TravelMode) => snapperOf(graph, mode) };
}

const STEP_E7 = 16_000;

/** A seeded town: a bent grid of streets about 170 m apart, some of them one-way for cars, with
 *  wide streets every few blocks. */
export function townOf(seed: number, side = 24): PatrolRoads {
  return roadsOn(graphFrom(townRoads(randomFrom(seed), side)).graph);
}

function townRoads(random: Random, side: number): RoadInput {
  const count = side * side;
  const bent = () => (random() - 0.5) * STEP_E7 * 0.5;
  const lines = Array.from({ length: 2 * side }, (_, line) => {
    const along = Array.from({ length: side }, (__, i) =>
      line < side ? line * side + i : i * side + line - side,
    );
    const wide = line % 5 === 0;
    const oneWay = !wide && random() < 0.3;
    // Half km/h: car, e-bike and foot.
    const speeds = wide ? [100, 40, 10] : [60, 36, 10];
    return { along: random() < 0.5 ? along : along.reverse(), speeds: [speeds, oneWay] as const };
  });
  const firstWayPoint = lines.map((_, line) => line * side);
  return {
    pointLng: Int32Array.from({ length: count }, (_, at) => (at % side) * STEP_E7 + bent()),
    pointLat: Int32Array.from(
      { length: count },
      (_, at) => Math.floor(at / side) * STEP_E7 + bent(),
    ),
    pointBlocked: new Uint8Array(count),
    firstWayPoint: Uint32Array.from([...firstWayPoint, 2 * side * side]),
    wayPoints: Uint32Array.from(lines.flatMap(({ along }) => along)),
    waySpeed: Uint8Array.from(
      lines.flatMap(({ speeds: [[car = 0, ebike = 0, foot = 0], oneWay] }) => {
        return [car, oneWay ? 0 : car, ebike, ebike, foot, foot];
      }),
    ),
    wayName: Uint32Array.from(lines, (_, line) => line + 1),
    names: ["", ...lines.map((_, line) => `Street ${line}`)],
    restrictions: [],
  };
}

export type NightSize = {
  readonly places: number;
  readonly units: number;
  readonly hours: number;
  readonly modes?: readonly TravelMode[];
  readonly rules?: Partial<PatrolRules>;
};

/** One seeded night in a town: hot cells in clumps by a power law, some posts, gaps, visits and
 *  tasks with hours, units of mixed modes of which some rest. */
export function cityNight(seed: number, size: NightSize, bounds: readonly number[]): PatrolRequest {
  const random = randomFrom(seed);
  const [west = 0, south = 0, east = 0, north = 0] = bounds;
  const somewhere = (): LngLat => [
    west + random() * (east - west),
    south + random() * (north - south),
  ];
  const clumps = Array.from({ length: 6 }, somewhere);
  const inside = ([lng, lat]: LngLat): LngLat => [
    Math.min(east, Math.max(west, lng)),
    Math.min(north, Math.max(south, lat)),
  ];
  const places = Array.from({ length: size.places }, (_, i) =>
    placeAt(i, {
      random,
      lngLat: random() < 0.6 ? inside(near(clumps, random)) : somewhere(),
      size,
    }),
  );
  const unique = [...new Map(places.map((place) => [place.id, place])).values()];
  const units = Array.from({ length: size.units }, (_, i) =>
    unitAt(i, { random, lngLat: clumps[i % clumps.length] ?? somewhere(), size }),
  );
  return {
    ...{ id: `night-${seed}`, madeAt: epochMs(EVENING), startAt: epochMs(EVENING), seed },
    endAt: epochMs(EVENING + size.hours * HOUR_MS),
    ...{ places: unique, riskKnown: true, units },
    rules: { ...USUAL_RULES, ...size.rules },
    ...{ debts: new Map(), delivered: new Map(), locked: [] },
  };
}

type At = { readonly random: Random; readonly lngLat: LngLat; readonly size: NightSize };

function placeAt(i: number, { random, lngLat, size }: At): PatrolPlace {
  const cellId = cellOf(lngLat);
  const kind = random();
  const bare = {
    ...{ name: `place ${i}`, lngLat, cellId, byHour: null, windows: [], must: false, skills: [] },
  };
  if (kind < 0.7) {
    // Few cells have most of it.
    const reports = Math.ceil(0.6 / Math.pow(random() + 0.02, 0.9));
    const perDay = reports / 28;
    const reasons = [{ code: "HOT", value: reports } as const];
    const prize = Math.round(1000 * perDay * 12);
    const byHour = Array.from({ length: 24 }, (_, hour) => 1 + 0.4 * Math.cos((hour - 22) / 4));
    return {
      ...{ ...bare, id: `hot-${cellId}`, risk: perDay, dwell: seconds(720), visitsMax: 12 },
      ...{ prize, reasons, byHour },
    };
  }
  const code = (["GAP", "POST", "VISIT", "TASK"] as const)[randomIndex(random, 4)] ?? "GAP";
  const open = EVENING + random() * (size.hours - 1) * HOUR_MS;
  const isTimed = code === "TASK";
  const windows = isTimed ? [{ from: epochMs(open), to: epochMs(open + HOUR_MS) }] : [];
  return {
    ...{ ...bare, id: `place-${i}`, risk: 0, dwell: seconds(480), visitsMax: 1, windows },
    ...{ prize: code === "TASK" ? 3000 : 300, reasons: [{ code, value: null }] },
    must: isTimed && random() < 0.3,
  };
}

function unitAt(i: number, { random, lngLat, size }: At): PatrolUnit {
  const modes = size.modes ?? TRAVEL_MODES;
  const restAt = EVENING + (size.hours * HOUR_MS) / 2 + (random() - 0.5) * HOUR_MS;
  const rests = i % 3 === 0 ? [{ from: epochMs(restAt), to: epochMs(restAt + HOUR_MS / 2) }] : [];
  const unitId = `u${String(i + 1).padStart(2, "0")}`;
  const mode = modes[i % modes.length] ?? "car";
  return {
    ...{ unitId, callSign: unitId, mode, lngLat, home: null, skills: [] },
    ...{ rests: size.hours >= 4 ? rests : [], span: null },
  };
}

function near(clumps: readonly LngLat[], random: Random): LngLat {
  const [lng, lat] = clumps[randomIndex(random, clumps.length)] ?? [0, 0];
  const spread = () => (random() + random() + random() - 1.5) * 0.012;
  return [lng + spread(), lat + spread()];
}

/** Where the corners of such a town lie. */
export function townBounds(side = 24): readonly number[] {
  const edge = ((side - 1) * STEP_E7) / 1e7;
  return [0, 0, edge, edge];
}
