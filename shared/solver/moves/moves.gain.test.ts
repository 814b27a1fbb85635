import { expect, test } from "vitest";
import { randomFrom, randomIndex } from "../../kit/random.ts";
import type { Random } from "../../kit/random.ts";
import { LooseRoutes, NO_MOVE } from "../loose-routes.ts";
import { randomProblem } from "../random-problem.ts";
import { Recreate } from "../recreate.ts";
import { RoutePlan } from "../route-plan.ts";
import { scaledProblem } from "../scaled-problem.ts";
import * as crossTails from "./cross-tails.ts";
import * as dropVisit from "./drop-visit.ts";
import * as putVisit from "./put-visit.ts";
import * as swapVisits from "./swap-visits.ts";
import * as turnPart from "./turn-part.ts";

const SEEDS = Array.from({ length: 20 }, (_, seed) => seed);

type Tried = { readonly gain: number; readonly apply: (loose: LooseRoutes) => void };

const TRIES: Readonly<Record<string, (loose: LooseRoutes, random: Random) => Tried>> = {
  "a dropped visit": (loose, random) => {
    return { gain: dropVisit.gainOf(loose, anyVisit(loose, random)), apply: dropVisit.apply };
  },
  "a visit put elsewhere": (loose, random) => {
    const route = randomIndex(random, loose.count.length);
    const position = randomIndex(random, loose.count[route]! + 1);
    const gain = putVisit.gainOf(loose, anyVisit(loose, random), route, position);
    return { gain, apply: putVisit.apply };
  },
  "two visits swapped": (loose, random) => {
    const gain = swapVisits.gainOf(loose, anyVisit(loose, random), anyVisit(loose, random));
    return { gain, apply: swapVisits.apply };
  },
  "a part turned round": (loose, random) => {
    const gain = turnPart.gainOf(loose, anyVisit(loose, random), anyVisit(loose, random));
    return { gain, apply: turnPart.apply };
  },
  "tails crossed": (loose, random) => {
    const gain = crossTails.gainOf(loose, anyVisit(loose, random), anyVisit(loose, random));
    return { gain, apply: crossTails.apply };
  },
};

test.each(Object.keys(TRIES))("%s gains what the energy from scratch differs by", (name) => {
  let made = 0;
  for (const seed of SEEDS) {
    const random = randomFrom(seed);
    const loose = looseRoutes(random, name === "tails crossed" || name === "a part turned round");
    if (loose === null) continue;
    for (let i = 0; i < 40; i++) {
      const before = energyOf(loose);
      const { gain, apply } = TRIES[name]!(loose, random);
      if (gain === NO_MOVE) continue;
      apply(loose);
      made += 1;
      expect(energyOf(loose) - before, `seed ${seed}, move ${i}`).toBe(gain);
    }
  }
  expect(made).toBeGreaterThan(20);
});

function anyVisit(loose: LooseRoutes, random: Random): number {
  return randomIndex(random, loose.problem.visitCount);
}

/** Routes of a random problem, without windows and groups; `even`: all vehicles alike and every
 *  way as long back. */
function looseRoutes(random: Random, even: boolean): LooseRoutes | null {
  const problem = randomProblem(random);
  const { nodeCount } = problem;
  const travel = problem.travel.map((ways) =>
    ways.map((way, at) => {
      const back = ways[(at % nodeCount) * nodeCount + Math.floor(at / nodeCount)]!;
      const length = even ? Math.max(way, back) : way;
      return Number.isFinite(length) ? length : 200;
    }),
  );
  const visits = problem.visits.map((visit) => {
    return { ...visit, windows: [], group: null, vehicles: even ? null : visit.vehicles };
  });
  const vehicles = problem.vehicles.map((vehicle) => {
    return { ...(even ? problem.vehicles[0]! : vehicle), latest: 400, durationMax: 150 };
  });
  if (vehicles.length < 2 || visits.length < 2) return null;
  const scaled = scaledProblem({ ...problem, travel, visits, vehicles, groups: [] });
  const plan = new RoutePlan(scaled);
  new Recreate(plan).fill(random, 1);
  const loose = new LooseRoutes(scaled);
  loose.load(plan);
  loose.price = 1e-3;
  return loose;
}

/** Reckoned without what the routes keep as they go, but for which visits they have. */
function energyOf(loose: LooseRoutes): number {
  const { problem, count, stride, visitAt } = loose;
  let energy = 0;
  const seen = new Set<number>();
  for (let route = 0; route < count.length; route++) {
    const ways = problem.ways[problem.network[route]!]!;
    const row = route * stride;
    let used = 0;
    let from = problem.start[route]!;
    for (let at = row + 1; at <= row + count[route]!; at++) {
      const visit = visitAt[at]!;
      expect(seen.has(visit)).toBe(false);
      seen.add(visit);
      expect([loose.routeOf[visit], loose.position[visit]]).toEqual([route, at - row]);
      used += ways[from * problem.nodeCount + problem.node[visit]!]! + problem.dwell[visit]!;
      from = problem.node[visit]!;
      energy += loose.worth[visit]!;
    }
    if (count[route]! > 0) used += ways[from * problem.nodeCount + problem.end[route]!]!;
    expect(loose.used[route]).toBe(used);
    energy -= Math.round(Math.max(0, used - problem.durationMax[route]!) * loose.price);
  }
  return energy;
}
