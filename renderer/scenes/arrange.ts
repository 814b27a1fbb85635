import type { Board, Layout, PlacedBoard, Scene } from "../../shared/model/layout.ts";
import type { Axis } from "./board-edit.ts";
import { canSplit, splitTile, withPanel } from "./board-edit.ts";
import { isNeeded, panelRank, sideHolds } from "./panel-rank.ts";

/** A display that is there. */
export type PresentDisplay = { readonly key: string; readonly name: string };

/** What each display of a wall shows, as many as are there. */
export type Arrangement = {
  readonly boards: ReadonlyMap<string, Board>;
  /** Boards whose display is not there; what they show stands on the others meanwhile. */
  readonly away: readonly PlacedBoard[];
  /** Panels that stand nowhere: there is no room for them. */
  readonly lost: readonly string[];
  /** Displays that no board was given to: a person says what they show. */
  readonly unused: readonly string[];
};

/** More than these on one display are too small to be read. */
const TILES_MAX = 6;
/** What a panel needs that came from another display. */
const GUEST_MIN = { width: 3, height: 4 } as const;

/** Layout and displays → what stands where.  The same for every window: each reads its own part,
 *  and a display that comes back shows what it showed, because the layout was never changed. */
export function arrangement(layout: Layout, present: readonly PresentDisplay[]): Arrangement {
  const placed = boundTo(layout.boards, present);
  const keys = new Set(present.map(({ key }) => key));
  const here = placed.filter(({ displayKey }) => displayKey !== null && keys.has(displayKey));
  const away = placed.filter((board) => !here.includes(board));
  const boards = new Map<string, Board>();
  for (const board of here) if (board.displayKey !== null) boards.set(board.displayKey, board);
  const lost = boards.size === 0 ? [] : settle(boards, away);
  const unused = present.flatMap(({ key }) => (boards.has(key) ? [] : [key]));
  return { boards, away, lost, unused };
}

/** A scene opened on a wall.  Displays from left to right take its boards in their order; with too
 *  few displays the boards that matter most are shown, and the others wait; with too many the
 *  further displays keep what they had. */
export function opened(
  scene: Pick<Scene, "id" | "boards">,
  on: {
    readonly wall: string;
    readonly displays: readonly PresentDisplay[];
    readonly before: Layout;
  },
): Layout {
  const { displays } = on;
  const chosen = mostImportant(scene.boards, displays.length);
  const bound = chosen.map((board, at): PlacedBoard => placedOn(board, displays[at] ?? null));
  const waiting = scene.boards.filter((board) => !chosen.includes(board));
  const further = displays.slice(chosen.length).flatMap(({ key }) => {
    return on.before.boards.filter(({ displayKey }) => displayKey === key);
  });
  const unbound = waiting.map((board) => placedOn(board, null));
  return { wall: on.wall, sceneId: scene.id, boards: [...bound, ...further, ...unbound] };
}

/** A layout with one display's board changed, or given to a display that had none. */
export function withBoardOn(layout: Layout, display: PresentDisplay, board: Board): Layout {
  const isThere = layout.boards.some(({ displayKey }) => displayKey === display.key);
  const placed = placedOn(board, display);
  const boards = isThere
    ? layout.boards.map((one) => (one.displayKey === display.key ? placed : one))
    : [...layout.boards, placed];
  return { ...layout, boards };
}

/** A waiting board given to a display that has none. */
export function withGuest(layout: Layout, display: PresentDisplay, board: PlacedBoard): Layout {
  const boards = layout.boards.map((one) => (one === board ? placedOn(board, display) : one));
  return { ...layout, boards };
}

/** A panel sent to a display: it takes the largest room there; a tile that had it gives it up to
 *  what stood in that room.  Null: it stands there alone already. */
export function withPushed(board: Board, panel: string): Board | null {
  const bySize = [...board.tiles].sort((a, b) => b.width * b.height - a.width * a.height);
  const [largest] = bySize;
  if (largest === undefined || largest.panel === panel) return null;
  const tiles = board.tiles.map((tile) => {
    if (tile.id === largest.id) return { ...tile, panel };
    return tile.panel === panel ? { ...tile, panel: largest.panel } : tile;
  });
  return { ...board, tiles };
}

function placedOn({ name, tiles }: Board, display: PresentDisplay | null): PlacedBoard {
  const { key = null, name: displayName = "" } = display ?? {};
  return { displayKey: key, displayName, name, tiles };
}

/** Where none of a layout's displays is there, all its boards are bound anew: a wall whose every
 *  monitor was changed is not dark. */
function boundTo(
  boards: readonly PlacedBoard[],
  present: readonly PresentDisplay[],
): readonly PlacedBoard[] {
  const keys = new Set(present.map(({ key }) => key));
  if (boards.some(({ displayKey }) => displayKey !== null && keys.has(displayKey))) return boards;
  const chosen = mostImportant(boards, present.length);
  return boards.map((board) => {
    const at = chosen.indexOf(board);
    return at < 0 ? board : placedOn(board, present[at] ?? null);
  });
}

/** As many boards as there are displays, those with the panels that matter most, in their order. */
function mostImportant<One extends Board>(boards: readonly One[], count: number): readonly One[] {
  const ranks = (board: One) => board.tiles.map(({ panel }) => panelRank(panel)).sort(byNumber);
  const best = [...boards].sort((a, b) => compareLists(ranks(a), ranks(b))).slice(0, count);
  return boards.filter((board) => best.includes(board));
}

/** Gives the panels of boards that are away a place on those that are there, the most important
 *  first.  Shape: the panels that no longer stand anywhere. */
function settle(boards: Map<string, Board>, away: readonly PlacedBoard[]): readonly string[] {
  const guests = new Set(
    away.flatMap(({ displayKey, tiles }) => {
      const panels = tiles.map(({ panel }) => panel);
      // What never had a display is only missed where the room cannot be led without it.
      return displayKey === null ? panels.filter(isNeeded) : panels;
    }),
  );
  const inOrder = [...guests].sort((a, b) => panelRank(a) - panelRank(b));
  const lost: string[] = [];
  for (const panel of inOrder) {
    const shown = [...boards.values()].flatMap(({ tiles }) => tiles.map((tile) => tile.panel));
    const isAside = shown.includes("side") && sideHolds(panel);
    if (shown.includes(panel) || isAside) continue;
    const gone = besideOthers(boards, panel) ? null : insteadOfLess(boards, panel);
    if (gone !== null && gone !== "") lost.push(gone);
    if (gone === "") lost.push(panel);
  }
  return lost;
}

/** The guest takes half of the largest tile that can spare it.  False: none can. */
function besideOthers(boards: Map<string, Board>, panel: string): boolean {
  let best: { key: string; tileId: string; axis: Axis; area: number } | null = null;
  for (const [key, board] of boards) {
    if (board.tiles.length >= TILES_MAX) continue;
    for (const tile of board.tiles) {
      // A display is wider than it is high; so are the cells of its grid.
      const axis = tile.width * 16 >= tile.height * 9 * 1.5 ? "across" : "down";
      const area = tile.width * tile.height;
      if (!canSplit(tile, axis, GUEST_MIN) || area <= (best?.area ?? 0)) continue;
      best = { key, tileId: tile.id, axis, area };
    }
  }
  const board = best === null ? undefined : boards.get(best.key);
  if (best === null || board === undefined) return false;
  const { axis } = best;
  boards.set(best.key, splitTile(board, best.tileId, { axis, panel, id: `guest-${panel}` }));
  return true;
}

/** The guest takes the place of the least important panel, if that one matters less.  Shape: the
 *  panel that went; empty: the guest found no place. */
function insteadOfLess(boards: Map<string, Board>, panel: string): string {
  let least: { key: string; tileId: string; panel: string } | null = null;
  for (const [key, board] of boards) {
    for (const tile of board.tiles) {
      const rank = panelRank(tile.panel);
      if (rank <= panelRank(least?.panel ?? panel) || tile.panel === "side") continue;
      least = { key, tileId: tile.id, panel: tile.panel };
    }
  }
  const board = least === null ? undefined : boards.get(least.key);
  if (least === null || board === undefined) return "";
  boards.set(least.key, withPanel(board, least.tileId, panel));
  return least.panel;
}

const byNumber = (a: number, b: number): number => a - b;

function compareLists(a: readonly number[], b: readonly number[]): number {
  for (const [at, rank] of a.entries()) {
    const other = b[at];
    if (other === undefined) return -1;
    if (rank !== other) return rank - other;
  }
  return a.length < b.length ? 1 : 0;
}
