import type { IncidentStage } from "../../../shared/model/incident.ts";

/** What a person may enter for the call as a whole, and the key of each. */
export const CLOSING_WAYS = ["feed-back", "review", "archive", "cancel", "reopen"] as const;
export type ClosingWay = (typeof CLOSING_WAYS)[number];

export const WAY_KEYS: { readonly [Way in ClosingWay]: string } = {
  "feed-back": "F",
  review: "R",
  archive: "G",
  cancel: "X",
  reopen: "Z",
};

/** The ways that the present stage leaves open, the likeliest first. */
export function closingWays(stage: IncidentStage): readonly ClosingWay[] {
  switch (stage) {
    case "handling":
      return ["feed-back", "cancel"];
    case "fed-back":
      return ["review", "cancel"];
    case "reviewed":
      return ["archive", "reopen"];
    case "archived":
    case "cancelled":
      return ["reopen"];
    default:
      return ["cancel"];
  }
}

export function wayOfKey(key: string): ClosingWay | null {
  return CLOSING_WAYS.find((way) => WAY_KEYS[way] === key) ?? null;
}
