import type { Board, Layout, Scene, SceneRole } from "../../shared/model/layout.ts";
import type { PresentDisplay } from "./arrange.ts";
import type { PanelName, SidePanelName } from "./boards.ts";

type Place = readonly [panel: PanelName, x: number, y: number, width: number, height: number];

/** Every board that ships, made for one display of 16 : 9. */
const PLACES = {
  all: [
    ["map", 0, 0, 8, 12],
    ["incidents", 8, 0, 4, 5],
    ["side", 8, 5, 4, 7],
  ],
  dispatch: [
    ["map", 0, 0, 8, 8],
    ["alarms", 0, 8, 8, 4],
    ["incidents", 8, 0, 4, 5],
    ["incident-card", 8, 5, 4, 7],
  ],
  overview: [
    ["map", 0, 0, 8, 12],
    ["figures", 8, 0, 4, 6],
    ["units", 8, 6, 4, 6],
  ],
  patrol: [
    ["patrol", 0, 0, 5, 12],
    ["map", 5, 0, 7, 12],
  ],
  guard: [
    ["alerts", 0, 0, 4, 12],
    ["map", 4, 0, 5, 12],
    ["tours", 9, 0, 3, 7],
    ["risks", 9, 7, 3, 5],
  ],
  others: [
    ["handoffs", 0, 0, 5, 12],
    ["musters", 5, 0, 4, 12],
    ["night", 9, 0, 3, 12],
  ],
  health: [
    ["sources", 0, 0, 5, 12],
    ["figures", 5, 0, 4, 12],
    ["unlocated", 9, 0, 3, 12],
  ],
  calls: [
    ["incidents", 0, 0, 3, 12],
    ["incident-card", 3, 0, 4, 12],
    ["map", 7, 0, 5, 7],
    ["side", 7, 7, 5, 5],
  ],
  crews: [
    ["map", 0, 0, 8, 12],
    ["units", 8, 0, 4, 6],
    ["near", 8, 6, 4, 6],
  ],
  cameras: [
    ["tours", 0, 0, 4, 12],
    ["map", 4, 0, 5, 12],
    ["alerts", 9, 0, 3, 7],
    ["near", 9, 7, 3, 5],
  ],
  leader: [
    ["map", 0, 0, 8, 8],
    ["figures", 8, 0, 4, 6],
    ["incidents", 8, 6, 4, 6],
    ["alarms", 0, 8, 4, 4],
    ["units", 4, 8, 4, 4],
  ],
  briefing: [
    ["figures", 0, 0, 4, 12],
    ["map", 4, 0, 8, 12],
  ],
  city: [["map", 0, 0, 12, 12]],
  station: [
    ["incidents", 0, 0, 4, 6],
    ["map", 4, 0, 4, 6],
    ["alarms", 0, 6, 4, 6],
    ["incident-card", 4, 6, 4, 6],
    ["side", 8, 0, 4, 12],
  ],
  case: [
    ["map", 0, 0, 7, 12],
    ["incident-card", 7, 0, 5, 7],
    ["alarms", 7, 7, 5, 5],
  ],
  search: [
    ["ring", 0, 0, 4, 12],
    ["map", 4, 0, 5, 12],
    ["near", 9, 0, 3, 12],
  ],
  force: [
    ["units", 0, 0, 4, 12],
    ["musters", 4, 0, 4, 12],
    ["handoffs", 8, 0, 4, 12],
  ],
} as const satisfies { readonly [name: string]: readonly Place[] };
export type BoardName = keyof typeof PLACES;
export const BOARD_NAMES = Object.keys(PLACES).filter(isBoardName);

export function isBoardName(name: string): name is BoardName {
  return Object.hasOwn(PLACES, name);
}

/** A board as it ships. */
export function boardOf(name: BoardName): Board {
  const tiles = PLACES[name].map(([panel, x, y, width, height]) => {
    return { id: `${panel}-${x}-${y}`, panel, x, y, width, height };
  });
  return { name, tiles };
}

type Shipped = { readonly role: SceneRole | null; readonly boards: readonly BoardName[] };

/** The scenes that ship, in the order of their numbers.  Each has a board for every display of a
 *  large wall; with fewer displays those that matter most are shown. */
const SCENES = {
  normal: {
    role: null,
    boards: ["dispatch", "overview", "patrol", "guard", "others", "health"],
  },
  major: { role: null, boards: ["case", "search", "force", "dispatch", "overview", "health"] },
  calls: { role: "call-taker", boards: ["calls", "overview"] },
  dispatching: { role: "dispatcher", boards: ["dispatch", "crews", "patrol", "others"] },
  cameras: { role: "video", boards: ["cameras", "guard", "city"] },
  leading: { role: "leader", boards: ["leader", "force", "health"] },
  briefing: { role: "briefing", boards: ["briefing", "city", "health"] },
  station: { role: "station", boards: ["station", "patrol"] },
  single: { role: null, boards: ["all"] },
} as const satisfies { readonly [id: string]: Shipped };
export type ShippedSceneId = keyof typeof SCENES;
export const SHIPPED_SCENE_IDS = Object.keys(SCENES).filter(isShippedSceneId);

export function isShippedSceneId(id: string): id is ShippedSceneId {
  return Object.hasOwn(SCENES, id);
}

/** A scene that ships, under a name in the window's language. */
export function shippedScene(id: ShippedSceneId, name: string): Scene {
  const { role, boards } = SCENES[id];
  return { id, name, role, boards: boards.map(boardOf) };
}

/** What a wall shows before a person chose: one display shows everything; of several the first
 *  dispatches, the second overlooks, the third and all after it plan. */
export function firstLayout(wall: string, displays: readonly PresentDisplay[]): Layout {
  const names: readonly BoardName[] = displays.length <= 1 ? ["all"] : SCENES.normal.boards;
  const boards = displays.map(({ key, name }, at) => {
    const board = boardOf(names[Math.min(at, 2)] ?? "patrol");
    return { displayKey: key, displayName: name, ...board };
  });
  return { wall, sceneId: null, boards };
}

/** What stands first among the tabs of the side panel, by who reads it. */
const SIDE_FIRST: { readonly [Role in SceneRole]: readonly SidePanelName[] } = {
  "call-taker": ["incident-card", "near", "alarms", "handoffs", "units", "explain"],
  dispatcher: ["incident-card", "near", "alarms", "units", "ring", "closures", "handoffs"],
  video: ["incident-card", "tours", "alerts", "near", "alarms", "explain"],
  leader: ["incident-card", "alarms", "figures", "units", "musters", "patrol", "handoffs"],
  briefing: ["figures", "incident-card", "alarms", "units"],
  station: ["incident-card", "units", "alerts", "patrol", "night", "risks", "handoffs"],
};
const SIDE_FIRST_OF_ALL: readonly SidePanelName[] = [
  ...(["incident-card", "alarms", "alerts", "near", "handoffs", "ring", "units"] as const),
  ...(["patrol", "sources", "explain"] as const),
];

export function sideFirst(role: SceneRole | null): readonly SidePanelName[] {
  return role === null ? SIDE_FIRST_OF_ALL : SIDE_FIRST[role];
}
