import { expect, test } from "vitest";
import { randomFrom, randomIndex } from "../kit/random.ts";
import type { Random } from "../kit/random.ts";
import { answerViolations, mustsMade } from "./check-answer.ts";
import { OrienteeringSearch } from "./orienteering-search.ts";
import type { OrienteeringProblem } from "./problem.ts";

const VISITS_MAX = 9;
const STEPS = 3000;

/** Few visits, of which many must be made and not all can. */
function smallProblem(random: Random): OrienteeringProblem {
  const visitCount = 4 + randomIndex(random, VISITS_MAX - 3);
  const points = Array.from({ length: visitCount + 1 }, () => [100 * random(), 100 * random()]);
  const travel = Float64Array.from(
    points.flatMap(([x = 0, y = 0]) => points.map(([u = 0, v = 0]) => Math.hypot(x - u, y - v))),
  );
  const windowed = random() < 0.5;
  const latest = 120 + 150 * random();
  const vehicle = { network: 0, start: visitCount, end: visitCount, earliest: 0 };
  return {
    nodeCount: visitCount + 1,
    travel: [travel],
    vehicles: Array.from({ length: 1 + randomIndex(random, 2) }, () => ({
      ...{ ...vehicle, latest, durationMax: Infinity },
    })),
    visits: Array.from({ length: visitCount }, (_, node) => {
      const open = latest * 0.7 * random();
      return {
        ...{ node, prize: 1 + randomIndex(random, 20), dwell: 10 * random() },
        windows: windowed && random() < 0.7 ? [[open, open + 50 * random()] as const] : [],
        ...{ must: random() < 0.6, vehicles: null, group: null },
      };
    }),
    groups: [],
  };
}

/** Most musts, then most prize, over all sets of visits a vehicle, each in its best order. */
function optimumOf(problem: OrienteeringProblem): { musts: number; prize: number } {
  const { visits, vehicles } = problem;
  const sets = 1 << visits.length;
  const can = setsInTime(problem);
  const worth = (set: number) => {
    let [musts, prize] = [0, 0];
    visits.forEach((visit, v) => {
      if ((set & (1 << v)) === 0) return;
      musts += visit.must ? 1 : 0;
      prize += visit.prize;
    });
    return { musts, prize };
  };
  let best = { musts: 0, prize: 0 };
  for (let set = 0; set < sets; set++) {
    let possible = can[set] === 1;
    for (let part = set; vehicles.length > 1 && part > 0 && !possible; part = (part - 1) & set) {
      possible = can[part] === 1 && can[set ^ part] === 1;
    }
    if (!possible) continue;
    const here = worth(set);
    if (here.musts > best.musts || (here.musts === best.musts && here.prize > best.prize)) {
      best = here;
    }
  }
  return best;
}

/** Sets that one vehicle can visit in time, by the earliest moment at which each can be left. */
function setsInTime({ visits, vehicles, travel, nodeCount }: OrienteeringProblem): Uint8Array {
  const ways = travel[0] ?? new Float64Array();
  const home = visits.length;
  const count = visits.length;
  const latest = vehicles[0]?.latest ?? 0;
  const left = new Float64Array((1 << count) * count).fill(Infinity);
  const can = new Uint8Array(1 << count);
  can[0] = 1;
  const leaving = (v: number, arrive: number) => {
    const [window] = visits[v]?.windows ?? [];
    if (window !== undefined && arrive > window[1]) return Infinity;
    return Math.max(arrive, window?.[0] ?? 0) + (visits[v]?.dwell ?? 0);
  };
  for (let set = 1; set < 1 << count; set++) {
    for (let v = 0; v < count; v++) {
      if ((set & (1 << v)) === 0) continue;
      const before = set ^ (1 << v);
      let least = before === 0 ? leaving(v, ways[home * nodeCount + v] ?? Infinity) : Infinity;
      for (let u = 0; u < count; u++) {
        const at = left[before * count + u] ?? Infinity;
        if ((before & (1 << u)) === 0 || at === Infinity) continue;
        least = Math.min(least, leaving(v, at + (ways[u * nodeCount + v] ?? Infinity)));
      }
      left[set * count + v] = least;
      if (least + (ways[v * nodeCount + home] ?? Infinity) <= latest) can[set] = 1;
    }
  }
  return can;
}

test("as many visits that must be made are made as can be, and then the most is earned", () => {
  let notAll = 0;
  for (let seed = 1; seed <= 120; seed++) {
    const problem = smallProblem(randomFrom(seed));
    const optimum = optimumOf(problem);
    const asked = problem.visits.filter(({ must }) => must).length;
    if (optimum.musts < asked) notAll += 1;
    const search = new OrienteeringSearch(problem, { seed });
    search.run(STEPS);
    const { routes, prize } = search.best;
    expect(answerViolations(problem, routes), `seed ${seed}`).toEqual([]);
    const found = { musts: mustsMade(problem, routes), prize };
    expect(found, `seed ${seed}`).toEqual(optimum);
  }
  expect(notAll).toBeGreaterThan(30);
});
