import type { EpochMs } from "../../shared/units/quantity.ts";
import type { Hub } from "../hub/hub.ts";
import { POST_CLASSES } from "../hub/near-answer.ts";
import type { NearParts } from "../hub/near-answer.ts";
import type { SolveLane } from "../solve/solve-lane.ts";
import type { Store } from "../store/store.ts";

const POSTS_MAX = 3000;

/** What is near is found among what is on disk, what was heard last, and on the streets. */
export function nearPartsOf(of: {
  readonly store: Pick<Store, "wall" | "placesOfClasses">;
  readonly now: () => EpochMs;
  readonly hub: Pick<Hub, "lastSeen" | "lastBeat">;
  readonly lane: Pick<SolveLane, "ask">;
}): NearParts {
  const { store, now, hub, lane } = of;
  return {
    now,
    wall: () => store.wall(),
    posts: () => store.placesOfClasses(POST_CLASSES, POSTS_MAX),
    lastSeen: (thing) => hub.lastSeen(thing),
    lastBeat: (thing) => hub.lastBeat(thing),
    nearest: (task) => lane.ask(task),
  };
}
