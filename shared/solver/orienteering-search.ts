import { randomFrom } from "../kit/random.ts";
import type { Random } from "../kit/random.ts";
import { Annealing } from "./anneal.ts";
import { layCrossed } from "./crossing.ts";
import { isBetter, Population, snapshotOf } from "./population.ts";
import type { Snapshot } from "./population.ts";
import type { OrienteeringProblem, OrienteeringRoutes } from "./problem.ts";
import { Recreate } from "./recreate.ts";
import { RoutePlan } from "./route-plan.ts";
import { Ruin } from "./ruin.ts";
import { scaledProblem } from "./scaled-problem.ts";
import { tightenRoute } from "./tighten-route.ts";

export type OrienteeringOptions = {
  readonly seed: number;
  /** Routes to begin with, visits of each vehicle in order; what does not fit is left out. */
  readonly start?: OrienteeringRoutes;
};

export type OrienteeringAnswer = { readonly routes: OrienteeringRoutes; readonly prize: number };

/** Elementary moves of annealing a new plan, for each visit there is. */
const MOVES_PER_VISIT = 2000;
/** Steps of ruin and recreate for each visit in the plan: to better one, to make a new one. */
const POLISH_STEPS_PER_STOP = 3;
const MAKE_STEPS_PER_STOP = 20;
/** Such steps at least. */
const STEPS_LEAST = 20;
/** Share of new plans once the population is full; the others are children of two. */
const NEW_SHARE = 0.5;
/** How far weights stray: in a step, in laying a child out, in making a new plan. */
const NOISE = { step: 1.2, child: 0.5, make: 10 } as const;
/** Heat in prizes of a middling stop, at the start; and how much of that is left at the end. */
const HEAT = { polish: 0.15, make: 1, left: 0.2 } as const;
/** With more stops than this, where no plan can be annealed, the best is bettered again, each time
 *  for longer, instead of making new ones that would come to as much only after very long. */
const NEW_STOPS_MAX = 150;
/** How much longer each time, and at most: in steps for each stop. */
const LONGER = { times: 2, most: 400 } as const;
/** A plan that is worse by more than so many heats is not worth tightening. */
const HEATS_WORSE_MAX = 2;

/** What the steps are spent on: annealing loosely, or ruin and recreate of a whole plan. */
type Phase =
  | { readonly kind: "anneal" }
  | {
      readonly kind: "recreate";
      readonly heat: number;
      readonly steps: number;
      readonly from: number;
    };

/** Looks for the routes that earn most, for as long as it is run: `best` is a whole plan at any
 *  moment, and never gets worse.  The same problem, seed, start and number of steps give the same
 *  plan, however the steps are cut.
 *  Errors: none.
 *  Source: a population of plans whose routes are crossed, as Bouly, Dang and Moukrim 2010; each
 *  made by annealing with a price on what is too long and bettered by ruin and recreate. */
export class OrienteeringSearch {
  readonly #plan: RoutePlan;
  readonly #random: Random;
  readonly #ruin: Ruin;
  readonly #recreate: Recreate;
  readonly #annealing: Annealing | null;
  #population = new Population();
  #phase: Phase;
  #steps = 0;
  /** Steps for each stop when the best is bettered next. */
  #patience: number = POLISH_STEPS_PER_STOP;
  #best: Snapshot;
  /** The best of the present phase. */
  #bestOfPhase: Snapshot;

  constructor(problem: OrienteeringProblem, { seed, start }: OrienteeringOptions) {
    const scaled = scaledProblem(problem);
    const plan = new RoutePlan(scaled);
    this.#plan = plan;
    this.#random = randomFrom(seed);
    this.#ruin = new Ruin(plan);
    this.#recreate = new Recreate(plan);
    this.#annealing = Annealing.suits(scaled) ? new Annealing(scaled) : null;
    plan.begin();
    for (let route = 0; route < scaled.vehicleCount; route++) {
      const visits = (start?.[route] ?? []).filter((visit) => problem.visits[visit] !== undefined);
      plan.lay(route, Int32Array.from(visits));
    }
    this.#fill(0);
    this.#best = snapshotOf(plan);
    this.#bestOfPhase = this.#best;
    this.#phase = this.#bettering(HEAT.polish, POLISH_STEPS_PER_STOP);
  }

  get stepsDone(): number {
    return this.#steps;
  }

  get best(): OrienteeringAnswer {
    return { routes: this.#best.routes.map((route) => [...route]), prize: this.#best.prize };
  }

  run(steps: number): void {
    for (let i = 0; i < steps; i++) this.#step();
  }

  #step(): void {
    const phase = this.#phase;
    this.#steps += 1;
    if (phase.kind === "anneal") {
      this.#annealing?.step(this.#random);
      if (this.#annealing?.done !== false) this.#endAnnealing();
      return;
    }
    const share = (this.#steps - phase.from) / phase.steps;
    this.#recreateStep(phase.heat * Math.pow(HEAT.left, share));
    if (this.#steps - phase.from >= phase.steps) this.#next();
  }

  #recreateStep(heat: number): void {
    const plan = this.#plan;
    const { musts, prize } = plan;
    plan.begin();
    this.#ruin.run(this.#random);
    this.#mend();
    const least = prize + heat * Math.log(this.#random() + Number.MIN_VALUE);
    const near = plan.prize >= least - HEATS_WORSE_MAX * heat;
    if (near && this.#tighten()) this.#mend();
    if (plan.musts < musts || (plan.musts === musts && plan.prize < least)) plan.rollBack();
    else if (isBetter(plan, this.#bestOfPhase)) this.#keep();
  }

  #mend(): void {
    const { removed, removedCount } = this.#ruin;
    this.#recreate.mend(this.#random, NOISE.step, removed, removedCount);
  }

  /** Shortens all touched routes; with windows a shorter route is not for that a better one. */
  #tighten(): boolean {
    const plan = this.#plan;
    if (plan.problem.windowed) return false;
    let any = false;
    for (let i = 0; i < plan.touchedCount; i++) {
      any = tightenRoute(plan, plan.touched[i] ?? 0) || any;
    }
    return any;
  }

  #keep(): void {
    this.#bestOfPhase = snapshotOf(this.#plan);
    if (isBetter(this.#bestOfPhase, this.#best)) this.#best = this.#bestOfPhase;
  }

  #fill(noise: number): void {
    this.#recreate.fill(this.#random, noise);
  }

  /** Takes the plan of the phase that ends in and begins the next. */
  #next(): void {
    this.#population.add(this.#bestOfPhase);
    if (this.#population.stale) this.#population = new Population();
    const plan = this.#plan;
    const pair = this.#population.pair(this.#random);
    plan.begin();
    plan.clear();
    const stops = this.#best.routes.reduce((sum, route) => sum + route.length, 0);
    if (this.#annealing === null && stops > NEW_STOPS_MAX) {
      this.#best.routes.forEach((route, k) => plan.lay(k, route));
      this.#patience = Math.min(LONGER.most, this.#patience * LONGER.times);
      this.#phase = this.#bettering(HEAT.polish, this.#patience);
      return;
    }
    const fresh = !this.#population.full || this.#random() < NEW_SHARE;
    if (pair !== null && !fresh) {
      layCrossed(plan, this.#random, pair);
      this.#tighten();
      this.#fill(NOISE.child);
      this.#phase = this.#bettering(HEAT.polish, POLISH_STEPS_PER_STOP);
    } else if (this.#annealing !== null) {
      const moves = MOVES_PER_VISIT * plan.problem.visitCount;
      this.#annealing.begin(plan, { moves, prize: this.#best.prize });
      this.#phase = { kind: "anneal" };
    } else {
      this.#fill(NOISE.make);
      this.#phase = this.#bettering(HEAT.make, MAKE_STEPS_PER_STOP);
    }
  }

  #endAnnealing(): void {
    const plan = this.#plan;
    plan.begin();
    plan.clear();
    this.#annealing?.unload(plan);
    this.#tighten();
    this.#fill(0);
    this.#phase = this.#bettering(HEAT.polish, POLISH_STEPS_PER_STOP);
  }

  #bettering(heat: number, stepsPerStop: number): Phase {
    const plan = this.#plan;
    this.#keep();
    const stops = plan.count.reduce((sum, count) => sum + count, 0);
    const steps = STEPS_LEAST + stepsPerStop * stops;
    const middling = plan.prize / Math.max(1, stops);
    return { kind: "recreate", heat: heat * middling, steps, from: this.#steps };
  }
}
