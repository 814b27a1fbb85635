import * as v from "valibot";
import { expect, test } from "vitest";
import { boardSchema } from "../../shared/model/layout.ts";
import type { Tile } from "../../shared/model/layout.ts";
import {
  BOARD_NAMES,
  PANELS,
  SIDE_PANELS,
  boardOf,
  defaultBoardName,
  isPanelName,
  withLongSide,
  withPanel,
} from "./boards.ts";

test.each(BOARD_NAMES)("the board %s fills its grid without an overlap", (name) => {
  const { tiles } = boardOf(name, "d");
  expectFilled(tiles);
});

test("a long side takes its rows from what stands over it, and from nothing else", () => {
  const board = boardOf("all", "d");
  const { tiles } = withLongSide(board);
  expectFilled(tiles);
  expect(tiles.map(({ panel, height }) => [panel, height])).toEqual([
    ["map", 12],
    ["incidents", 3],
    ["side", 9],
  ]);
  expect(withLongSide(boardOf("patrol", "d"))).toEqual(boardOf("patrol", "d"));
});

function expectFilled(tiles: readonly Tile[]): void {
  const cells = tiles.flatMap(({ x, y, width, height }) =>
    Array.from({ length: width * height }, (_, at) => {
      return (y + Math.floor(at / width)) * 12 + x + (at % width);
    }),
  );
  expect(new Set(cells).size).toBe(144);
  expect(cells.length).toBe(144);
}

test.each(BOARD_NAMES)("the board %s can be saved, and names only panels there are", (name) => {
  const board = boardOf(name, "d");
  expect(v.safeParse(boardSchema, board).success).toBe(true);
  expect(board.tiles.every(({ panel }) => isPanelName(panel))).toBe(true);
});

test("every panel stands on some board or in the side panel", () => {
  const standing = BOARD_NAMES.flatMap((name) => boardOf(name, "d").tiles.map((t) => t.panel));
  const reachable = new Set<string>([...standing, ...SIDE_PANELS]);
  expect(PANELS.filter((panel) => !reachable.has(panel))).toEqual([]);
});

test("one display shows everything; of several the first dispatches", () => {
  expect(defaultBoardName(0, 1)).toBe("all");
  expect([0, 1, 2, 3].map((index) => defaultBoardName(index, 4))).toEqual([
    "dispatch",
    "overview",
    "patrol",
    "patrol",
  ]);
});

test("a panel is changed in one tile and nowhere else", () => {
  const board = boardOf("dispatch", "d");
  const [, second] = board.tiles;
  const changed = withPanel(board, second!, "units");
  expect(changed.tiles.map(({ panel }) => panel)).toEqual([
    "map",
    "units",
    "incidents",
    "incident-card",
  ]);
});
