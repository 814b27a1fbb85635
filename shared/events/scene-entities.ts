import { unreachable } from "../kit/assert.ts";
import { VISIT_SETTING, entityKey } from "../model/entity-key.ts";
import type { EntityKey } from "../model/entity-key.ts";
import { wallOfDisplay } from "../model/wall-id.ts";
import type { WallEvent } from "./event.ts";

const KINDS = [
  "layout-saved",
  "wall-arranged",
  "scene-kept",
  "scene-dropped",
  "visit-set",
] as const;
/** What walls show, and the scenes that are kept. */
type SceneEvent = Extract<WallEvent, { kind: (typeof KINDS)[number] }>;

export function isSceneEvent(event: WallEvent): event is SceneEvent {
  return KINDS.some((kind) => kind === event.kind);
}

export function sceneEntity(event: SceneEvent): EntityKey {
  switch (event.kind) {
    case "layout-saved":
      return entityKey("layout", wallOfDisplay(event.board.displayKey));
    case "wall-arranged":
      return entityKey("layout", event.layout.wall);
    case "scene-kept":
      return entityKey("scene", event.scene.id);
    case "scene-dropped":
      return entityKey("scene", event.sceneId);
    case "visit-set":
      return entityKey("setting", VISIT_SETTING);
    default:
      return unreachable(event);
  }
}
