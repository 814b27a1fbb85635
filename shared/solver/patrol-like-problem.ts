import { randomFrom, randomIndex } from "../kit/random.ts";
import type { Random } from "../kit/random.ts";
import type { OrienteeringProblem, Vehicle, Visit } from "./problem.ts";

const KM = 1000;
const HOUR = 3600;
/** Metres a second on streets, and how much longer streets are than the straight way. */
const NETWORKS = [
  { speed: 9, detour: 1.35 },
  { speed: 4.5, detour: 1.25 },
  { speed: 1.4, detour: 1.2 },
] as const;

/** A shift as a patrol asks for it, for tests and benches: 25 crews of three kinds on their own
 *  streets, 300 places in a city of 12 km, each to be seen in up to four windows of two hours, a
 *  second time for less, 8 hours less a reserve.  Seconds; prizes in thousandths of a report. */
export function patrolLikeProblem(
  seed: number,
  { places = 300, crews = 25 }: { readonly places?: number; readonly crews?: number } = {},
): OrienteeringProblem {
  const random = randomFrom(seed);
  const centres = Array.from(
    { length: 6 },
    () => [random() * 12 * KM, random() * 12 * KM] as const,
  );
  const somewhere = () => pointNear(centres, random);
  const homes = Array.from({ length: crews }, somewhere);
  const points = [...Array.from({ length: places }, somewhere), ...homes];
  const travel = NETWORKS.map(({ speed, detour }) => {
    const ways = new Float64Array(points.length ** 2);
    points.forEach(([x, y], i) => {
      points.forEach(([x2, y2], j) => {
        const straight = Math.hypot(x - x2, y - y2);
        const turns = i === j ? 0 : 40 * random();
        ways[i * points.length + j] = Math.round((straight * detour) / speed + turns);
      });
    });
    return ways;
  });
  const vehicles = homes.map((_, k): Vehicle => {
    const at = { start: places + k, end: places + k, network: k % 3 === 2 ? 2 : k % 2 };
    return { ...at, earliest: 0, latest: 8 * HOUR, durationMax: 0.85 * 8 * HOUR };
  });
  const visits = points.slice(0, places).flatMap((_, node) => visitsAt(node, random));
  const groups = Array.from({ length: places }, () => ({
    dwellMax: 60 * 60,
    shares: [1000, 600, 350, 200],
  }));
  return { nodeCount: points.length, travel, vehicles, visits, groups };
}

function pointNear(centres: readonly (readonly [number, number])[], random: Random) {
  const [x, y] = centres[randomIndex(random, centres.length)] ?? [0, 0];
  const spread = 2.5 * KM * (random() + random());
  const turn = 2 * Math.PI * random();
  return [x + spread * Math.cos(turn), y + spread * Math.sin(turn)] as const;
}

function visitsAt(node: number, random: Random): readonly Visit[] {
  const windows = 2 + randomIndex(random, 3);
  const first = randomIndex(random, 5 - windows);
  const dwell = 60 * (10 + randomIndex(random, 7));
  const prize = 20 + Math.floor(1000 * random() ** 3);
  const must = random() < 0.03;
  return Array.from({ length: windows }, (_, i): Visit => {
    const open = (first + i) * 2 * HOUR;
    const by = { windows: [[open, open + 2 * HOUR]] as const, vehicles: null, group: node };
    return { ...by, node, prize, dwell, must: must && i === 0 };
  });
}
