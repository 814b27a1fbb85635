import { randomIndex } from "../kit/random.ts";
import type { Random } from "../kit/random.ts";
import { GAIN_SCALE, LooseRoutes, NO_MOVE } from "./loose-routes.ts";
import * as crossTails from "./moves/cross-tails.ts";
import * as dropVisit from "./moves/drop-visit.ts";
import * as putVisit from "./moves/put-visit.ts";
import * as swapVisits from "./moves/swap-visits.ts";
import * as turnPart from "./moves/turn-part.ts";
import type { RoutePlan } from "./route-plan.ts";
import type { ScaledProblem } from "./scaled-problem.ts";

/** Moves of one step. */
const STEP_MOVES = 200;
/** Shares of the moves, added up: drop, put, swap; what is left turns or crosses. */
const DROP_SHARE = 0.12;
const PUT_SHARE = 0.55;
const SWAP_SHARE = 0.75;
/** How often a visit whose neighbour is in no route is put just anywhere. */
const ANYWHERE_SHARE = 0.1;
/** Nearest nodes that a move looks at. */
const NEAR_NODES = 12;
/** Heat at the start and at the end, in prizes of a middling visit. */
const HOT = 0.4;
const COLD = 0.06;

/** Anneals routes that may be too long at a price, so that it comes from one kind of plan to
 *  another where each step between would break a limit.  Problems without windows and groups. */
export class Annealing {
  readonly #loose: LooseRoutes;
  readonly #worthSum: number;
  #steps = 0;
  #stepsAll = 1;
  /** The best routes without excess: rows as in `LooseRoutes`. */
  readonly #bestVisits: Int32Array;
  readonly #bestCount: Int32Array;
  #bestEarned = -1;

  constructor(problem: ScaledProblem) {
    this.#loose = new LooseRoutes(problem);
    this.#worthSum = this.#loose.worth.reduce((sum, worth) => sum + worth, 0);
    this.#bestVisits = new Int32Array(this.#loose.visitAt.length);
    this.#bestCount = new Int32Array(problem.vehicleCount);
  }

  /** Whether this can be done for a problem. */
  static suits(problem: ScaledProblem): boolean {
    const { windowed, vehicleCount, visitCount } = problem;
    return !windowed && vehicleCount > 0 && visitCount > 1 && problem.group.every((g) => g < 0);
  }

  /** Begins anew from a plan, which is left as it is.  `prize` is what a good plan earns, `price`
   *  what being too long by the whole budget costs, in prizes of a whole route. */
  begin(plan: RoutePlan, of: { moves: number; prize: number; price: number }): void {
    const loose = this.#loose;
    loose.load(plan);
    this.#steps = 0;
    this.#stepsAll = Math.max(1, Math.ceil(of.moves / STEP_MOVES));
    this.#bestEarned = -1;
    const { vehicleCount, durationMax } = loose.problem;
    const route = Math.max(
      this.#worthSum / 4 / vehicleCount,
      (GAIN_SCALE * of.prize) / vehicleCount,
    );
    const most = durationMax.reduce((longest, ticks) => Math.max(longest, ticks), 1);
    loose.price = (of.price * route) / most;
  }

  get done(): boolean {
    return this.#steps >= this.#stepsAll;
  }

  step(random: Random): void {
    const share = this.#steps / this.#stepsAll;
    const heat = (HOT * this.#worthSum * Math.pow(COLD / HOT, share)) / this.#loose.worth.length;
    this.#steps += 1;
    for (let i = 0; i < STEP_MOVES; i++) {
      makeMove(this.#loose, random, heat);
      if (this.#loose.excess === 0 && this.#loose.earned > this.#bestEarned) this.#keep();
    }
  }

  /** Lays the best routes found on a plan that is empty. */
  unload(plan: RoutePlan): void {
    if (this.#bestEarned < 0) return;
    for (let route = 0; route < this.#bestCount.length; route++) {
      const first = route * this.#loose.stride + 1;
      plan.lay(route, this.#bestVisits.subarray(first, first + (this.#bestCount[route] ?? 0)));
    }
  }

  #keep(): void {
    const { count, visitAt, stride } = this.#loose;
    this.#bestEarned = this.#loose.earned;
    for (let route = 0; route < count.length; route++) {
      const visits = count[route] ?? 0;
      this.#bestCount[route] = visits;
      const row = route * stride;
      for (let at = row + 1; at <= row + visits; at++) this.#bestVisits[at] = visitAt[at] ?? 0;
    }
  }
}

function makeMove(loose: LooseRoutes, random: Random, heat: number): void {
  const { problem, routeOf, position } = loose;
  const visit = randomIndex(random, problem.visitCount);
  const kind = random();
  if (kind < DROP_SHARE) {
    if (taken(dropVisit.gainOf(loose, visit), random, heat)) dropVisit.apply(loose);
    return;
  }
  const other = neighbourOf(problem, visit, random);
  if (other < 0) return;
  const route = routeOf[other] ?? -1;
  if (kind < PUT_SHARE) {
    let to = route;
    let at = 0;
    if (to >= 0) at = (position[other] ?? 0) - (random() < 0.5 ? 0 : 1);
    else {
      if (random() >= ANYWHERE_SHARE) return;
      to = randomIndex(random, problem.vehicleCount);
      at = randomIndex(random, (loose.count[to] ?? 0) + 1);
    }
    if (taken(putVisit.gainOf(loose, visit, to, at), random, heat)) putVisit.apply(loose);
  } else if (kind < SWAP_SHARE) {
    if (taken(swapVisits.gainOf(loose, visit, other), random, heat)) swapVisits.apply(loose);
  } else if (route === routeOf[visit]) {
    if (taken(turnPart.gainOf(loose, visit, other), random, heat)) turnPart.apply(loose);
  } else if (taken(crossTails.gainOf(loose, visit, other), random, heat)) {
    crossTails.apply(loose);
  }
}

function taken(gain: number, random: Random, heat: number): boolean {
  return gain >= 0 || (gain > NO_MOVE && random() < Math.exp(gain / heat));
}

/** A visit on one of the nearest nodes; -1 where chance hit a node without. */
function neighbourOf(problem: ScaledProblem, visit: number, random: Random): number {
  const { near, nearCount, node, nodeFirst, nodeVisits } = problem;
  const among = Math.min(NEAR_NODES + 1, nearCount);
  const at = near[(node[visit] ?? 0) * nearCount + randomIndex(random, among)] ?? 0;
  const first = nodeFirst[at] ?? 0;
  const count = (nodeFirst[at + 1] ?? 0) - first;
  if (count === 0) return -1;
  const other = nodeVisits[first + (count === 1 ? 0 : randomIndex(random, count))] ?? -1;
  return other === visit ? -1 : other;
}
