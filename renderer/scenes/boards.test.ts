import * as v from "valibot";
import { expect, test } from "vitest";
import { boardSchema } from "../../shared/model/layout.ts";
import type { Tile } from "../../shared/model/layout.ts";
import { PANELS, SIDE_PANELS, isPanelName, withLongSide } from "./boards.ts";
import { BOARD_NAMES, SHIPPED_SCENE_IDS, boardOf, firstLayout } from "./shipped-scenes.ts";
import { shippedScene, sideFirst } from "./shipped-scenes.ts";

test.each(BOARD_NAMES)("the board %s fills its grid without an overlap", (name) => {
  const { tiles } = boardOf(name);
  expectFilled(tiles);
});

test("a long side takes its rows from what stands over it, and from nothing else", () => {
  const board = boardOf("all");
  const { tiles } = withLongSide(board);
  expectFilled(tiles);
  expect(tiles.map(({ panel, height }) => [panel, height])).toEqual([
    ["map", 12],
    ["incidents", 3],
    ["side", 9],
  ]);
  expect(withLongSide(boardOf("patrol"))).toEqual(boardOf("patrol"));
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
  const board = boardOf(name);
  expect(v.safeParse(boardSchema, board).success).toBe(true);
  expect(board.tiles.every(({ panel }) => isPanelName(panel))).toBe(true);
});

test("every panel stands on some board or in the side panel", () => {
  const standing = BOARD_NAMES.flatMap((name) => boardOf(name).tiles.map(({ panel }) => panel));
  const reachable = new Set<string>([...standing, ...SIDE_PANELS]);
  expect(PANELS.filter((panel) => !reachable.has(panel))).toEqual([]);
});

test("one display shows everything; of several the first dispatches", () => {
  const names = (wall: string, count: number) => {
    const displays = Array.from({ length: count }, (_, at) => ({ key: `D${at}`, name: "" }));
    return firstLayout(wall, displays).boards.map(({ name }) => name);
  };
  expect(names("wall", 1)).toEqual(["all"]);
  expect(names("wall", 4)).toEqual(["dispatch", "overview", "patrol", "patrol"]);
});

test.each(SHIPPED_SCENE_IDS)(
  "the scene %s names its reader's tabs once, all of them there",
  (id) => {
    const tabs = sideFirst(shippedScene(id, id).role);
    expect(new Set(tabs).size).toBe(tabs.length);
    for (const tab of tabs) expect(SIDE_PANELS).toContain(tab);
  },
);
