import { nextCallSteps } from "../../../shared/fold/next-steps.ts";
import type { CallStep } from "../../../shared/fold/next-steps.ts";
import type { IncidentState } from "../../../shared/fold/incident-state.ts";

/** What a person may enter for the call as a whole, and the key of each.  Dispatching and merging
 *  have lists of their own. */
export const CLOSING_WAYS = [
  "fed-back",
  "back-up",
  "reviewed",
  "archived",
  "split",
  "returned",
  "reopened",
  "cancelled",
] as const satisfies readonly CallStep[];
export type ClosingWay = (typeof CLOSING_WAYS)[number];

export const WAY_KEYS: { readonly [Way in ClosingWay]: string } = {
  "fed-back": "F",
  "back-up": "A",
  reviewed: "R",
  archived: "G",
  split: "U",
  returned: "Z",
  reopened: "Z",
  cancelled: "X",
};

/** The ways that are open now, the likeliest first. */
export function closingWays(incident: IncidentState): readonly ClosingWay[] {
  const steps = nextCallSteps(incident);
  return CLOSING_WAYS.filter((way) => steps.includes(way));
}

/** The way that a key means now: of two with one key, the one that is open; null: none. */
export function wayOfKey(key: string, incident: IncidentState): ClosingWay | null {
  const meant = CLOSING_WAYS.filter((way) => WAY_KEYS[way] === key);
  const open = closingWays(incident);
  return meant.find((way) => open.includes(way)) ?? meant.at(-1) ?? null;
}
