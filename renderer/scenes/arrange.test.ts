import { expect, test } from "vitest";
import { randomFrom, randomIndex } from "../../shared/kit/random.ts";
import { OWN_WALL } from "../../shared/model/wall-id.ts";
import { arrangement, opened, withBoardOn, withGuest, withPushed } from "./arrange.ts";
import { panelRank } from "./panel-rank.ts";
import { SHIPPED_SCENE_IDS, boardOf, firstLayout, shippedScene } from "./shipped-scenes.ts";

const displays = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ key: `D${at}`, name: `Display ${at}` }));
const openOn = (id: (typeof SHIPPED_SCENE_IDS)[number], count: number) => {
  const on = displays(count);
  const before = firstLayout(OWN_WALL, on);
  return opened(shippedScene(id, id), { wall: OWN_WALL, displays: on, before });
};

test.each(SHIPPED_SCENE_IDS)("%s opens on one display to six; each shows something", (id) => {
  for (const count of [1, 2, 3, 4, 5, 6]) {
    const { boards, unused } = arrangement(openOn(id, count), displays(count));
    expect(boards.size).toBe(count);
    expect(unused).toEqual([]);
  }
});

test("a scene for six, five displays lost: what matters most is kept, what is gone is said", () => {
  const { boards, away, lost } = arrangement(openOn("normal", 6), displays(1));
  const shown = [...boards.values()].flatMap(({ tiles }) => tiles.map(({ panel }) => panel));
  expect(away).toHaveLength(5);
  for (const panel of ["alarms", "incident-card", "incidents", "map", "units"]) {
    expect(shown).toContain(panel);
  }
  const worst = Math.max(...shown.map(panelRank));
  for (const panel of lost) expect(panelRank(panel)).toBeGreaterThan(worst);
  expect(lost.length).toBeGreaterThan(0);
});

test("a scene for six opened on one display brings along what the room is led with", () => {
  const { boards, away, lost } = arrangement(openOn("normal", 1), displays(1));
  const shown = [...boards.values()].flatMap(({ tiles }) => tiles.map(({ panel }) => panel));
  expect(shown.sort()).toEqual(["alarms", "incident-card", "incidents", "map", "units"]);
  expect([away.length, lost]).toEqual([5, []]);
});

test("whichever displays go and come by chance, each shows again exactly what it showed", () => {
  const random = randomFrom(11);
  const all = displays(6);
  for (const id of SHIPPED_SCENE_IDS) {
    const layout = openOn(id, 6);
    const whole = arrangement(layout, all);
    for (let round = 0; round < 40; round += 1) {
      const left = all.filter(() => randomIndex(random, 3) > 0);
      const now = arrangement(layout, left);
      expect(now.boards.size).toBe(left.length);
      const shown = [...now.boards.values()].flatMap(({ tiles }) => tiles.map((one) => one.panel));
      const once = [...whole.boards.values()].flatMap(({ tiles }) => tiles.map((t) => t.panel));
      if (left.length > 0 && once.includes("alarms")) expect(shown).toContain("alarms");
      expect(arrangement(layout, all)).toEqual(whole);
    }
  }
});

test("what stays is not moved by what comes: tiles keep identity and corner", () => {
  const layout = openOn("normal", 6);
  const before = arrangement(layout, displays(6)).boards.get("D0");
  const after = arrangement(layout, displays(1)).boards.get("D0");
  for (const tile of before?.tiles ?? []) {
    const same = after?.tiles.find(({ id }) => id === tile.id);
    expect([same?.panel, same?.x, same?.y]).toEqual([tile.panel, tile.x, tile.y]);
  }
});

test("a display nobody knows is offered what waits, and takes nothing by itself", () => {
  const layout = openOn("normal", 2);
  const three = [...displays(2), { key: "new", name: "New" }];
  const { boards, unused, away } = arrangement(layout, three);
  expect(unused).toEqual(["new"]);
  expect(boards.has("new")).toBe(false);
  const [guest] = away;
  const taken = withGuest(layout, { key: "new", name: "New" }, guest!);
  expect(arrangement(taken, three).boards.get("new")?.name).toBe(guest?.name);
});

test("where every display was exchanged, the boards go to the new ones", () => {
  const layout = openOn("normal", 2);
  const others = [
    { key: "X", name: "" },
    { key: "Y", name: "" },
  ];
  expect([...arrangement(layout, others).boards.keys()]).toEqual(["X", "Y"]);
});

test("a scene with fewer boards leaves the further displays as they were", () => {
  const on = displays(3);
  const before = openOn("normal", 3);
  const layout = opened(shippedScene("briefing", "b"), { wall: OWN_WALL, displays: on, before });
  const briefing = [...arrangement(layout, on).boards.values()].map(({ name }) => name);
  expect(briefing).toEqual(["briefing", "city", "health"]);
  const two = opened(shippedScene("calls", "c"), { wall: OWN_WALL, displays: on, before });
  const names = [...arrangement(two, on).boards.values()].map(({ name }) => name);
  expect(names).toEqual(["calls", "overview", "guard"]);
});

test("a pushed panel takes the largest room, and is not pushed there twice", () => {
  const board = boardOf("dispatch");
  const pushed = withPushed(board, "figures");
  expect(pushed?.tiles[0]?.panel).toBe("figures");
  const swapped = withPushed(board, "alarms");
  expect(swapped?.tiles.map(({ panel }) => panel)).toEqual([
    "alarms",
    "map",
    "incidents",
    "incident-card",
  ]);
  expect(withPushed(board, "map")).toBe(null);
});

test("a board changed on one display changes no other", () => {
  const layout = openOn("normal", 3);
  const [, second] = displays(3);
  const next = withBoardOn(layout, second!, boardOf("city"));
  expect(next.boards.map(({ name }) => name)).toEqual([
    "dispatch",
    "city",
    ...layout.boards.slice(2).map(({ name }) => name),
  ]);
});
