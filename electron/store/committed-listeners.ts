import type { LoggedEvent } from "../../shared/events/logged-event.ts";

/** Told of events that are on disk. */
export type CommittedListener = (events: readonly LoggedEvent[]) => void;

/** Tells every listener of every batch in the order of the commits, also while one appends. */
export class CommittedListeners {
  readonly #listeners = new Set<CommittedListener>();
  readonly #batches: (readonly LoggedEvent[])[] = [];
  #telling = false;

  add(listener: CommittedListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(batch: readonly LoggedEvent[]): void {
    this.#batches.push(batch);
    if (this.#telling) return;
    this.#telling = true;
    for (let next = this.#batches.shift(); next !== undefined; next = this.#batches.shift()) {
      for (const listener of this.#listeners) told(listener, next);
    }
    this.#telling = false;
  }
}

/** The events are on disk whatever a listener does: its bug is its own and not the writer's. */
function told(listener: CommittedListener, batch: readonly LoggedEvent[]): void {
  try {
    listener(batch);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
