import type { Random } from "../../shared/kit/random.ts";
import { randomIndex } from "../../shared/kit/random.ts";
import type { PatrolRoute } from "../../shared/model/patrol-plan.ts";
import type { LngLat } from "../../shared/units/lng-lat.ts";

// What really happens in a simulated night: the oracle.  It shares no code with what follows
// groups: it walks each route leg by leg and knows when every stop began and ended.

const METRES_PER_DEGREE = 111_195;
/** A receiver in a street is wrong by about so much. */
const NOISE_METRES = 9;

export type TrueVisit = {
  readonly stopId: string;
  readonly arriveAt: number;
  readonly leaveAt: number;
  readonly skipped: boolean;
};

type Leg = { readonly from: number; readonly to: number; readonly way: readonly LngLat[] };

/** One group's night. */
export class TrueNight {
  readonly visits: readonly TrueVisit[];
  readonly #legs: readonly Leg[];
  readonly #random: Random;
  readonly #members: number;

  constructor(
    route: PatrolRoute,
    of: {
      readonly random: Random;
      readonly startAt: number;
      readonly members: number;
      readonly skips: number;
    },
  ) {
    const { random } = of;
    this.#random = random;
    this.#members = of.members;
    const pace = 1.05 + random() * 0.4;
    const [visits, legs]: [TrueVisit[], Leg[]] = [[], []];
    let [at, from] = [of.startAt + random() * 6 * 60_000, 0];
    for (const [i, stop] of route.stops.entries()) {
      if (i === of.skips) {
        visits.push({ stopId: stop.stopId, arriveAt: NaN, leaveAt: NaN, skipped: true });
        continue;
      }
      const way = route.geometry.slice(from, stop.geometryAt + 1);
      const arriveAt = at + (lengthOf(way) / pace) * 1000;
      const leaveAt = arriveAt + stop.dwell * (0.85 + random() * 0.4) * 1000;
      legs.push({ from: at, to: arriveAt, way });
      visits.push({ stopId: stop.stopId, arriveAt, leaveAt, skipped: false });
      [at, from] = [leaveAt, stop.geometryAt];
    }
    this.visits = visits;
    this.#legs = legs;
  }

  /** Stops that are over: left, or passed over by beginning a later one. */
  done(at: number): number {
    return this.visits.filter((visit, i) => {
      if (!visit.skipped) return visit.leaveAt <= at;
      return this.visits.slice(i + 1).some((later) => later.arriveAt <= at);
    }).length;
  }

  /** Where the group as a whole stands. */
  place(at: number): LngLat {
    const begun = this.#legs.findLast(({ from }) => from <= at) ?? this.#legs[0];
    if (begun === undefined) throw new Error("the route has no stop");
    const { from, to, way } = begun;
    return along(way, Math.min(1, Math.max(0, (at - from) / Math.max(1, to - from))));
  }

  /** Where its members' receivers say they are; one of them lags two minutes behind. */
  fixes(at: number): readonly LngLat[] {
    const straggler = randomIndex(this.#random, this.#members);
    return Array.from({ length: this.#members }, (_, i) => {
      const [lng, lat] = this.place(i === straggler ? at - 120_000 : at);
      return [lng + this.#noise(), lat + this.#noise()];
    });
  }

  #noise(): number {
    const [a, b, c] = [this.#random(), this.#random(), this.#random()];
    return ((a + b + c - 1.5) * 2 * NOISE_METRES) / METRES_PER_DEGREE;
  }
}

function metresBetween(a: LngLat, b: LngLat): number {
  const east = (b[0] - a[0]) * Math.cos((a[1] * Math.PI) / 180);
  return Math.hypot(east, b[1] - a[1]) * METRES_PER_DEGREE;
}

function lengthOf(way: readonly LngLat[]): number {
  return way.reduce((sum, point, i) => sum + metresBetween(way[Math.max(0, i - 1)]!, point), 0);
}

function along(way: readonly LngLat[], share: number): LngLat {
  let left = share * lengthOf(way);
  for (let i = 1; i < way.length; i++) {
    const [a, b] = [way[i - 1]!, way[i]!];
    const metres = metresBetween(a, b);
    if (left <= metres) {
      const part = metres === 0 ? 0 : left / metres;
      return [a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part];
    }
    left -= metres;
  }
  return way.at(-1)!;
}
