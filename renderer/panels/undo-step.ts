import type { Command } from "../../shared/commands/command.ts";
import type { WallState } from "../../shared/fold/wall-state.ts";
import { entityIdOf, entityKindOf, isEntityKey } from "../../shared/model/entity-key.ts";
import { lngLatOf } from "../../shared/model/position.ts";

/** Closing and cancelling can be taken back this long. */
export const CLOSING_UNDO_MS = 10_000;
/** What is taken back only so long: closing, and drawing for every window to see. */
const UNDONE_SOON: readonly Command["kind"][] = ["close-incident", "draw-marking", "erase-marking"];
/** Steps that are kept; the oldest goes. */
export const UNDO_STEPS_MAX = 50;

/** Something that was done here and can be undone. */
export type UndoStep = {
  readonly done: Command;
  /** What undoes it, in order. */
  readonly back: readonly Command[];
  /** When it was done, the station's time. */
  readonly at: number;
  /** After this it stays; null: it has no limit. */
  readonly until: number | null;
};

export type Done = {
  readonly command: Command;
  /** The wall as it was before. */
  readonly before: WallState;
  /** The thing that the desk named in its answer. */
  readonly key: string;
  readonly now: number;
  /** Stands in the log as the reason of what is taken back. */
  readonly reason: string;
};

/** How a command is undone.  Null: it cannot be, because what it did is a fact that stays. */
export function undoStepOf(done: Done): UndoStep | null {
  const back = backOf(done);
  if (back.length === 0) return null;
  const { command, now } = done;
  const until = UNDONE_SOON.includes(command.kind) ? now + CLOSING_UNDO_MS : null;
  return { done: command, back, at: now, until };
}

function backOf({ command, before, key, reason }: Done): readonly Command[] {
  if (isSceneCommand(command)) return sceneBack(before, command);
  if (command.kind === "dispatch-units") {
    const { incidentId } = command;
    return command.units.map(({ unitId }) => {
      return { kind: "advance-assignment", incidentId, unitId, step: "withdrawn" } as const;
    });
  }
  if (command.kind === "advance-assignment") {
    const { incidentId, unitId, step } = command;
    if (step !== "withdrawn") return [];
    const assignments = before.incident.get(incidentId)?.assignments ?? [];
    const eta = assignments.find((one) => one.unitId === unitId)?.eta ?? null;
    return [{ kind: "dispatch-units", incidentId, units: [{ unitId, eta }] }];
  }
  if (command.kind === "close-incident") {
    return [{ kind: "reopen-incident", incidentId: command.incidentId, reason }];
  }
  if (command.kind === "locate-incident") {
    const report = before.incident.get(command.incidentId)?.report;
    const lngLat = report === undefined ? null : lngLatOf(report.position);
    if (report === undefined || lngLat === null) return [];
    return [{ ...command, lngLat: [...lngLat], address: report.address }];
  }
  if (command.kind === "tag-incident") {
    return [{ ...command, present: !command.present }];
  }
  if (command.kind === "merge-incident") {
    return [{ kind: "split-incident", incidentId: command.incidentId, reason }];
  }
  if (command.kind === "acknowledge-alarm") {
    return [{ kind: "unacknowledge-alarm", alarmId: command.alarmId }];
  }
  if (command.kind === "shelve-alarm") {
    return [{ kind: "unshelve-alarm", alarmId: command.alarmId }];
  }
  if (command.kind === "call-muster") {
    if (!isEntityKey(key) || entityKindOf(key) !== "muster") return [];
    return [{ kind: "end-muster", musterId: entityIdOf(key) }];
  }
  if (command.kind === "keep-tour") {
    if (!isEntityKey(key) || entityKindOf(key) !== "tour") return [];
    const tour = before.tour.get(entityIdOf(key))?.tour;
    if (tour === undefined) return [{ kind: "end-tour", tourId: entityIdOf(key) }];
    const { id: tourId, ...was } = tour;
    return [{ kind: "keep-tour", tourId, ...was }];
  }
  if (command.kind === "change-duty") {
    const duty = before.unit.get(command.unitId)?.duty ?? null;
    return duty === null || duty === command.duty ? [] : [{ ...command, duty }];
  }
  if (command.kind === "close-street") {
    if (!isEntityKey(key) || entityKindOf(key) !== "closure") return [];
    return [{ kind: "open-street", closureId: entityIdOf(key) }];
  }
  if (command.kind === "start-ring") {
    return [{ kind: "end-ring", incidentId: command.incidentId }];
  }
  if (command.kind === "change-sector") return sectorAgain(before, command);
  if (command.kind === "open-street") return closedAgain(before, command.closureId);
  if (command.kind === "divert-incident") {
    if (!isEntityKey(key) || entityKindOf(key) !== "handoff") return [];
    return [{ kind: "recall-handoff", handoffId: entityIdOf(key), reason }];
  }
  return drawingBack({ command, before, key });
}

/** What was drawn goes, what was erased comes back, and a fence is what it was. */
function drawingBack({ command, before, key }: Pick<Done, "command" | "before" | "key">) {
  if (command.kind === "draw-marking") {
    if (!isEntityKey(key) || entityKindOf(key) !== "marking") return [];
    return [{ kind: "erase-marking", markingId: entityIdOf(key) } as const];
  }
  if (command.kind === "erase-marking") return drawnAgain(before, command.markingId);
  if (command.kind !== "fence-marking") return [];
  const marking = before.marking.get(command.markingId);
  return marking === undefined ? [] : [{ ...command, fence: marking.fence }];
}

type SceneCommand = Extract<Command, { kind: "arrange-wall" | "keep-scene" | "drop-scene" }>;

function isSceneCommand(command: Command): command is SceneCommand {
  return ["arrange-wall", "keep-scene", "drop-scene"].includes(command.kind);
}

/** The wall as it was; the scene as it was, or none under its id. */
function sceneBack(before: WallState, command: SceneCommand): readonly Command[] {
  if (command.kind === "arrange-wall") {
    const layout = before.layout.get(command.layout.wall)?.layout;
    return layout === undefined ? [] : [{ kind: "arrange-wall", layout }];
  }
  const sceneId = command.kind === "keep-scene" ? command.scene.id : command.sceneId;
  const was = before.scene.get(sceneId);
  if (was !== undefined && !was.dropped) return [{ kind: "keep-scene", scene: was.scene }];
  return command.kind === "keep-scene" ? [{ kind: "drop-scene", sceneId }] : [];
}

/** The sector as it was: whose, and searched or not. */
function sectorAgain(
  before: WallState,
  command: Extract<Command, { kind: "change-sector" }>,
): readonly Command[] {
  const sectors = before.ring.get(command.incidentId)?.sectors ?? [];
  const sector = sectors.find(({ number }) => number === command.number);
  if (sector === undefined) return [];
  return [{ ...command, unitId: sector.unitId, searched: sector.searchedAt !== null }];
}

/** The same shape under the same name, as a shape of its own. */
function drawnAgain(before: WallState, markingId: string): readonly Command[] {
  const marking = before.marking.get(markingId);
  if (marking === undefined) return [];
  const { name, form, fence } = marking;
  return [{ kind: "draw-marking", name, form, fence }];
}

/** The same stretches for the same reason, as a closure of its own. */
function closedAgain(before: WallState, closureId: string): readonly Command[] {
  const closure = before.closure.get(closureId);
  if (closure === undefined) return [];
  const { stretches, modes, reason, until } = closure;
  return [{ kind: "close-street", stretches: [...stretches], modes: [...modes], reason, until }];
}
