import type { Tile } from "../../shared/model/layout.ts";
import { OPPOSITE, lineOf } from "../scenes/board-edit.ts";
import type { Edge } from "../scenes/board-edit.ts";

/** The tile that an arrow leads to: the nearest one that lies wholly on that side, the one most
 *  alongside first; null: there is none. */
export function nextTile(tiles: readonly Tile[], from: Tile, to: Edge): Tile | null {
  let best: { tile: Tile; cost: number } | null = null;
  for (const tile of tiles) {
    const gap = gapOf(from, tile, to);
    if (tile.id === from.id || gap < 0) continue;
    const aside =
      to === "left" || to === "right"
        ? Math.abs(middle(tile.y, tile.height) - middle(from.y, from.height))
        : Math.abs(middle(tile.x, tile.width) - middle(from.x, from.width));
    const cost = gap * 24 + aside;
    if (cost < (best?.cost ?? Infinity)) best = { tile, cost };
  }
  return best?.tile ?? null;
}

function gapOf(from: Tile, tile: Tile, to: Edge): number {
  const apart = lineOf(tile, OPPOSITE[to]) - lineOf(from, to);
  return to === "right" || to === "bottom" ? apart : -apart;
}

function middle(at: number, length: number): number {
  return at + length / 2;
}
