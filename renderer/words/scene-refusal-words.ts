/** Why a wall, or a scene, stays as it is. */
const SEVERITY = {
  "scene-unknown": "note",
  "scene-name-taken": "note",
  "scenes-full": "note",
  "wall-held": "note",
} as const;

type Sentences = {
  readonly [Kind in keyof typeof SEVERITY]: (f: { readonly thing: string }) => string;
};
type Words = { readonly sentence: Sentences; readonly mend: Sentences };

const ZH: Words = {
  sentence: {
    "scene-unknown": () => "没有这个场景",
    "scene-name-taken": (f) => `已有场景“${f.thing}”`,
    "scenes-full": () => "保存的场景已满",
    "wall-held": (f) => `大屏由 ${f.thing} 接管`,
  },
  mend: {
    "scene-unknown": () => "它可能已被删除",
    "scene-name-taken": () => "换一个名称，或先删除同名场景",
    "scenes-full": () => "先删除不用的场景",
    "wall-held": () => "在场景窗口请求接管；值班领导可以强制接管",
  },
};

const EN: Words = {
  sentence: {
    "scene-unknown": () => "There is no such scene",
    "scene-name-taken": (f) => `There is a scene “${f.thing}” already`,
    "scenes-full": () => "No more scenes can be kept",
    "wall-held": (f) => `${f.thing} holds the wall`,
  },
  mend: {
    "scene-unknown": () => "It may have been deleted",
    "scene-name-taken": () => "Choose another name, or delete that one first",
    "scenes-full": () => "Delete one that nobody uses",
    "wall-held": () => "Ask for it in the window of scenes; a duty leader can take it",
  },
};

export const SCENE_REFUSALS = { severity: SEVERITY, zh: ZH, en: EN } as const;
