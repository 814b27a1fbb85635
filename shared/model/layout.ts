import * as v from "valibot";
import { idSchema, nameSchema } from "./shape.ts";

/** Columns and rows of a board's grid. */
export const GRID = 12;
/** A wall of more displays than this is several walls. */
export const BOARDS_MAX = 16;

const cellSchema = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(GRID - 1));
const spanSchema = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(GRID));

/** One panel on a board's grid of 12 columns and 12 rows. */
const tileSchema = v.pipe(
  v.object({
    id: idSchema,
    panel: nameSchema,
    x: cellSchema,
    y: cellSchema,
    width: spanSchema,
    height: spanSchema,
  }),
  v.check(({ x, width }) => x + width <= GRID, "a tile ends within the columns"),
  v.check(({ y, height }) => y + height <= GRID, "a tile ends within the rows"),
);
export type Tile = v.InferOutput<typeof tileSchema>;

const tilesSchema = v.pipe(
  v.array(tileSchema),
  v.minLength(1),
  v.maxLength(36),
  v.check((tiles) => !overlap(tiles), "no tile lies over another"),
);

/** What one display shows. */
export const boardSchema = v.object({ name: nameSchema, tiles: tilesSchema });
export type Board = v.InferOutput<typeof boardSchema>;

/** Who a scene is made for. */
export const SCENE_ROLES = [
  "call-taker",
  "dispatcher",
  "video",
  "leader",
  "briefing",
  "station",
] as const;
export type SceneRole = (typeof SCENE_ROLES)[number];

/** The layout of a whole wall, for any displays: boards from left to right, none bound yet. */
export const sceneSchema = v.object({
  id: idSchema,
  name: v.pipe(nameSchema, v.trim(), v.nonEmpty()),
  role: v.nullable(v.picklist(SCENE_ROLES)),
  boards: v.pipe(v.array(boardSchema), v.minLength(1), v.maxLength(BOARDS_MAX)),
});
export type Scene = v.InferOutput<typeof sceneSchema>;

/** A board in its place.  A display is known by its identity, never by its number. */
export const placedBoardSchema = v.object({
  /** Null: no display has it yet. */
  displayKey: v.nullable(idSchema),
  /** What people call the display; empty: nobody named it. */
  displayName: nameSchema,
  ...boardSchema.entries,
});
export type PlacedBoard = v.InferOutput<typeof placedBoardSchema>;

/** What a wall shows.  Each wall has an identity of its own: the displays of one machine, or one
 *  browser; a scene that is opened on one changes no other. */
export const layoutSchema = v.object({
  wall: idSchema,
  /** The scene it was opened from; null: none, it is what the wall began with. */
  sceneId: v.nullable(idSchema),
  boards: v.pipe(v.array(placedBoardSchema), v.minLength(1), v.maxLength(BOARDS_MAX)),
});
export type Layout = v.InferOutput<typeof layoutSchema>;

function overlap(tiles: readonly Tile[]): boolean {
  return tiles.some((a, i) =>
    tiles.slice(i + 1).some((b) => {
      const across = a.x < b.x + b.width && b.x < a.x + a.width;
      return across && a.y < b.y + b.height && b.y < a.y + a.height;
    }),
  );
}
