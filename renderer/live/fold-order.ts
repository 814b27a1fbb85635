import { compareStamps } from "../../shared/events/logged-event.ts";
import type { Stamp } from "../../shared/events/logged-event.ts";
import { hlcOf } from "../../shared/units/hybrid-clock.ts";
import type { Hlc } from "../../shared/units/hybrid-clock.ts";

/** Watches that events are folded in the order of their stamps. */
export class FoldOrder {
  #last: Stamp | null = null;
  #floor: Hlc = hlcOf(0, 0);

  /** A whole picture was taken at the station's time `at`, epoch ms: everything in it counts as
   *  folded, and an event from before it that arrives later belongs before something in it. */
  restart(at: number): void {
    this.#last = null;
    this.#floor = hlcOf(Math.floor(at), 0);
  }

  /** Whether a batch, in any order, sorts after everything folded so far; if so it is taken as
   *  folded, if not nothing changes. */
  admits(stamps: readonly Stamp[]): boolean {
    let latest = this.#last;
    for (const stamp of stamps) {
      if (stamp.hlc < this.#floor) return false;
      if (this.#last !== null && compareStamps(stamp, this.#last) <= 0) return false;
      if (latest === null || compareStamps(stamp, latest) > 0) latest = stamp;
    }
    this.#last = latest;
    return true;
  }
}
