import type { Board, Tile } from "../../shared/model/layout.ts";

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

export const BOARD_NAMES = ["all", "dispatch", "overview", "patrol"] as const;
export type BoardName = (typeof BOARD_NAMES)[number];

type Place = readonly [panel: PanelName, x: number, y: number, width: number, height: number];

const PLACES: { readonly [Name in BoardName]: readonly Place[] } = {
  all: [
    ["map", 0, 0, 8, 12],
    ["incidents", 8, 0, 4, 5],
    ["side", 8, 5, 4, 7],
  ],
  dispatch: [
    ["map", 0, 0, 8, 8],
    ["alarms", 0, 8, 8, 4],
    ["incidents", 8, 0, 4, 5],
    ["incident-card", 8, 5, 4, 7],
  ],
  overview: [
    ["map", 0, 0, 8, 12],
    ["figures", 8, 0, 4, 6],
    ["units", 8, 6, 4, 6],
  ],
  patrol: [
    ["patrol", 0, 0, 5, 12],
    ["map", 5, 0, 7, 12],
  ],
};

/** A board as it ships, for one display. */
export function boardOf(name: BoardName, displayKey: string): Board {
  const tiles = PLACES[name].map(([panel, x, y, width, height]) => ({
    id: `${panel}-${x}-${y}`,
    panel,
    x,
    y,
    width,
    height,
  }));
  return { displayKey, name, tiles };
}

/** What a display shows before a person chose: one display shows everything; of several the
 *  first dispatches, the second overlooks, the third and all after it plan. */
export function defaultBoardName(index: number, displays: number): BoardName {
  if (displays <= 1) return "all";
  return (["dispatch", "overview", "patrol"] as const)[Math.min(index, 2)] ?? "patrol";
}

export function isPanelName(name: string): name is PanelName {
  return PANELS.some((panel) => panel === name);
}

export function isPlainPanelName(name: string): name is PlainPanelName {
  return isPanelName(name) && name !== "side";
}

export function isBoardName(name: string): name is BoardName {
  return BOARD_NAMES.some((board) => board === name);
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

/** A board with another panel in one of its tiles. */
export function withPanel(board: Board, tile: Tile, panel: PanelName): Board {
  const tiles = board.tiles.map((other) => (other.id === tile.id ? { ...other, panel } : other));
  return { ...board, tiles };
}
