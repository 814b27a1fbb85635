import type { Board } from "../../shared/model/layout.ts";

/** Every panel a board can hold; "side" holds the others, one at a time. */
export const PANELS = [
  "map",
  "incidents",
  "incident-card",
  "units",
  "patrol",
  "sources",
  "import",
  "unlocated",
  "explain",
  "figures",
  "near",
  "closures",
  "markings",
  "musters",
  "tours",
  "risks",
  "handoffs",
  "alarms",
  "alerts",
  "night",
  "ring",
  "gatherings",
  "side",
] as const;
export type PanelName = (typeof PANELS)[number];
export type PlainPanelName = Exclude<PanelName, "side">;

/** What the side panel can turn to, in the order of its tabs. */
export const SIDE_PANELS = [
  "incident-card",
  "alarms",
  "alerts",
  "near",
  "handoffs",
  "ring",
  "closures",
  "markings",
  "musters",
  "tours",
  "risks",
  "units",
  "patrol",
  "night",
  "sources",
  "figures",
  "unlocated",
  "import",
  "explain",
  "gatherings",
] as const satisfies readonly PanelName[];
export type SidePanelName = (typeof SIDE_PANELS)[number];

/** Panels that have nothing to hide once names, plates, texts and addresses are masked.  Every
 *  other one goes dark while strangers stand before the wall. */
const VISITOR_PANELS: readonly PanelName[] = [
  ...(["map", "incidents", "units", "figures", "sources", "patrol", "alarms"] as const),
];

export function isForVisitors(name: PanelName): boolean {
  return VISITOR_PANELS.includes(name);
}

export function isPanelName(name: string): name is PanelName {
  return PANELS.some((panel) => panel === name);
}

export function isPlainPanelName(name: string): name is PlainPanelName {
  return isPanelName(name) && name !== "side";
}

/** Rows that what stands over the side keeps while the side is long. */
const OVER_SIDE_ROWS = 3;

/** A board whose side reaches higher, for a panel that is read from top to bottom; what stands
 *  over it keeps its head. */
export function withLongSide(board: Board): Board {
  const side = board.tiles.find(({ panel }) => panel === "side");
  const over = board.tiles.find((tile) => {
    return tile.x === side?.x && tile.width === side.width && tile.y + tile.height === side.y;
  });
  if (side === undefined || over === undefined || over.height <= OVER_SIDE_ROWS) return board;
  const grown = over.height - OVER_SIDE_ROWS;
  const tiles = board.tiles.map((tile) => {
    if (tile === over) return { ...tile, height: OVER_SIDE_ROWS };
    if (tile !== side) return tile;
    return { ...tile, y: tile.y - grown, height: tile.height + grown };
  });
  return { ...board, tiles };
}
