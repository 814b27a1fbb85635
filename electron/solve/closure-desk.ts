import type { LoggedEvent } from "../../shared/events/logged-event.ts";
import { closuresInForce } from "../../shared/fold/closure-state.ts";
import type { LostClosure } from "../../shared/fold/closure-state.ts";
import type { WallState } from "../../shared/fold/wall-state.ts";
import { present } from "../../shared/kit/assert.ts";
import { ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import { TRAVEL_MODES } from "../../shared/model/unit.ts";
import type { LngLat } from "../../shared/units/lng-lat.ts";
import type { EpochMs } from "../../shared/units/quantity.ts";
import type { SolveLane } from "./solve-lane.ts";
import type { SolveRefusal, StretchFound } from "./solve-task.ts";
import { CLOSURES_MAX } from "./street-closure.ts";
import type { StreetClosure } from "./street-closure.ts";

export interface ClosurePorts {
  now(): EpochMs;
  wall(): WallState;
  log(line: string): void;
}

type Lane = Pick<SolveLane, "ask" | "useClosures">;
type Lanes = { readonly people: Lane; readonly plans: Lane; readonly crews: Lane };

/** Tells everything that searches for ways which streets are closed.  A lane takes its messages in
 *  order, so that whatever is asked after a closure is on disk goes around it. */
export class ClosureDesk {
  readonly #lanes: Lanes;
  readonly #ports: ClosurePorts;
  /** Ids of what the lanes were told last. */
  #told = "";
  #lost: readonly LostClosure[] = [];

  constructor(lanes: Lanes, ports: ClosurePorts) {
    this.#lanes = lanes;
    this.#ports = ports;
    this.look();
  }

  /** What a closure would close, and for whom: seen before anybody closes it. */
  stretches(of: {
    readonly from: LngLat;
    readonly to: LngLat | null;
  }): Promise<Result<readonly StretchFound[], SolveRefusal>> {
    return this.#lanes.people.ask({ kind: "stretch", ...of, modes: TRAVEL_MODES });
  }

  /** Events that were just committed. */
  note(batch: readonly LoggedEvent[]): void {
    if (batch.some(({ event }) => "closureId" in event)) this.look();
  }

  /** The time that a person set passes without an event: somebody has to look. */
  look(): void {
    const inForce = closuresInForce(this.#ports.wall().closure.values(), this.#ports.now());
    const ids = inForce.map(({ id }) => id).join();
    if (ids === this.#told) return;
    this.#told = ids;
    const closed = inForce.flatMap(({ stretches, modes }) =>
      stretches.map(({ lngLat }): StreetClosure => ({ lngLat, modes })),
    );
    // Only logs of several stations together can hold more than one desk grants.
    if (closed.length > CLOSURES_MAX) {
      this.#ports.log(`${closed.length} stretches are closed; the oldest ${CLOSURES_MAX} hold`);
    }
    for (const lane of Object.values(this.#lanes)) lane.useClosures(closed.slice(0, CLOSURES_MAX));
    void this.check();
  }

  /** Closures in force that the streets have no street for, so that nothing goes around them. */
  lost(): readonly LostClosure[] {
    return this.#lost;
  }

  /** Looks for the street of each closure: after it was closed, and in streets imported anew. */
  async check(): Promise<void> {
    const told = this.#told;
    const inForce = closuresInForce(this.#ports.wall().closure.values(), this.#ports.now());
    const stretches = inForce.flatMap(({ id, modes, stretches: all }) =>
      all.map(({ lngLat, street }) => ({ id, street, lngLat, modes })),
    );
    const found =
      stretches.length === 0
        ? ok([])
        : await this.#lanes.people.ask({ kind: "unmatched-closures", closures: stretches });
    // Asked again meanwhile; and without streets there is nothing to find it in, which is said.
    if (told !== this.#told) return;
    const now = this.#ports.now();
    const lost = new Map<string, LostClosure>();
    for (const index of found.ok ? found.value : []) {
      const { id, street } = present(stretches[index], "one of those asked about");
      const since = this.#lost.find((one) => one.id === id)?.since ?? now;
      lost.set(id, { id, name: street, since });
    }
    this.#lost = [...lost.values()];
  }
}
