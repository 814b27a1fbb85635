import { randomUUID } from "node:crypto";
import type { Edge, EdgeLink } from "../../shared/model/edge.ts";
import type { Moment } from "../../shared/units/moment.ts";
import type { EpochMs } from "../../shared/units/quantity.ts";

/** The station's two clocks: the wall's, which people set, and the monotonic one of this run. */
export class StationClock {
  readonly #now: () => EpochMs;
  readonly #steadyMs: () => number;
  /** Readings of another run do not compare with those of this one. */
  readonly #boot = randomUUID();

  constructor(now: () => EpochMs, steadyMs: () => number) {
    this.#now = now;
    this.#steadyMs = steadyMs;
  }

  moment(): Moment {
    return { at: this.#now(), steady: { boot: this.#boot, ms: this.#steadyMs() } };
  }

  /** What is written beside an edge that is entered now. */
  edge(terminal: string, link: EdgeLink = "online"): Edge {
    return { at: this.#now(), terminal, link, boot: this.#boot, steadyMs: this.#steadyMs() };
  }
}
