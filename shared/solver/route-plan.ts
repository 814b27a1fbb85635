import { GroupEarnings } from "./group-earnings.ts";
import { clockRoute } from "./route-clock.ts";
import type { ScaledProblem } from "./scaled-problem.ts";

/** Routes under change.  Position 0 of a route is its start, positions 1 to count its visits,
 *  position count + 1 its end; row k of a table by route begins at k × stride.
 *  A step is taken back by `rollBack`, which undoes everything since `begin`. */
export class RoutePlan {
  readonly problem: ScaledProblem;
  readonly stride: number;
  /** Shape: vehicleCount. */
  readonly count: Int32Array;
  /** Shape: vehicleCount × stride; visit and node at a position, visit -1 at start and end. */
  readonly visitAt: Int32Array;
  readonly nodeAt: Int32Array;
  /** Ticks from a position to the next; 0 for a route without visits, which does not leave. */
  readonly leg: Int32Array;
  /** Earliest leaving of a position; latest beginning that leaves the rest in time. */
  readonly leave: Int32Array;
  readonly beginLatest: Int32Array;
  /** For the duration: travel and dwell from the start until beginning here, from beginning here
   *  to the end; the latest start that keeps the windows so far; the earliest end from here on. */
  readonly before: Int32Array;
  readonly rest: Int32Array;
  readonly startLatest: Int32Array;
  readonly endEarliest: Int32Array;
  /** Ticks that going to a visit after a position, dwelling and going on may take, at most; the
   *  most of a route. */
  readonly room: Int32Array;
  readonly roomMost: Int32Array;
  /** Ticks of travel and dwell of a route; whether all its limits hold. */
  readonly used: Int32Array;
  readonly feasible: Uint8Array;
  /** Shape: visitCount; the vehicle, or -1. */
  readonly routeOf: Int32Array;
  /** Shape: vehicleCount; routes of the same number are the same, so that what was reckoned of one
   *  holds again after a step was taken back. */
  readonly version: Int32Array;
  readonly groups: GroupEarnings;
  prize = 0;
  musts = 0;
  /** Ticks of travel of all routes together, dwell included. */
  length = 0;

  readonly #savedVisits: Int32Array;
  readonly #savedCount: Int32Array;
  /** Step at which a route was last saved. */
  readonly #savedAt: Int32Array;
  readonly #savedVersion: Int32Array;
  #step = 0;
  #versions = 0;
  readonly touched: Int32Array;
  touchedCount = 0;

  constructor(problem: ScaledProblem) {
    const { vehicleCount, visitCount } = problem;
    this.problem = problem;
    this.stride = visitCount + 2;
    const table = () => new Int32Array(vehicleCount * this.stride);
    this.count = new Int32Array(vehicleCount);
    this.visitAt = table();
    this.nodeAt = table();
    this.leg = table();
    this.leave = table();
    this.beginLatest = table();
    this.before = table();
    this.rest = table();
    this.startLatest = table();
    this.endEarliest = table();
    this.room = table();
    this.roomMost = new Int32Array(vehicleCount);
    this.used = new Int32Array(vehicleCount);
    this.feasible = new Uint8Array(vehicleCount);
    this.routeOf = new Int32Array(visitCount).fill(-1);
    this.version = new Int32Array(vehicleCount);
    this.groups = new GroupEarnings(problem);
    this.#savedVisits = table();
    this.#savedCount = new Int32Array(vehicleCount);
    this.#savedAt = new Int32Array(vehicleCount);
    this.#savedVersion = new Int32Array(vehicleCount);
    this.touched = new Int32Array(vehicleCount);
    for (let k = 0; k < vehicleCount; k++) this.#clock(k);
    this.length = 0;
  }

  /** What a visit that is not in the plan would add to the prize now. */
  gainOf(visit: number): number {
    const group = this.problem.group[visit] ?? -1;
    const prize = this.problem.prize[visit] ?? 0;
    return group < 0 ? prize : this.groups.gainOf(visit, group);
  }

  insert(visit: number, route: number, position: number): void {
    this.#save(route);
    const { visitAt } = this;
    const row = route * this.stride;
    const count = this.count[route] ?? 0;
    for (let at = row + count; at > row + position; at--) visitAt[at + 1] = visitAt[at] ?? -1;
    visitAt[row + position + 1] = visit;
    this.count[route] = count + 1;
    this.#earn(visit, route);
    this.#clock(route);
  }

  /** Takes out the visits of [from, to) of a route; the route may be infeasible then. */
  remove(route: number, from: number, to: number): void {
    this.#save(route);
    const { visitAt } = this;
    const row = route * this.stride;
    const count = this.count[route] ?? 0;
    for (let at = from; at < to; at++) this.#unearn(visitAt[row + at] ?? -1);
    const gap = to - from;
    for (let at = row + to; at <= row + count; at++) visitAt[at - gap] = visitAt[at] ?? -1;
    this.count[route] = count - gap;
    this.#clock(route);
  }

  /** Lays visits in order on a route that is empty: those that are in no route yet, that its
   *  vehicle may make and that their group has room for; drops from its end what is too much. */
  lay(route: number, visits: Int32Array): void {
    this.#save(route);
    const { problem } = this;
    const row = route * this.stride;
    let count = 0;
    for (const visit of visits) {
      const group = problem.group[visit] ?? -1;
      if ((this.routeOf[visit] ?? 0) >= 0) continue;
      if (problem.allowed[visit * problem.vehicleCount + route] === 0) continue;
      if (group >= 0 && !this.groups.fits(visit, group)) continue;
      count += 1;
      this.visitAt[row + count] = visit;
      this.#earn(visit, route);
    }
    this.count[route] = count;
    this.#clock(route);
    this.mend(route);
  }

  /** Drops visits from the end of a route until its limits hold.  Where ways do not keep the
   *  triangle inequality, fewer visits may take longer. */
  mend(route: number): void {
    while (this.feasible[route] === 0) {
      const count = this.count[route] ?? 0;
      this.remove(route, count, count + 1);
    }
  }

  clear(): void {
    for (let route = 0; route < this.count.length; route++) {
      this.remove(route, 1, (this.count[route] ?? 0) + 1);
    }
  }

  visitsOf(route: number): Int32Array {
    const row = route * this.stride;
    return this.visitAt.slice(row + 1, row + 1 + (this.count[route] ?? 0));
  }

  /** Moves the visits of [from, to] of a route behind the position `target` outside of them. */
  shift(
    route: number,
    of: { readonly from: number; readonly to: number; readonly target: number; turned: boolean },
  ): void {
    const row = route * this.stride;
    const moved = this.visitAt.slice(row + of.from, row + of.to + 1);
    if (of.turned) moved.reverse();
    this.#save(route);
    const { visitAt } = this;
    const size = moved.length;
    if (of.target > of.to) {
      visitAt.copyWithin(row + of.from, row + of.to + 1, row + of.target + 1);
      visitAt.set(moved, row + of.target + 1 - size);
    } else {
      visitAt.copyWithin(row + of.target + 1 + size, row + of.target + 1, row + of.from);
      visitAt.set(moved, row + of.target + 1);
    }
    this.#clock(route);
  }

  /** Turns the visits of [from, to] of a route round. */
  reverse(route: number, from: number, to: number): void {
    this.#save(route);
    const row = route * this.stride;
    this.visitAt.subarray(row + from, row + to + 1).reverse();
    this.#clock(route);
  }

  begin(): void {
    this.#step += 1;
    this.touchedCount = 0;
  }

  rollBack(): void {
    // First all out, then all in: a visit may have gone from one touched route to another.
    for (let i = 0; i < this.touchedCount; i++) {
      const route = this.touched[i] ?? 0;
      const row = route * this.stride;
      const count = this.count[route] ?? 0;
      for (let at = 1; at <= count; at++) this.#unearn(this.visitAt[row + at] ?? -1);
    }
    for (let i = 0; i < this.touchedCount; i++) {
      const route = this.touched[i] ?? 0;
      const row = route * this.stride;
      const count = this.#savedCount[route] ?? 0;
      for (let at = 1; at <= count; at++) {
        const visit = this.#savedVisits[row + at] ?? -1;
        this.visitAt[row + at] = visit;
        this.#earn(visit, route);
      }
      this.count[route] = count;
      this.#clock(route);
      this.version[route] = this.#savedVersion[route] ?? 0;
    }
    this.begin();
  }

  #save(route: number): void {
    if (this.#savedAt[route] === this.#step) return;
    this.#savedAt[route] = this.#step;
    this.touched[this.touchedCount] = route;
    this.touchedCount += 1;
    const row = route * this.stride;
    const count = this.count[route] ?? 0;
    for (let at = 1; at <= count; at++) {
      this.#savedVisits[row + at] = this.visitAt[row + at] ?? -1;
    }
    this.#savedCount[route] = count;
    this.#savedVersion[route] = this.version[route] ?? 0;
  }

  #clock(route: number): void {
    const used = this.used[route] ?? 0;
    clockRoute(this, route);
    this.#versions = (this.#versions + 1) | 0;
    this.version[route] = this.#versions;
    this.length += (this.used[route] ?? 0) - used;
  }

  #earn(visit: number, route: number): void {
    const { group, prize, must } = this.problem;
    const g = group[visit] ?? -1;
    this.prize += g < 0 ? (prize[visit] ?? 0) : this.groups.add(visit, g);
    this.musts += must[visit] ?? 0;
    this.routeOf[visit] = route;
  }

  #unearn(visit: number): void {
    const { group, prize, must } = this.problem;
    const g = group[visit] ?? -1;
    this.prize -= g < 0 ? (prize[visit] ?? 0) : this.groups.drop(visit, g);
    this.musts -= must[visit] ?? 0;
    this.routeOf[visit] = -1;
  }
}
