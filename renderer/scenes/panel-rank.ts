import { SIDE_PANELS } from "./boards.ts";

/** What stays before the eye when there is too little room, the most important first.
 *  Source: the order in which panels evacuate a display that is lost. */
const BY_RANK = [
  "alarms",
  "incident-card",
  "incidents",
  "map",
  "side",
  "units",
  "ring",
  "near",
  "alerts",
  "handoffs",
  "musters",
  "patrol",
  "tours",
  "gatherings",
  "night",
  "closures",
  "markings",
  "risks",
  "sources",
  "figures",
  "unlocated",
  "explain",
  "import",
];

/** Smaller is more important; a panel that is not named comes last. */
export function panelRank(panel: string): number {
  const at = BY_RANK.indexOf(panel);
  return at < 0 ? BY_RANK.length : at;
}

/** Without these nobody leads a room. */
export function isNeeded(panel: string): boolean {
  return panelRank(panel) <= panelRank("units") && panel !== "side";
}

/** What ranks no higher than the side panel itself is at hand there, one tab away. */
export function sideHolds(panel: string): boolean {
  return panelRank(panel) > panelRank("side") && SIDE_PANELS.some((name) => name === panel);
}
