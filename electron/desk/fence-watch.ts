import type { LoggedEvent } from "../../shared/events/logged-event.ts";
import { FenceBook } from "../../shared/fold/fence-book.ts";
import type { FenceHold } from "../../shared/fold/fence-book.ts";
import { entityIdOf, entityKindOf } from "../../shared/model/entity-key.ts";
import type { Sighting } from "../../shared/model/sighting.ts";
import type { Store } from "../store/store.ts";

export type FenceStore = Pick<Store, "wall" | "lastSightings">;

/** Follows every unit on duty against every fence that stands: at a start from where each was last
 *  seen and from what already called, so that a crossing during a stop is one all the same. */
export class FenceWatch {
  readonly #store: FenceStore;
  readonly #book: FenceBook;

  constructor(store: FenceStore) {
    this.#store = store;
    this.#book = new FenceBook((source, edge) => {
      for (const { type, source: of, condition, since } of store.wall().alarm.values()) {
        if (type === `fence-${edge}` && of === source && condition === "active") return since;
      }
      return null;
    });
  }

  start(): void {
    this.#book.use(this.#store.wall().marking);
    for (const sighting of this.#store.lastSightings()) this.sight(sighting);
  }

  sight({ thing, lngLat, at }: Sighting): void {
    if (lngLat === null || entityKindOf(thing) !== "unit") return;
    const unitId = entityIdOf(thing);
    if (this.#store.wall().unit.get(unitId)?.duty === "off") this.#book.forget(unitId);
    else this.#book.sight(unitId, lngLat, at);
  }

  /** Events that were just committed. */
  note(batch: readonly LoggedEvent[]): void {
    for (const { event } of batch) {
      if (event.kind === "unit-duty-changed" && event.duty === "off") {
        this.#book.forget(event.unitId);
      }
    }
    if (batch.some(({ event }) => "markingId" in event)) {
      this.#book.use(this.#store.wall().marking);
    }
  }

  holds(): Iterable<FenceHold> {
    return this.#book.holds();
  }
}
