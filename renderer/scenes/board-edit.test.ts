import * as v from "valibot";
import { expect, test } from "vitest";
import { GRID, boardSchema } from "../../shared/model/layout.ts";
import type { Board, Tile } from "../../shared/model/layout.ts";
import { randomFrom, randomIndex } from "../../shared/kit/random.ts";
import { TILE_MIN, moveEdge, removeTile, splitTile, swapTiles, withPanel } from "./board-edit.ts";
import { BOARD_NAMES, boardOf } from "./shipped-scenes.ts";

const EDGES = ["left", "right", "top", "bottom"] as const;

test("whatever is split, moved, swapped and removed by chance, the tiles fill the grid", () => {
  const random = randomFrom(7);
  let changed = 0;
  for (const name of BOARD_NAMES) {
    let board = boardOf(name);
    for (let step = 0; step < 300; step += 1) {
      const next = edited(board, random);
      if (next !== board) changed += 1;
      expectFilled(next);
      board = next;
    }
  }
  expect(changed).toBeGreaterThan(BOARD_NAMES.length * 100);
});

function edited(board: Board, random: () => number): Board {
  const pick = () => board.tiles[randomIndex(random, board.tiles.length)]?.id ?? "";
  const what = randomIndex(random, 5);
  if (what === 0 && board.tiles.length < 12) {
    const axis = randomIndex(random, 2) === 0 ? "across" : "down";
    return splitTile(board, pick(), { axis, panel: "units" });
  }
  if (what === 1) return removeTile(board, pick());
  if (what === 2) return swapTiles(board, pick(), pick());
  if (what === 3) return withPanel(board, pick(), "figures");
  const edge = EDGES[randomIndex(random, 4)] ?? "left";
  return moveEdge(board, pick(), { edge, cells: randomIndex(random, 2) === 0 ? -1 : 1 });
}

function expectFilled({ name, tiles }: Board): void {
  const covered = new Set<number>();
  let cells = 0;
  for (const { x, y, width, height } of tiles) {
    expect(width >= TILE_MIN.width && height >= TILE_MIN.height).toBe(true);
    for (let at = 0; at < width * height; at += 1) {
      covered.add((y + Math.floor(at / width)) * GRID + x + (at % width));
      cells += 1;
    }
  }
  expect([covered.size, cells]).toEqual([GRID * GRID, GRID * GRID]);
  expect(new Set(tiles.map(({ id }) => id)).size).toBe(tiles.length);
  expect(v.safeParse(boardSchema, { name, tiles }).success).toBe(true);
}

test("an edge moves every tile that stands along its line, and back again exactly", () => {
  const board = boardOf("all");
  const moved = moveEdge(board, "map-0-0", { edge: "right", cells: -2 });
  expect(moved.tiles.map(({ x, width }) => [x, width])).toEqual([
    [0, 6],
    [6, 6],
    [6, 6],
  ]);
  expect(moveEdge(moved, "map-0-0", { edge: "right", cells: 2 })).toEqual(board);
});

test("an edge on the rim, and one that would squeeze a neighbour flat, stay", () => {
  const board = boardOf("all");
  expect(moveEdge(board, "map-0-0", { edge: "left", cells: 1 })).toBe(board);
  expect(moveEdge(board, "map-0-0", { edge: "right", cells: 3 })).toBe(board);
});

test("the last tile stays, and the room of one that goes is taken by its neighbours", () => {
  const board = boardOf("all");
  const less = removeTile(board, "incidents-8-0");
  expect(room(less.tiles.find(({ panel }) => panel === "side"))).toEqual([8, 0, 4, 12]);
  const one = removeTile(less, "side-8-5");
  expect(one.tiles.map(room)).toEqual([[0, 0, 12, 12]]);
  expect(removeTile(one, "map-0-0")).toBe(one);
});

function room(tile: Tile | undefined) {
  return tile === undefined ? null : [tile.x, tile.y, tile.width, tile.height];
}
