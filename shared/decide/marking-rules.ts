import type { Command } from "../commands/command.ts";
import { standingMarkings } from "../fold/marking-state.ts";
import type { MarkingState } from "../fold/marking-state.ts";
import type { WallState } from "../fold/wall-state.ts";
import { unreachable } from "../kit/assert.ts";
import { err, ok } from "../kit/result.ts";
import type { Result } from "../kit/result.ts";
import { GROUND_SQUARE_METRES_MIN, MARKINGS_MAX, enclosesGround } from "../model/marking.ts";
import type { MarkingForm } from "../model/marking.ts";
import { simplePolygonFrom } from "../units/simple-polygon.ts";
import type { Decision, DecisionContext } from "./decision.ts";
import type { Refusal } from "./refusal.ts";

type Of<Kind extends Command["kind"]> = Extract<Command, { kind: Kind }>;
const MARKING_COMMANDS = [
  "draw-marking",
  "fence-marking",
  "erase-marking",
] as const satisfies readonly Command["kind"][];
export type MarkingCommand = Of<(typeof MARKING_COMMANDS)[number]>;

export function isMarkingCommand(command: Command): command is MarkingCommand {
  return MARKING_COMMANDS.some((kind) => kind === command.kind);
}

export function decideMarking(
  wall: WallState,
  command: MarkingCommand,
  context: DecisionContext,
): Decision {
  const { now: at } = context;
  switch (command.kind) {
    case "draw-marking":
      return drawMarking(wall, command, context);
    case "fence-marking": {
      const { markingId, fence } = command;
      const found = standing(wall, markingId);
      if (!found.ok) return found;
      if (fence !== null && !enclosesGround(found.value.form)) return err({ kind: "fence-open" });
      if (fence === found.value.fence) return ok([]);
      return ok([{ kind: "marking-fenced", v: 1, markingId, fence, at }]);
    }
    case "erase-marking": {
      const { markingId } = command;
      const found = standing(wall, markingId);
      return found.ok ? ok([{ kind: "marking-erased", v: 1, markingId, at }]) : found;
    }
    default:
      return unreachable(command);
  }
}

function drawMarking(
  wall: WallState,
  { name, form, fence }: Of<"draw-marking">,
  { now, station }: DecisionContext,
): Decision {
  if (name.trim() === "") return err({ kind: "title-missing" });
  if (fence !== null && !enclosesGround(form)) return err({ kind: "fence-open" });
  if (standingMarkings(wall.marking.values()).length >= MARKINGS_MAX) {
    return err({ kind: "markings-too-many", max: MARKINGS_MAX });
  }
  const mended = mendedForm(form);
  if (!mended.ok) return mended;
  const markingId = newId(wall, `${station}-B${Math.floor(now).toString(36)}`);
  const drawn = { markingId, name: name.trim(), ...mended.value, fence };
  return ok([{ kind: "marking-drawn", v: 1, ...drawn, at: now }]);
}

/** Sides that cross enclose nothing that anybody could say the inside of. */
function mendedForm(
  form: MarkingForm,
): Result<{ readonly form: MarkingForm; readonly repaired: boolean }, Refusal> {
  if (form.kind !== "polygon") return ok({ form, repaired: false });
  const mended = simplePolygonFrom(form.points, GROUND_SQUARE_METRES_MIN);
  if (mended.kind === "flat") return err({ kind: "marking-flat" });
  if (mended.kind === "crossed") return err({ kind: "marking-crossed" });
  const { points, repaired } = mended;
  return ok({ form: { kind: "polygon", points }, repaired });
}

function standing({ marking }: WallState, markingId: string): Result<MarkingState, Refusal> {
  const found = marking.get(markingId);
  if (found?.erasedAt !== null) return err({ kind: "marking-unknown", thing: markingId });
  return ok(found);
}

/** Two shapes that are drawn in one millisecond stay two. */
function newId({ marking }: WallState, wanted: string): string {
  let id = wanted;
  for (let again = 2; marking.has(id); again += 1) id = `${wanted}-${again}`;
  return id;
}
