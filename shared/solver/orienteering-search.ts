import { randomFrom } from "../kit/random.ts";
import type { Random } from "../kit/random.ts";
import { Annealing } from "./anneal.ts";
import { layCrossed } from "./crossing.ts";
import { isBetter, Population, snapshotOf } from "./population.ts";
import type { Snapshot } from "./population.ts";
import type { OrienteeringProblem, OrienteeringRoutes } from "./problem.ts";
import { Recreate } from "./recreate.ts";
import { RoutePlan } from "./route-plan.ts";
import { RoutePool } from "./route-pool.ts";
import { Ruin } from "./ruin.ts";
import { scaledProblem } from "./scaled-problem.ts";
import { tightenRoute } from "./tighten-route.ts";

export type OrienteeringOptions = {
  readonly seed: number;
  /** Routes to begin with, visits of each vehicle in order; what does not fit is left out. */
  readonly start?: OrienteeringRoutes;
  /** How many steps will be run, where that is known: what cannot be annealed then cools once over
   *  them all, which leaves a better plan at their end and a worse one before. */
  readonly steps?: number;
};

export type OrienteeringAnswer = { readonly routes: OrienteeringRoutes; readonly prize: number };

/** Elementary moves of annealing a new plan, for each visit there is; drawn anew each time, for
 *  what suits a problem is not known before. */
const MOVES_PER_VISIT = { least: 2000, most: 10_000 } as const;
/** What being too long by the whole budget costs while annealing, in prizes of a whole route. */
const PRICE = { least: 0.7, most: 2 } as const;
/** Steps of ruin and recreate for each visit in the plan: to better one, to better it again, to
 *  make a new one. */
const POLISH_STEPS_PER_STOP = 3;
const AGAIN_STEPS_PER_STOP = 15;
const MAKE_STEPS_PER_STOP = 20;
/** Such steps at least. */
const STEPS_LEAST = 20;
/** Once the population is full: share of plans that are bettered again for longer; of the others,
 *  share of new ones, and the rest are children of two. */
const AGAIN_SHARE = 0.15;
const NEW_SHARE = 0.5;
/** What a step of ruin takes out and how far weights stray as it is mended: after annealing, and
 *  where nothing can be annealed, which needs many small steps over more routes. */
const STEP = {
  annealed: { stringMax: 10, removedMean: 10, noise: 1.2 },
  plain: { stringMax: 6, removedMean: 8, noise: 0.5 },
} as const;
/** How far weights stray in laying a child out, in making a new plan. */
const NOISE = { child: 0.5, make: 10 } as const;
/** Heat in prizes of a middling stop, at the start; and how much of that is left at the end. */
const HEAT = { polish: 0.15, long: 0.3, make: 1, left: 0.2 } as const;
/** The same where one cooling takes all steps. */
const WHOLE = { heat: 0.25, left: 0.02 } as const;
/** With more stops than this, where no plan can be annealed, the best is bettered again, each time
 *  for longer, instead of making new ones that would come to as much only after very long. */
const NEW_STOPS_MAX = 150;
/** How much longer each time, and at most: in steps for each stop. */
const LONGER = { times: 2, most: 400 } as const;
/** A plan that is worse by more than so many heats is not worth tightening. */
const HEATS_WORSE_MAX = 2;

/** Ruin and recreate of a whole plan, cooling from a heat to a part of it. */
type Bettering = {
  readonly kind: "recreate";
  readonly heat: number;
  readonly left: number;
  readonly steps: number;
  readonly from: number;
};

/** What the steps are spent on: annealing loosely, or bettering. */
type Phase = { readonly kind: "anneal" } | Bettering;

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
  readonly #size: (typeof STEP)["annealed" | "plain"];
  readonly #pool: RoutePool | null;
  #population = new Population();
  #phase: Phase;
  #steps = 0;
  /** Steps for each stop when the best is bettered next. */
  #patience: number = POLISH_STEPS_PER_STOP;
  #best: Snapshot;
  /** The best of the present phase. */
  #bestOfPhase: Snapshot;

  constructor(problem: OrienteeringProblem, { seed, start, steps }: OrienteeringOptions) {
    const scaled = scaledProblem(problem);
    const plan = new RoutePlan(scaled);
    this.#plan = plan;
    this.#random = randomFrom(seed);
    this.#recreate = new Recreate(plan);
    this.#annealing = Annealing.suits(scaled) ? new Annealing(scaled) : null;
    this.#size = this.#annealing === null ? STEP.plain : STEP.annealed;
    this.#ruin = new Ruin(plan, this.#size);
    this.#pool = RoutePool.suits(scaled) ? new RoutePool(scaled) : null;
    plan.begin();
    for (let route = 0; route < scaled.vehicleCount; route++) {
      const visits = (start?.[route] ?? []).filter((visit) => problem.visits[visit] !== undefined);
      plan.lay(route, Int32Array.from(visits));
    }
    this.#fill(0);
    this.#best = snapshotOf(plan);
    this.#bestOfPhase = this.#best;
    const phase = this.#bettering(HEAT.polish, POLISH_STEPS_PER_STOP);
    const whole = steps !== undefined && this.#annealing === null;
    const heat = (WHOLE.heat / HEAT.polish) * phase.heat;
    this.#phase = whole ? { ...phase, heat, left: WHOLE.left, steps: Math.max(1, steps) } : phase;
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
    this.#recreateStep(phase.heat * Math.pow(phase.left, share));
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
    this.#recreate.mend(this.#random, this.#size.noise, removed, removedCount);
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
    this.#pool?.add(this.#bestOfPhase);
    if (isBetter(this.#bestOfPhase, this.#best)) this.#best = this.#bestOfPhase;
  }

  #fill(noise: number): void {
    this.#recreate.fill(this.#random, noise);
  }

  /** Takes the plan of the phase that ends in and begins the next. */
  #next(): void {
    this.#population.add(this.#bestOfPhase);
    if (this.#population.stale) this.#population = new Population();
    const pair = this.#population.pair(this.#random);
    this.#plan.begin();
    this.#plan.clear();
    const stops = this.#best.routes.reduce((sum, route) => sum + route.length, 0);
    if (this.#annealing === null && stops > NEW_STOPS_MAX) {
      this.#patience = Math.min(LONGER.most, this.#patience * LONGER.times);
      this.#phase = this.#betterAgain(this.#best.routes, HEAT.polish, this.#patience);
      return;
    }
    const packed = this.#pool?.packedAbove(this.#best.prize) ?? null;
    if (packed !== null) {
      this.#phase = this.#betterAgain(packed, HEAT.polish, POLISH_STEPS_PER_STOP);
    } else if (pair !== null && this.#population.full && this.#random() < AGAIN_SHARE) {
      this.#phase = this.#betterAgain(pair[0].routes, HEAT.long, AGAIN_STEPS_PER_STOP);
    } else if (pair !== null && this.#population.full && this.#random() >= NEW_SHARE) {
      layCrossed(this.#plan, this.#random, pair);
      this.#tighten();
      this.#fill(NOISE.child);
      this.#phase = this.#bettering(HEAT.polish, POLISH_STEPS_PER_STOP);
    } else this.#phase = this.#beginNew();
  }

  /** Lays routes on the plan, which is empty, and betters them. */
  #betterAgain(routes: Snapshot["routes"], heat: number, stepsPerStop: number): Bettering {
    routes.forEach((route, k) => this.#plan.lay(k, route));
    this.#fill(0);
    return this.#bettering(heat, stepsPerStop);
  }

  #beginNew(): Phase {
    if (this.#annealing === null) {
      this.#fill(NOISE.make);
      return this.#bettering(HEAT.make, MAKE_STEPS_PER_STOP);
    }
    const moves = drawnBetween(MOVES_PER_VISIT, this.#random) * this.#plan.problem.visitCount;
    const price = drawnBetween(PRICE, this.#random);
    this.#annealing.begin(this.#plan, { moves, price, prize: this.#best.prize });
    return { kind: "anneal" };
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

  #bettering(heat: number, stepsPerStop: number): Bettering {
    const plan = this.#plan;
    this.#keep();
    const stops = plan.count.reduce((sum, count) => sum + count, 0);
    const steps = STEPS_LEAST + stepsPerStop * stops;
    const middling = plan.prize / Math.max(1, stops);
    const { left } = HEAT;
    return { kind: "recreate", heat: heat * middling, left, steps, from: this.#steps };
  }
}

/** As often between 1 and 2 as between 2 and 4. */
function drawnBetween(
  of: { readonly least: number; readonly most: number },
  random: Random,
): number {
  return of.least * Math.pow(of.most / of.least, random());
}
