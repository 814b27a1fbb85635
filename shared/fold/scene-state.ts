import type { Scene } from "../model/layout.ts";
import type { Fold } from "./fold.ts";

/** A layout that people keep under a name. */
export type SceneState = {
  readonly scene: Scene;
  readonly by: string;
  /** It is no longer offered. */
  readonly dropped: boolean;
};

export const foldScene: Fold<SceneState> = (before, { event, stamp }) => {
  if (event.kind === "scene-kept") {
    return { scene: event.scene, by: stamp.actor, dropped: false };
  }
  if (event.kind !== "scene-dropped" || before === null) return before;
  return { ...before, by: stamp.actor, dropped: true };
};

/** Scenes that are offered, by name. */
export function keptScenes(scenes: Iterable<SceneState>): readonly SceneState[] {
  const kept = [...scenes].filter(({ dropped }) => !dropped);
  return kept.sort((a, b) => (a.scene.name < b.scene.name ? -1 : 1));
}
