import type { Random } from "../kit/random.ts";
import { randomIndex } from "../kit/random.ts";
import type { OrienteeringProblem, Vehicle, Visit } from "./problem.ts";

/** A small problem with everything in it that a problem may have, for tests: several networks,
 *  ways that are missing or break the triangle inequality, windows, groups, must-visits. */
export function randomProblem(random: Random): OrienteeringProblem {
  const nodeCount = 2 + randomIndex(random, 24);
  const networks = 1 + randomIndex(random, 3);
  const windowed = random() < 0.7;
  const grouped = random() < 0.6;
  const chance = (share: number) => random() < share;
  const groups = Array.from({ length: grouped ? 1 + randomIndex(random, 4) : 0 }, () => ({
    dwellMax: chance(0.5) ? Infinity : 10 + randomIndex(random, 60),
    shares: [1000, 700, 333, 0].slice(0, randomIndex(random, 5)),
  }));
  const vehicles = Array.from({ length: randomIndex(random, 5) }, (): Vehicle => {
    const earliest = chance(0.5) ? 0 : randomIndex(random, 50);
    return {
      network: randomIndex(random, networks),
      start: randomIndex(random, nodeCount),
      end: randomIndex(random, nodeCount),
      earliest,
      latest: chance(0.1) ? Infinity : earliest + randomIndex(random, 300),
      durationMax: chance(0.3) ? Infinity : randomIndex(random, 250),
    };
  });
  const visits = Array.from({ length: randomIndex(random, 40) }, (): Visit => {
    const windows: [number, number][] = [];
    let clock = randomIndex(random, 100);
    for (let i = windowed ? randomIndex(random, 4) : 0; i > 0; i--) {
      const close = clock + randomIndex(random, 60);
      windows.push([clock, close]);
      clock = close + 1 + randomIndex(random, 60);
    }
    return {
      node: randomIndex(random, nodeCount),
      prize: randomIndex(random, 30),
      dwell: randomIndex(random, 12) + (chance(0.2) ? random() : 0),
      windows,
      must: chance(0.1),
      vehicles: chance(0.8) ? null : vehicles.flatMap((_, k) => (chance(0.5) ? [k] : [])),
      group: groups.length > 0 && chance(0.7) ? randomIndex(random, groups.length) : null,
    };
  });
  const travel = Array.from({ length: networks }, () => randomWays(random, nodeCount));
  return { nodeCount, travel, vehicles, visits, groups };
}

function randomWays(random: Random, nodeCount: number): Float64Array {
  const places = Array.from({ length: nodeCount }, () => [60 * random(), 60 * random()] as const);
  const missing = random() < 0.4 ? 0.1 : 0;
  const rough = random() < 0.5 ? 0 : 30;
  const ways = new Float64Array(nodeCount * nodeCount);
  places.forEach(([x, y], i) => {
    places.forEach(([x2, y2], j) => {
      const length = Math.hypot(x - x2, y - y2) + rough * random();
      if (i !== j) ways[i * nodeCount + j] = random() < missing ? Infinity : length;
    });
  });
  return ways;
}
