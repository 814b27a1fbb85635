import { randomIndex } from "../kit/random.ts";
import type { Random } from "../kit/random.ts";
import type { RoadInput, TurnRestriction } from "./road-input.ts";
import { SPEEDS_A_WAY } from "./road-input.ts";

const STEP_E7 = 12_000;

/** A seeded town on a bent grid: one-way streets, speeds, barriers and turn restrictions by
 *  chance.  No two pieces join the same two points. */
export function randomRoads(random: Random, side: number): RoadInput {
  const count = side * side;
  const jitter = (): number => Math.round((random() - 0.5) * STEP_E7 * 0.5);
  const pointLng = Int32Array.from({ length: count }, (_, at) => (at % side) * STEP_E7 + jitter());
  const pointLat = Int32Array.from(
    { length: count },
    (_, at) => Math.floor(at / side) * STEP_E7 + jitter(),
  );
  const ways = randomWays(random, side);
  const first = [0];
  for (const way of ways) first.push((first[first.length - 1] ?? 0) + way.length);
  const waySpeed = new Uint8Array(ways.length * SPEEDS_A_WAY);
  for (let way = 0; way < ways.length; way += 1) {
    const speed = 20 + randomIndex(random, 100);
    const [along, against] = [random() < 0.9, random() < 0.75];
    for (let column = 0; column < SPEEDS_A_WAY; column += 1) {
      const open = column % 2 === 0 ? along || !against : against;
      waySpeed[way * SPEEDS_A_WAY + column] = open ? speed : 0;
    }
  }
  return {
    pointLng,
    pointLat,
    pointBlocked: Uint8Array.from({ length: count }, () => (random() < 0.03 ? 7 : 0)),
    firstWayPoint: Uint32Array.from(first),
    wayPoints: Uint32Array.from(ways.flat()),
    waySpeed,
    wayName: Uint32Array.from(ways, (_, at) => at + 1),
    names: ["", ...ways.map((_, at) => `Street ${at}`)],
    restrictions: randomRestrictions(random, ways),
  };
}

/** Walks of one to four steps along grid lines, each step taken once in the whole town. */
function randomWays(random: Random, side: number): number[][] {
  const taken = new Set<string>();
  const ways: number[][] = [];
  for (let tries = 0; tries < side * side * 2; tries += 1) {
    let at = randomIndex(random, side * side);
    const way = [at];
    const steps = 1 + randomIndex(random, 4);
    for (let step = 0; step < steps; step += 1) {
      const [x, y] = [at % side, Math.floor(at / side)];
      const turn = randomIndex(random, 4);
      const [nx, ny] = [x + ([1, -1, 0, 0][turn] ?? 0), y + ([0, 0, 1, -1][turn] ?? 0)];
      if (nx < 0 || ny < 0 || nx >= side || ny >= side) continue;
      const next = ny * side + nx;
      const key = `${Math.min(at, next)}-${Math.max(at, next)}`;
      if (taken.has(key)) break;
      taken.add(key);
      way.push(next);
      at = next;
    }
    if (way.length > 1) ways.push(way);
  }
  return ways;
}

function randomRestrictions(random: Random, ways: readonly number[][]): TurnRestriction[] {
  const restrictions: TurnRestriction[] = [];
  for (let tries = 0; tries < ways.length * 2; tries += 1) {
    const from = randomIndex(random, ways.length);
    const via = ways[from]?.[random() < 0.5 ? 0 : (ways[from]?.length ?? 1) - 1] ?? 0;
    const others = ways.flatMap((way, to) =>
      way[0] === via || way[way.length - 1] === via ? [to] : [],
    );
    const to = others[randomIndex(random, others.length)];
    if (to === undefined) continue;
    restrictions.push({ kind: random() < 0.75 ? "no" : "only", from, via, to, modes: 7 });
  }
  return restrictions;
}
