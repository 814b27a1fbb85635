import type { ArrangeWall } from "../commands/arrange-wall.ts";
import type { BeginVisit } from "../commands/begin-visit.ts";
import type { Command } from "../commands/command.ts";
import type { DropScene } from "../commands/drop-scene.ts";
import type { EndVisit } from "../commands/end-visit.ts";
import type { KeepScene } from "../commands/keep-scene.ts";
import { isVisited } from "../fold/setting-state.ts";
import { keptScenes } from "../fold/scene-state.ts";
import type { WallState } from "../fold/wall-state.ts";
import { err, ok } from "../kit/result.ts";
import type { Decision, DecisionContext } from "./decision.ts";

/** More than anybody finds again by name. */
export const SCENES_MAX = 60;

export type SceneCommand = ArrangeWall | KeepScene | DropScene | BeginVisit | EndVisit;

const KINDS = ["arrange-wall", "keep-scene", "drop-scene", "begin-visit", "end-visit"] as const;

export function isSceneCommand(command: Command): command is SceneCommand {
  return KINDS.some((kind) => kind === command.kind);
}

/** What a wall shows, and which scenes are kept.  Two of one name could not be told apart by who
 *  recalls them; who may arrange a wall now is asked where desks come in. */
export function decideScene(
  wall: WallState,
  command: SceneCommand,
  { now: at }: DecisionContext,
): Decision {
  if (command.kind === "begin-visit" || command.kind === "end-visit") {
    const on = command.kind === "begin-visit";
    return ok(isVisited(wall) === on ? [] : [{ kind: "visit-set", v: 1, on, at }]);
  }
  if (command.kind === "arrange-wall") {
    return ok([{ kind: "wall-arranged", v: 1, layout: command.layout }]);
  }
  const kept = keptScenes(wall.scene.values());
  if (command.kind === "drop-scene") {
    const { sceneId } = command;
    const isThere = kept.some(({ scene }) => scene.id === sceneId);
    if (!isThere) return err({ kind: "scene-unknown", thing: sceneId });
    return ok([{ kind: "scene-dropped", v: 1, sceneId }]);
  }
  const { scene } = command;
  const others = kept.filter((one) => one.scene.id !== scene.id);
  if (others.some((one) => one.scene.name === scene.name)) {
    return err({ kind: "scene-name-taken", thing: scene.name });
  }
  if (others.length >= SCENES_MAX) return err({ kind: "scenes-full", max: SCENES_MAX });
  return ok([{ kind: "scene-kept", v: 1, scene }]);
}
