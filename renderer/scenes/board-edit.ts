import { GRID } from "../../shared/model/layout.ts";
import type { Board, Tile } from "../../shared/model/layout.ts";

/** Changes of a board's grid by hand.  Whatever is done, the tiles fill the grid and none lies over
 *  another; what cannot be done leaves the board as it was. */

/** Nothing is read in less than this. */
export const TILE_MIN = { width: 2, height: 2 } as const;
type TileSize = { readonly width: number; readonly height: number };
export type Axis = "across" | "down";
export type Edge = "left" | "right" | "top" | "bottom";

/** A tile cut in two, the new panel to the right of the old or under it. */
export function splitTile(
  board: Board,
  tileId: string,
  into: { readonly axis: Axis; readonly panel: string; readonly id?: string },
): Board {
  const tile = board.tiles.find(({ id }) => id === tileId);
  if (tile === undefined || !canSplit(tile, into.axis)) return board;
  const across = into.axis === "across";
  const [first, second] = across
    ? [Math.ceil(tile.width / 2), Math.floor(tile.width / 2)]
    : [Math.ceil(tile.height / 2), Math.floor(tile.height / 2)];
  const kept = across ? { ...tile, width: first } : { ...tile, height: first };
  const place = across
    ? { ...tile, x: tile.x + first, width: second }
    : { ...tile, y: tile.y + first, height: second };
  const id = into.id ?? freeId(board, into.panel);
  const tiles = board.tiles.flatMap((one) => {
    return one.id === tileId ? [kept, { ...place, id, panel: into.panel }] : [one];
  });
  return { ...board, tiles };
}

export function canSplit(tile: Tile, axis: Axis, min: TileSize = TILE_MIN): boolean {
  return axis === "across"
    ? Math.floor(tile.width / 2) >= min.width && tile.height >= min.height
    : Math.floor(tile.height / 2) >= min.height && tile.width >= min.width;
}

/** A tile taken away; what stands beside it takes its room. */
export function removeTile(board: Board, tileId: string): Board {
  const tile = board.tiles.find(({ id }) => id === tileId);
  if (tile === undefined || board.tiles.length === 1) return board;
  const others = board.tiles.filter((one) => one !== tile);
  for (const edge of EDGES) {
    const beside = others.filter((one) => touches(one, tile, edge) && liesWithin(one, tile, edge));
    const covered = beside.reduce((sum, one) => sum + alongOf(one, edge), 0);
    if (beside.length === 0 || covered !== alongOf(tile, edge)) continue;
    const tiles = others.map((one) => (beside.includes(one) ? grownOver(one, tile, edge) : one));
    return { ...board, tiles };
  }
  return board;
}

/** Two panels change places; each takes the other's room. */
export function swapTiles(board: Board, aId: string, bId: string): Board {
  const a = board.tiles.find(({ id }) => id === aId);
  const b = board.tiles.find(({ id }) => id === bId);
  if (a === undefined || b === undefined) return board;
  const roomOf = ({ x, y, width, height }: Tile) => ({ x, y, width, height });
  const tiles = board.tiles.map((one) => {
    if (one === a) return { ...a, ...roomOf(b) };
    return one === b ? { ...b, ...roomOf(a) } : one;
  });
  return { ...board, tiles };
}

/** An edge of a tile moved by cells, with every tile that stands along the same line. */
export function moveEdge(
  board: Board,
  tileId: string,
  by: { readonly edge: Edge; readonly cells: number },
): Board {
  const tile = board.tiles.find(({ id }) => id === tileId);
  if (tile === undefined) return board;
  const { edge, cells } = by;
  const vertical = edge === "left" || edge === "right";
  const line = lineOf(tile, edge);
  if (line === 0 || line === GRID || cells === 0) return board;
  const [before, after] = alongLine(board.tiles, tile, { vertical, line });
  const tiles = board.tiles.map((one) => {
    if (before.has(one)) {
      return vertical
        ? { ...one, width: one.width + cells }
        : { ...one, height: one.height + cells };
    }
    if (!after.has(one)) return one;
    return vertical
      ? { ...one, x: one.x + cells, width: one.width - cells }
      : { ...one, y: one.y + cells, height: one.height - cells };
  });
  const isFit = tiles.every((one) => {
    return one.width >= TILE_MIN.width && one.height >= TILE_MIN.height;
  });
  return isFit ? { ...board, tiles } : board;
}

/** A board with another panel in one of its tiles. */
export function withPanel(board: Board, tileId: string, panel: string): Board {
  const tiles = board.tiles.map((one) => (one.id === tileId ? { ...one, panel } : one));
  return { ...board, tiles };
}

const EDGES: readonly Edge[] = ["right", "left", "bottom", "top"];

/** The tiles that end at a line and those that begin at it, as far as they hang together. */
function alongLine(
  tiles: readonly Tile[],
  from: Tile,
  at: { readonly vertical: boolean; readonly line: number },
): readonly [ReadonlySet<Tile>, ReadonlySet<Tile>] {
  const { vertical, line } = at;
  const ends = (one: Tile) => lineOf(one, vertical ? "right" : "bottom") === line;
  const begins = (one: Tile) => lineOf(one, vertical ? "left" : "top") === line;
  const [before, after] = [new Set<Tile>(), new Set<Tile>()];
  const waiting = [from];
  for (let tile = waiting.pop(); tile !== undefined; tile = waiting.pop()) {
    const [own, across] = ends(tile) ? [before, after] : [after, before];
    if (own.has(tile)) continue;
    own.add(tile);
    const isAcross = own === before ? begins : ends;
    for (const one of tiles) {
      if (isAcross(one) && !across.has(one) && overlapAlong(one, tile, vertical)) waiting.push(one);
    }
  }
  return [before, after];
}

function overlapAlong(a: Tile, b: Tile, vertical: boolean): boolean {
  return vertical
    ? a.y < b.y + b.height && b.y < a.y + a.height
    : a.x < b.x + b.width && b.x < a.x + a.width;
}

/** Where an edge lies, columns or rows from the rim. */
export function lineOf({ x, y, width, height }: Tile, edge: Edge): number {
  return { left: x, right: x + width, top: y, bottom: y + height }[edge];
}

export const OPPOSITE: { readonly [Side in Edge]: Edge } = {
  left: "right",
  right: "left",
  top: "bottom",
  bottom: "top",
};

function touches(one: Tile, tile: Tile, edge: Edge): boolean {
  return lineOf(one, OPPOSITE[edge]) === lineOf(tile, edge);
}

/** Whether a neighbour reaches nowhere beyond the tile along their common edge. */
function liesWithin(one: Tile, tile: Tile, edge: Edge): boolean {
  return edge === "left" || edge === "right"
    ? one.y >= tile.y && one.y + one.height <= tile.y + tile.height
    : one.x >= tile.x && one.x + one.width <= tile.x + tile.width;
}

function alongOf({ width, height }: Tile, edge: Edge): number {
  return edge === "left" || edge === "right" ? height : width;
}

function grownOver(one: Tile, tile: Tile, edge: Edge): Tile {
  switch (edge) {
    case "right":
      return { ...one, x: tile.x, width: one.width + tile.width };
    case "left":
      return { ...one, width: one.width + tile.width };
    case "bottom":
      return { ...one, y: tile.y, height: one.height + tile.height };
    case "top":
      return { ...one, height: one.height + tile.height };
  }
}

function freeId(board: Board, panel: string): string {
  const taken = new Set(board.tiles.map(({ id }) => id));
  for (let count = 1; ; count += 1) if (!taken.has(`${panel}-${count}`)) return `${panel}-${count}`;
}
