import type { ArrangeWall } from "../commands/arrange-wall.ts";
import type { Command } from "../commands/command.ts";
import type { DropScene } from "../commands/drop-scene.ts";
import type { KeepScene } from "../commands/keep-scene.ts";
import { keptScenes } from "../fold/scene-state.ts";
import type { WallState } from "../fold/wall-state.ts";
import { err, ok } from "../kit/result.ts";
import type { Decision } from "./decision.ts";

/** More than anybody finds again by name. */
export const SCENES_MAX = 60;

export type SceneCommand = ArrangeWall | KeepScene | DropScene;

export function isSceneCommand(command: Command): command is SceneCommand {
  return ["arrange-wall", "keep-scene", "drop-scene"].includes(command.kind);
}

/** What a wall shows, and which scenes are kept.  Two of one name could not be told apart by who
 *  recalls them; who may arrange a wall now is asked where desks come in. */
export function decideScene(wall: WallState, command: SceneCommand): Decision {
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
