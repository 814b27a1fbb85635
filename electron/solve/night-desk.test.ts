import { expect, test } from "vitest";
import type { WallEvent } from "../../shared/events/event.ts";
import { MORNING, logged } from "../../shared/fold/event-fixtures.test-data.ts";
import { emptyWall, wallAfter } from "../../shared/fold/wall-state.ts";
import { GROUP_SILENT_MS } from "../../shared/model/group-presence.ts";
import type { LngLat } from "../../shared/units/lng-lat.ts";
import { epochMs } from "../../shared/units/quantity.ts";
import { DEVICES_MAX, NightDesk } from "./night-desk.ts";

const MINUTE = 60_000;
const FROM = MORNING + 14 * 60 * MINUTE;
const TO = FROM + 60 * MINUTE;

function deskAt(begin: number) {
  const clock = { now: begin };
  const group = { id: "g", name: "一组", leadUnitId: "u", members: 15, teams: [], areaId: null };
  const raised = { ...group, from: epochMs(FROM), to: epochMs(TO) };
  let wall = wallAfter(emptyWall(), logged([{ kind: "night-group-raised", v: 1, group: raised }]));
  const ended: string[] = [];
  const desk = new NightDesk({
    now: () => epochMs(clock.now),
    wall: () => wall,
    command: (command) => {
      if (command.kind === "end-night-group") ended.push(command.groupId);
    },
  });
  const take = (device: string, at: number, lngLat: LngLat = [120, 29]) =>
    desk.take({ groupId: "g", device, at: epochMs(at), lngLat });
  const fold = (event: WallEvent) => (wall = wallAfter(wall, logged([event])));
  return { desk, clock, ended, take, fold };
}

test("a position is taken during the shift only, by its own time and by its arrival", () => {
  const { desk, clock, take } = deskAt(FROM - 1);
  expect(take("a", FROM - 1)).toBe("offShift");
  expect(take("a", FROM)).toBe("offShift");
  clock.now = FROM;
  expect(take("a", FROM - 1)).toBe("offShift");
  expect(take("a", FROM)).toBe("new");
  clock.now = TO;
  expect(take("b", TO - 1)).toBe("offShift");
  expect(desk.take({ groupId: "x", device: "a", at: epochMs(FROM), lngLat: [0, 0] })).toBe(
    "unknownRef",
  );
});

test("everything is forgotten at the end of the shift, and the group's end is written down", () => {
  const { desk, clock, ended, take } = deskAt(FROM);
  take("a", FROM);
  take("b", FROM);
  expect(desk.positions).toBe(2);
  clock.now = TO - 1;
  desk.tick();
  expect([desk.positions, ended]).toEqual([2, []]);
  clock.now = TO;
  expect(desk.presences()).toEqual([]);
  desk.tick();
  expect([desk.positions, ended]).toEqual([0, ["g"]]);
});

test("a group that a person ends early is forgotten then", () => {
  const { desk, clock, take, fold } = deskAt(FROM);
  take("a", FROM);
  clock.now = FROM + MINUTE;
  fold({ kind: "night-group-ended", v: 1, groupId: "g", at: epochMs(FROM + MINUTE) });
  desk.tick();
  expect(desk.positions).toBe(0);
  expect(take("a", FROM + MINUTE)).toBe("offShift");
});

test("late, double and impossible positions are named, and too many devices are refused", () => {
  const { clock, take } = deskAt(FROM);
  clock.now = FROM + 10 * MINUTE;
  expect(take("a", FROM + MINUTE)).toBe("new");
  expect(take("a", FROM + MINUTE)).toBe("dup");
  expect(take("a", FROM)).toBe("late");
  expect(take("a", FROM + 2 * MINUTE, [121, 29])).toBe("suspect");
  expect(take("a", FROM + MINUTE + GROUP_SILENT_MS + 1, [121, 29])).toBe("new");
  const others = Array.from({ length: DEVICES_MAX }, (_, i) => take(`d${i}`, FROM));
  expect(others.filter((verdict) => verdict === "flood")).toHaveLength(1);
});

test("one that strays does not move the mark; a silent group keeps it and says since when", () => {
  const { desk, clock, take } = deskAt(FROM);
  clock.now = FROM + MINUTE;
  for (const device of ["a", "b", "c", "d"]) take(device, FROM + MINUTE);
  take("e", FROM + MINUTE, [120.5, 29.5]);
  expect(desk.presences()).toMatchObject([{ lngLat: [120, 29], heard: 5, heardAt: clock.now }]);
  clock.now += GROUP_SILENT_MS;
  expect(desk.presences()).toMatchObject([
    { lngLat: [120, 29], heard: 0, heardAt: FROM + MINUTE, until: TO },
  ]);
});

test("a group that was never heard is silent since its shift, or since the station began", () => {
  expect(deskAt(FROM - MINUTE).desk.presences()).toEqual([]);
  const { desk, clock } = deskAt(FROM + 5 * MINUTE);
  clock.now = FROM + 20 * MINUTE;
  expect(desk.presences()).toMatchObject([{ lngLat: null, heardAt: null }]);
  expect(desk.presences()[0]?.sinceAt).toBe(FROM + 5 * MINUTE);
});
