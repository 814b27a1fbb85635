import { SPEEDS_A_WAY } from "./road-input.ts";
import type { RoadInput } from "./road-input.ts";
import { segmentMetres } from "./segment-metres.ts";

/** One way along one straight piece: a state of the reference. */
export type Step = {
  readonly from: number;
  readonly to: number;
  readonly way: number;
  readonly millis: number;
};

/** The same streets without junctions, chains or parts: every straight piece in every permitted
 *  direction is a state, and times are found by relaxing until nothing changes.  Shares no code
 *  with the graph beyond the length of a piece.  First mode only. */
export class PlainReference {
  readonly steps: readonly Step[];
  readonly #follow: readonly (readonly number[])[];

  constructor(input: RoadInput) {
    this.steps = stepsOf(input);
    this.#follow = this.steps.map((step) => followers(input, this.steps, step));
  }

  stepBetween(from: number, to: number): number {
    return this.steps.findIndex((step) => step.from === from && step.to === to);
  }

  /** Milliseconds from the middle of some steps to the begin of every step.
   *  Source: Bellman 1958. */
  enterTimes(starts: readonly number[]): number[] {
    const enter = this.steps.map(() => Infinity);
    for (const start of starts) {
      for (const next of this.#follow[start] ?? []) {
        enter[next] = Math.min(enter[next] ?? Infinity, (this.steps[start]?.millis ?? 0) / 2);
      }
    }
    for (let changed = true; changed;) {
      changed = false;
      for (const [at, step] of this.steps.entries()) {
        const end = (enter[at] ?? Infinity) + step.millis;
        for (const next of this.#follow[at] ?? []) {
          if (end < (enter[next] ?? Infinity)) {
            enter[next] = end;
            changed = true;
          }
        }
      }
    }
    return enter;
  }
}

function stepsOf(input: RoadInput): Step[] {
  const steps: Step[] = [];
  for (let way = 0; way < input.wayName.length; way += 1) {
    const end = (input.firstWayPoint[way + 1] ?? 0) - 1;
    for (let place = input.firstWayPoint[way] ?? 0; place < end; place += 1) {
      const [a, b] = [input.wayPoints[place] ?? 0, input.wayPoints[place + 1] ?? 0];
      const length = segmentMetres(
        input.pointLng[a] ?? 0,
        input.pointLat[a] ?? 0,
        input.pointLng[b] ?? 0,
        input.pointLat[b] ?? 0,
      );
      const along = input.waySpeed[way * SPEEDS_A_WAY] ?? 0;
      const against = input.waySpeed[way * SPEEDS_A_WAY + 1] ?? 0;
      if (along > 0) steps.push({ from: a, to: b, way, millis: (length * 7200) / along });
      if (against > 0) steps.push({ from: b, to: a, way, millis: (length * 7200) / against });
    }
  }
  return steps;
}

function followers(input: RoadInput, steps: readonly Step[], step: Step): number[] {
  const back = steps.findIndex((next) => next.from === step.to && next.to === step.from);
  const turnBack = back >= 0 ? [back] : [];
  if (input.pointBlocked[step.to] !== 0) return turnBack;
  const banned = bannedAfter(input, steps, step);
  const onward: number[] = [];
  for (const [at, next] of steps.entries()) {
    if (next.from === step.to && at !== back && !banned.has(at)) onward.push(at);
  }
  return onward.length > 0 ? onward : turnBack;
}

function bannedAfter(input: RoadInput, steps: readonly Step[], step: Step): Set<number> {
  const banned = new Set<number>();
  for (const { kind, from, via, to } of input.restrictions) {
    if (via !== step.to || from !== step.way) continue;
    const arriving = steps.filter((other) => other.to === via && other.way === from);
    const leaving = [...steps.entries()].filter(([, next]) => next.from === via);
    const meant = leaving.filter(([, next]) => next.way === to);
    if (arriving.length !== 1 || meant.length !== 1) continue;
    for (const [at, next] of leaving) if ((next.way === to) === (kind === "no")) banned.add(at);
  }
  return banned;
}
