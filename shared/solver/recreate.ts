import type { Random } from "../kit/random.ts";
import { randomIndex } from "../kit/random.ts";
import { cheapestInsertion, found } from "./cheapest-insertion.ts";
import type { RoutePlan } from "./route-plan.ts";
import { FAR as FAR_TICKS } from "./scaled-problem.ts";

/** Read once: where modules are loaded one by one, what is imported is looked up at every use. */
const FAR = FAR_TICKS;

/** How much a prize counts against the ticks it costs, as an exponent: one by chance a run. */
const EXPONENTS = [1, 1.5, 2, 3] as const;
/** A visit that must be made goes before all others. */
const MUST_WEIGHT = 1e9;
/** With more visits than this, a run looks only at those near what was taken out. */
const ALL_VISITS_MAX = 300;
/** Nodes near one that was left, of which the visits are looked at. */
const NEAR_NODES = 12;

/** Puts visits into a plan, most gain for a tick first, as long as one fits.
 *  What was left out before cannot go into a route that has not changed since, so that only routes
 *  touched in this step are looked at, but for visits that were just taken out. */
export class Recreate {
  readonly #plan: RoutePlan;
  /** Candidates, and of each: its weight by chance and, as a sum, for each route the ticks and the
   *  visit (or start, -1) after which it would go. */
  readonly #visits: Int32Array;
  #count = 0;
  readonly #luck: Float64Array;
  readonly #weight: Float64Array;
  readonly #route: Int32Array;
  readonly #added: Int32Array;
  /** Shape: vehicleCount × visitCount. */
  readonly #cost: Int32Array;
  readonly #after: Int32Array;
  /** The version of the route that the two above were reckoned for; 0: none. */
  readonly #version: Int32Array;
  /** Whether all routes are open to a visit, not only those touched. */
  readonly #everywhere: Uint8Array;
  /** Run in which a visit last became a candidate. */
  readonly #seen: Int32Array;
  readonly #seenNode: Int32Array;
  #run = 0;
  #exponent: (typeof EXPONENTS)[number] = 1;
  /** Of the routes touched, how many were when the run began. */
  #open = 0;

  constructor(plan: RoutePlan) {
    const { visitCount, vehicleCount } = plan.problem;
    this.#plan = plan;
    this.#visits = new Int32Array(visitCount);
    this.#luck = new Float64Array(visitCount);
    this.#weight = new Float64Array(visitCount);
    this.#route = new Int32Array(visitCount);
    this.#added = new Int32Array(visitCount);
    this.#cost = new Int32Array(visitCount * vehicleCount);
    this.#after = new Int32Array(visitCount * vehicleCount);
    this.#version = new Int32Array(visitCount * vehicleCount);
    this.#everywhere = new Uint8Array(visitCount);
    this.#seen = new Int32Array(visitCount);
    this.#seenNode = new Int32Array(plan.problem.nodeCount);
  }

  /** All visits, into all routes.  `noise` is how far a weight may stray, as a share. */
  fill(random: Random, noise: number): void {
    const { visitCount } = this.#plan.problem;
    this.#begin();
    for (let visit = 0; visit < visitCount; visit++) this.#propose(visit, 1);
    this.#exponent = 1;
    this.#insertAll(random, noise);
  }

  /** What was just taken out, into all routes, and what is out besides, into those touched. */
  mend(random: Random, noise: number, removed: Int32Array, removedCount: number): void {
    const { visitCount, node, near, nearCount, nodeFirst, nodeVisits } = this.#plan.problem;
    this.#begin();
    for (let i = 0; i < removedCount; i++) this.#propose(removed[i] ?? 0, 1);
    if (visitCount <= ALL_VISITS_MAX) {
      for (let visit = 0; visit < visitCount; visit++) this.#propose(visit, 0);
    } else {
      for (let i = 0; i < removedCount; i++) {
        const row = (node[removed[i] ?? 0] ?? 0) * nearCount;
        for (let j = 0; j < nearCount && j < NEAR_NODES; j++) {
          const at = near[row + j] ?? 0;
          if (this.#seenNode[at] === this.#run) continue;
          this.#seenNode[at] = this.#run;
          const last = nodeFirst[at + 1] ?? 0;
          for (let k = nodeFirst[at] ?? 0; k < last; k++) this.#propose(nodeVisits[k] ?? 0, 0);
        }
      }
    }
    this.#exponent = EXPONENTS[randomIndex(random, EXPONENTS.length)] ?? 1;
    this.#insertAll(random, noise);
  }

  #begin(): void {
    this.#run += 1;
    this.#count = 0;
    this.#open = this.#plan.touchedCount;
  }

  #propose(visit: number, everywhere: 0 | 1): void {
    if (this.#seen[visit] === this.#run || (this.#plan.routeOf[visit] ?? 0) >= 0) return;
    this.#seen[visit] = this.#run;
    this.#everywhere[visit] = everywhere;
    this.#visits[this.#count] = visit;
    this.#count += 1;
  }

  #insertAll(random: Random, noise: number): void {
    const plan = this.#plan;
    const windowed = plan.problem.windowed;
    let kept = 0;
    for (let i = 0; i < this.#count; i++) {
      const visit = this.#visits[i] ?? 0;
      this.#luck[visit] = 1 + noise * (random() - 0.5);
      this.#lookAll(visit);
      // With windows what fits nowhere now will not fit into fuller routes either.
      if (windowed && (this.#added[visit] ?? FAR) >= FAR) continue;
      this.#weigh(visit);
      this.#visits[kept] = visit;
      kept += 1;
    }
    this.#count = kept;
    for (;;) {
      const i = this.#best();
      if (i < 0) return;
      const visit = this.#visits[i] ?? 0;
      const route = this.#route[visit] ?? 0;
      if (windowed && this.#isStale(visit, route)) {
        this.#look(visit, route);
        this.#choose(visit);
        continue;
      }
      const position = this.#positionOf(visit, route);
      this.#count -= 1;
      this.#visits[i] = this.#visits[this.#count] ?? 0;
      plan.insert(visit, route, position);
      if (plan.feasible[route] === 0) plan.remove(route, position + 1, position + 2);
      this.#weighGroup(plan.problem.group[visit] ?? -1);
      if (windowed) this.#expect(route, position + 1);
      else this.#lookBeside(route, position + 1);
    }
  }

  #positionOf(visit: number, route: number): number {
    const { visitAt, stride, problem } = this.#plan;
    const after = this.#after[route * problem.visitCount + visit] ?? -1;
    const row = route * stride;
    let at = row;
    while (visitAt[at] !== after) at++;
    return at - row;
  }

  #best(): number {
    const visits = this.#visits;
    const added = this.#added;
    const weight = this.#weight;
    let best = -1;
    let ratioMax = 0;
    for (let i = 0; i < this.#count; i++) {
      const visit = visits[i] ?? 0;
      const ticks = added[visit] ?? FAR;
      if (ticks >= FAR) continue;
      const ratio = (weight[visit] ?? 0) / (ticks > 1 ? ticks : 1);
      if (ratio > ratioMax) {
        best = i;
        ratioMax = ratio;
      }
    }
    return best;
  }

  #weigh(visit: number): void {
    const { must } = this.#plan.problem;
    const gain = this.#plan.gainOf(visit);
    const power = powerOf(gain, this.#exponent);
    const luck = this.#luck[visit] ?? 0;
    this.#weight[visit] = must[visit] === 1 ? (1 + power) * luck * MUST_WEIGHT : power * luck;
  }

  #weighGroup(group: number): void {
    if (group < 0) return;
    const { problem, groups } = this.#plan;
    for (let i = 0; i < this.#count; i++) {
      const visit = this.#visits[i] ?? 0;
      if (problem.group[visit] !== group) continue;
      this.#weigh(visit);
      if (!groups.fits(visit, group)) this.#weight[visit] = 0;
    }
  }

  /** Whether a route has changed since it was looked at for a visit. */
  #isStale(visit: number, route: number): boolean {
    return (
      this.#version[route * this.#plan.problem.visitCount + visit] !== this.#plan.version[route]
    );
  }

  #lookAll(visit: number): void {
    const plan = this.#plan;
    if (this.#everywhere[visit] === 1) {
      for (let route = 0; route < plan.problem.vehicleCount; route++) this.#look(visit, route);
    } else {
      for (let i = 0; i < this.#open; i++) this.#look(visit, plan.touched[i] ?? 0);
    }
    this.#choose(visit);
  }

  #look(visit: number, route: number): void {
    const plan = this.#plan;
    const { visitCount, group } = plan.problem;
    const at = route * visitCount + visit;
    const g = group[visit] ?? -1;
    const fits = g < 0 || plan.groups.fits(visit, g);
    const version = fits ? (plan.version[route] ?? 0) : 0;
    if (fits && this.#version[at] === version) return;
    this.#version[at] = version;
    this.#cost[at] = fits ? cheapestInsertion(plan, visit, route) : FAR;
    this.#after[at] = plan.visitAt[route * plan.stride + found.position] ?? -1;
  }

  /** The cheapest route of those a visit may go to. */
  #choose(visit: number): void {
    const plan = this.#plan;
    this.#added[visit] = FAR;
    if (this.#everywhere[visit] === 1) {
      for (let route = 0; route < plan.problem.vehicleCount; route++) this.#offer(visit, route);
    } else {
      for (let i = 0; i < this.#open; i++) this.#offer(visit, plan.touched[i] ?? 0);
    }
  }

  #offer(visit: number, route: number): void {
    const cost = this.#cost[route * this.#plan.problem.visitCount + visit] ?? FAR;
    if (cost >= (this.#added[visit] ?? FAR) || cost > this.#roomOf(route)) return;
    this.#added[visit] = cost;
    this.#route[visit] = route;
  }

  /** Ticks that a route can still take; with windows the clock has judged already. */
  #roomOf(route: number): number {
    const { problem, used } = this.#plan;
    if (problem.windowed) return FAR - 1;
    return (problem.durationMax[route] ?? 0) - (used[route] ?? 0);
  }

  /** After a visit went into a route: only the two ways beside it may have become cheaper for
   *  others; that the rest is dearer now is seen where one of them is about to go there. */
  #expect(route: number, position: number): void {
    const plan = this.#plan;
    const { problem, visitAt, nodeAt, leg, stride } = plan;
    const { nodeCount, visitCount, node, dwell } = problem;
    const out = problem.ways[problem.network[route] ?? 0] ?? leg;
    const back = problem.waysBack[problem.network[route] ?? 0] ?? leg;
    const at = route * stride + position;
    const [before, here, after] = [nodeAt[at - 1] ?? 0, nodeAt[at] ?? 0, nodeAt[at + 1] ?? 0];
    const [beforeVisit, hereVisit] = [visitAt[at - 1] ?? -1, visitAt[at] ?? -1];
    const [first, second] = [leg[at - 1] ?? 0, leg[at] ?? 0];
    const room = plan.roomMost[route] ?? 0;
    for (let i = 0; i < this.#count; i++) {
      const visit = this.#visits[i] ?? 0;
      const cell = route * visitCount + visit;
      const cost = this.#cost[cell] ?? FAR;
      // A fuller route takes no visit that did not fit before.
      if (cost >= FAR) continue;
      const chosen = (this.#added[visit] ?? FAR) < FAR && this.#route[visit] === route;
      if (!chosen && !this.#openTo(visit, route)) continue;
      const stay = dwell[visit] ?? 0;
      if (stay > room) {
        this.#cost[cell] = FAR;
        this.#version[cell] = 0;
        if (chosen) this.#choose(visit);
        continue;
      }
      const row = (node[visit] ?? 0) * nodeCount;
      const left = (back[row + before] ?? FAR) + (out[row + here] ?? FAR) - first + stay;
      const right = (back[row + here] ?? FAR) + (out[row + after] ?? FAR) - second + stay;
      if (left >= cost && right >= cost) continue;
      this.#version[cell] = 0;
      this.#cost[cell] = left < right ? left : right;
      this.#after[cell] = left < right ? beforeVisit : hereVisit;
      if (chosen) this.#added[visit] = left < right ? left : right;
      else this.#offer(visit, route);
    }
  }

  #openTo(visit: number, route: number): boolean {
    if (this.#everywhere[visit] === 1) return true;
    const { touched } = this.#plan;
    for (let i = 0; i < this.#open; i++) if (touched[i] === route) return true;
    return false;
  }

  /** The same without windows, where only the two ways beside the new visit are new. */
  #lookBeside(route: number, position: number): void {
    const plan = this.#plan;
    const { problem, visitAt, nodeAt, leg, stride } = plan;
    const { nodeCount, visitCount, node, dwell } = problem;
    const out = problem.ways[problem.network[route] ?? 0] ?? leg;
    const back = problem.waysBack[problem.network[route] ?? 0] ?? leg;
    const at = route * stride + position;
    const [before, here, after] = [nodeAt[at - 1] ?? 0, nodeAt[at] ?? 0, nodeAt[at + 1] ?? 0];
    const [beforeVisit, hereVisit] = [visitAt[at - 1] ?? -1, visitAt[at] ?? -1];
    const [first, second] = [leg[at - 1] ?? 0, leg[at] ?? 0];
    for (let i = 0; i < this.#count; i++) {
      const visit = this.#visits[i] ?? 0;
      if (!this.#openTo(visit, route)) continue;
      const cell = route * visitCount + visit;
      const cost = this.#cost[cell] ?? FAR;
      if (cost < FAR) {
        if (this.#after[cell] === beforeVisit) this.#look(visit, route);
        else {
          const row = (node[visit] ?? 0) * nodeCount;
          const stay = dwell[visit] ?? 0;
          const left = (back[row + before] ?? FAR) + (out[row + here] ?? FAR) - first + stay;
          const right = (back[row + here] ?? FAR) + (out[row + after] ?? FAR) - second + stay;
          this.#version[cell] = plan.version[route] ?? 0;
          if (left < cost || right < cost) {
            this.#cost[cell] = left < right ? left : right;
            this.#after[cell] = left < right ? beforeVisit : hereVisit;
          }
        }
      }
      if ((this.#added[visit] ?? FAR) < FAR && this.#route[visit] === route) this.#choose(visit);
      else this.#offer(visit, route);
    }
  }
}

/** Roots and products are the same on every machine; powers may not be. */
function powerOf(gain: number, exponent: (typeof EXPONENTS)[number]): number {
  if (exponent === 1) return gain;
  if (exponent === 1.5) return gain * Math.sqrt(gain);
  return exponent === 2 ? gain * gain : gain * gain * gain;
}
