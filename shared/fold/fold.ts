import type { LoggedEvent } from "../events/logged-event.ts";

/** (state, event) → state of one thing; null: the thing is not known yet.
 *  A fold never refuses: an event that does not fit leaves the state as it was. */
export type Fold<State> = (before: State | null, logged: LoggedEvent, id: string) => State | null;
