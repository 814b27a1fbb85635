import type { ScaledProblem } from "./scaled-problem.ts";

/** What the visits of each group earn together and how long they dwell, as visits come and go. */
export class GroupEarnings {
  readonly #problem: ScaledProblem;
  /** Visits of group g in the plan, best prize first, lie from first[g], count[g] of them. */
  readonly #first: Int32Array;
  readonly #members: Int32Array;
  readonly #count: Int32Array;
  readonly #dwell: Float64Array;

  constructor(problem: ScaledProblem) {
    this.#problem = problem;
    const first = new Int32Array(problem.groupCount + 1);
    for (const group of problem.group)
      if (group >= 0) first[group + 1] = (first[group + 1] ?? 0) + 1;
    for (let g = 0; g < problem.groupCount; g++)
      first[g + 1] = (first[g + 1] ?? 0) + (first[g] ?? 0);
    this.#first = first;
    this.#members = new Int32Array(first[problem.groupCount] ?? 0);
    this.#count = new Int32Array(problem.groupCount);
    this.#dwell = new Float64Array(problem.groupCount);
  }

  /** Whether a further visit keeps the dwelling of its group below the cap. */
  fits(visit: number, group: number): boolean {
    const dwell = (this.#dwell[group] ?? 0) + (this.#problem.dwell[visit] ?? 0);
    return dwell <= (this.#problem.groupDwellMax[group] ?? 0);
  }

  /** What the group would earn more with this visit. */
  gainOf(visit: number, group: number): number {
    const { prize } = this.#problem;
    const first = this.#first[group] ?? 0;
    const count = this.#count[group] ?? 0;
    const own = prize[visit] ?? 0;
    let at = 0;
    while (at < count && (prize[this.#members[first + at] ?? 0] ?? 0) >= own) at++;
    let gain = earned(this.#problem, group, at, own);
    for (; at < count; at++) {
      const other = prize[this.#members[first + at] ?? 0] ?? 0;
      gain += earned(this.#problem, group, at + 1, other) - earned(this.#problem, group, at, other);
    }
    return gain;
  }

  /** Takes a visit in and gives back what it adds. */
  add(visit: number, group: number): number {
    const gain = this.gainOf(visit, group);
    const { prize, dwell } = this.#problem;
    const first = this.#first[group] ?? 0;
    const own = prize[visit] ?? 0;
    let at = first + (this.#count[group] ?? 0);
    while (at > first && (prize[this.#members[at - 1] ?? 0] ?? 0) < own) {
      this.#members[at] = this.#members[at - 1] ?? 0;
      at--;
    }
    this.#members[at] = visit;
    this.#count[group] = (this.#count[group] ?? 0) + 1;
    this.#dwell[group] = (this.#dwell[group] ?? 0) + (dwell[visit] ?? 0);
    return gain;
  }

  /** Puts a visit out and gives back what that loses. */
  drop(visit: number, group: number): number {
    const first = this.#first[group] ?? 0;
    const count = (this.#count[group] ?? 0) - 1;
    let at = first;
    while (this.#members[at] !== visit) at++;
    for (; at < first + count; at++) this.#members[at] = this.#members[at + 1] ?? 0;
    this.#count[group] = count;
    this.#dwell[group] = (this.#dwell[group] ?? 0) - (this.#problem.dwell[visit] ?? 0);
    return this.gainOf(visit, group);
  }
}

function earned(problem: ScaledProblem, group: number, rank: number, prize: number): number {
  const first = problem.shareFirst[group] ?? 0;
  const last = (problem.shareFirst[group + 1] ?? 0) - 1;
  if (last < first) return prize;
  const share = problem.shares[Math.min(first + rank, last)] ?? 0;
  return Math.floor((prize * share) / 1000);
}
