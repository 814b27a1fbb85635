import type { RoutePlan } from "./route-plan.ts";
import { FAR } from "./scaled-problem.ts";
import type { ScaledProblem } from "./scaled-problem.ts";

/** Energy is in thousandths of a point, whole. */
export const GAIN_SCALE = 1000;
/** A move that cannot be made. */
export const NO_MOVE = -(2 ** 50);
/** A visit that must be made is worth so many of the dearest. */
const MUST_PRIZES = 10;

/** Routes that may be too long, at a price: what the elementary moves of annealing work on.
 *  Rows by route as in a plan: position 0 is the start, count + 1 the end; entries are visits at
 *  1 to count.  For problems without windows and groups. */
export class LooseRoutes {
  readonly problem: ScaledProblem;
  readonly stride: number;
  readonly count: Int32Array;
  readonly visitAt: Int32Array;
  readonly nodeAt: Int32Array;
  /** Shape: vehicleCount, ticks. */
  readonly used: Float64Array;
  /** Shape: visitCount. */
  readonly routeOf: Int32Array;
  readonly position: Int32Array;
  /** Shape: visitCount; energy that a visit is worth. */
  readonly worth: Float64Array;
  /** Energy for each tick that a route is too long. */
  price = 0;
  /** Energy of all visits in routes, and what is too long of all routes. */
  earned = 0;
  excess = 0;
  /** What a move is about, set by its `gainOf` for its `apply`. */
  readonly move = { visit: 0, other: 0, from: 0, to: 0, at: 0 };

  constructor(problem: ScaledProblem) {
    const { vehicleCount, visitCount } = problem;
    this.problem = problem;
    this.stride = visitCount + 2;
    this.count = new Int32Array(vehicleCount);
    this.visitAt = new Int32Array(vehicleCount * this.stride);
    this.nodeAt = new Int32Array(vehicleCount * this.stride);
    this.used = new Float64Array(vehicleCount);
    this.routeOf = new Int32Array(visitCount).fill(-1);
    this.position = new Int32Array(visitCount);
    const dearest = problem.prize.reduce((most, prize) => Math.max(most, prize), 1);
    this.worth = Float64Array.from(problem.prize, (prize, visit) => {
      const must = problem.must[visit] === 1 ? MUST_PRIZES * dearest : 0;
      return GAIN_SCALE * (prize + must);
    });
  }

  /** Takes the routes of a plan over. */
  load(plan: RoutePlan): void {
    this.routeOf.fill(-1);
    this.earned = 0;
    this.excess = 0;
    for (let route = 0; route < this.count.length; route++) {
      const row = route * this.stride;
      const count = plan.count[route] ?? 0;
      for (let at = row + 1; at <= row + count; at++) {
        const visit = plan.visitAt[at] ?? 0;
        this.visitAt[at] = visit;
        this.earned += this.worth[visit] ?? 0;
      }
      this.count[route] = count;
      this.used[route] = 0;
      this.settle(route);
    }
  }

  /** Ticks that a route may take. */
  most(route: number): number {
    return this.problem.durationMax[route] ?? 0;
  }

  /** What the energy would gain if a route took so many ticks instead. */
  gainOfLength(route: number, used: number): number {
    const most = this.problem.durationMax[route] ?? 0;
    const now = this.used[route] ?? 0;
    const over = now > most ? now - most : 0;
    const overThen = used > most ? used - most : 0;
    return Math.round(over * this.price) - Math.round(overThen * this.price);
  }

  may(visit: number, route: number): boolean {
    return this.problem.allowed[visit * this.problem.vehicleCount + route] === 1;
  }

  ways(route: number): Int32Array {
    return this.problem.ways[this.problem.network[route] ?? 0] ?? this.count;
  }

  /** Reckons positions, nodes and ticks of a route whose visits have changed. */
  settle(route: number): void {
    const { problem, visitAt, nodeAt, position, routeOf } = this;
    const { node, dwell, nodeCount } = problem;
    const ways = this.ways(route);
    const row = route * this.stride;
    const count = this.count[route] ?? 0;
    let from = problem.start[route] ?? 0;
    const end = problem.end[route] ?? 0;
    let used = 0;
    nodeAt[row] = from;
    visitAt[row] = -1;
    for (let i = 1; i <= count; i++) {
      const visit = visitAt[row + i] ?? 0;
      const to = node[visit] ?? 0;
      used += (ways[from * nodeCount + to] ?? FAR) + (dwell[visit] ?? 0);
      nodeAt[row + i] = to;
      position[visit] = i;
      routeOf[visit] = route;
      from = to;
    }
    if (count > 0) used += ways[from * nodeCount + end] ?? FAR;
    nodeAt[row + count + 1] = end;
    visitAt[row + count + 1] = -1;
    const most = problem.durationMax[route] ?? 0;
    const was = this.used[route] ?? 0;
    this.excess += (used > most ? used - most : 0) - (was > most ? was - most : 0);
    this.used[route] = used;
  }

  /** Takes a visit out of its route, which is to be settled then. */
  takeOut(visit: number): void {
    const route = this.routeOf[visit] ?? 0;
    const row = route * this.stride;
    const count = this.count[route] ?? 0;
    const { visitAt } = this;
    for (let at = row + (this.position[visit] ?? 0); at < row + count; at++) {
      visitAt[at] = visitAt[at + 1] ?? 0;
    }
    this.count[route] = count - 1;
    this.routeOf[visit] = -1;
    this.earned -= this.worth[visit] ?? 0;
  }

  /** Puts a visit behind a position of a route, which is to be settled then. */
  putIn(visit: number, route: number, position: number): void {
    const row = route * this.stride;
    const count = this.count[route] ?? 0;
    const { visitAt } = this;
    for (let at = row + count; at > row + position; at--) visitAt[at + 1] = visitAt[at] ?? 0;
    visitAt[row + position + 1] = visit;
    this.count[route] = count + 1;
    this.routeOf[visit] = route;
    this.earned += this.worth[visit] ?? 0;
  }
}
