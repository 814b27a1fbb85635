import { present } from "../../../shared/kit/assert.ts";
import type { LngLat } from "../../../shared/units/lng-lat.ts";
import { bearingBetween, distanceBetween } from "../../../shared/units/lng-lat.ts";
import type { EpochMs, Heading, MetresPerSecond } from "../../../shared/units/quantity.ts";
import { heading, metresPerSecond } from "../../../shared/units/quantity.ts";
import type { SimulatedWay } from "./simulator-ports.ts";

/** Where something on a way is at one moment. */
export type WayPoint = {
  readonly lngLat: LngLat;
  readonly heading: Heading;
  readonly speed: MetresPerSecond;
  readonly arrived: boolean;
};

/** Something that travels a way from its start at a given time, at the way's own road speed. */
export class WayWalker {
  readonly #points: readonly LngLat[];
  /** Shape: one entry a point, metres from the start. */
  readonly #far: Float64Array;
  readonly #startedAt: EpochMs;
  readonly #pace: number;

  constructor(way: SimulatedWay, startedAt: EpochMs) {
    this.#points = way.geometry;
    this.#far = new Float64Array(way.geometry.length);
    for (let i = 1; i < way.geometry.length; i++) {
      const leg = distanceBetween(this.#at(i - 1), this.#at(i));
      this.#far[i] = (this.#far[i - 1] ?? 0) + leg;
    }
    this.#startedAt = startedAt;
    this.#pace = way.seconds > 0 ? this.#length / way.seconds : Infinity;
  }

  at(now: EpochMs): WayPoint {
    const elapsed = Math.max(0, now - this.#startedAt) / 1000;
    const gone = Number.isFinite(this.#pace) ? elapsed * this.#pace : this.#length;
    const last = this.#points.length - 1;
    if (gone >= this.#length || last < 1) {
      const before = this.#at(Math.max(0, last - 1));
      const facing = last < 1 ? heading(0) : bearingBetween(before, this.#at(last));
      return { lngLat: this.#at(last), heading: facing, speed: metresPerSecond(0), arrived: true };
    }
    const leg = this.#legAt(gone);
    const [a, b] = [this.#at(leg), this.#at(leg + 1)];
    const start = this.#far[leg] ?? 0;
    const share = (gone - start) / Math.max(1e-9, (this.#far[leg + 1] ?? start) - start);
    const lngLat: LngLat = [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
    const speed = metresPerSecond(this.#pace);
    return { lngLat, heading: bearingBetween(a, b), speed, arrived: false };
  }

  get #length(): number {
    return this.#far[this.#far.length - 1] ?? 0;
  }

  #at(index: number): LngLat {
    return present(this.#points[index], "a way has points");
  }

  /** The leg that holds a distance from the start, by halving. */
  #legAt(gone: number): number {
    let [low, high] = [0, this.#points.length - 2];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#far[middle] ?? 0) <= gone) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
