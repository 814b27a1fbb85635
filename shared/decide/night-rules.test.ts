import { expect, test } from "vitest";
import type { Command } from "../commands/command.ts";
import { logged, MORNING, unit } from "../fold/event-fixtures.test-data.ts";
import { findingCounts } from "../fold/night-state.ts";
import { randomFrom, randomIndex } from "../kit/random.ts";
import { emptyWall, wallAfter } from "../fold/wall-state.ts";
import type { WallState } from "../fold/wall-state.ts";
import type { NightFinding } from "../model/night-group.ts";
import { fieldNamesOf } from "../model/schema-fields.ts";
import { nightFindingSchema, nightGroupSchema } from "../model/night-group.ts";
import type { Role } from "../model/role.ts";
import { epochMs } from "../units/quantity.ts";
import { decide } from "./decide.ts";

const HOUR = 3_600_000;
const NOW = MORNING + 13 * HOUR;

function begun(): WallState {
  const units = [
    unit("巡01", { class: "officer", mode: "foot" }),
    unit("巡02", { class: "officer", mode: "car" }),
    unit("义01", { class: "volunteer", mode: "foot" }),
  ];
  const events = units.map((asset) => ({ kind: "asset-imported", v: 1, asset }) as const);
  return wallAfter(emptyWall(), logged(events));
}

/** Decides and folds, as the desk does; a refusal's kind, or the wall after. */
function done(wall: WallState, command: Command, of: { role?: Role; now?: number } = {}) {
  const actor = { name: "李", role: of.role ?? "leader" };
  const now = epochMs(of.now ?? NOW);
  const decision = decide(wall, command, { now, station: "S", actor });
  if (!decision.ok) return decision.refusal.kind;
  return wallAfter(wall, logged(decision.value, actor.role));
}

function wallOf(after: ReturnType<typeof done>): WallState {
  if (typeof after === "string") throw new Error(after);
  return after;
}

const raise = (change: Partial<Extract<Command, { kind: "raise-night-group" }>> = {}): Command => ({
  ...{ kind: "raise-night-group", name: "一组", leadUnitId: "巡01", members: 15, areaId: null },
  ...{ teams: [], from: epochMs(NOW + HOUR), to: epochMs(NOW + 7 * HOUR), ...change },
});

const routes = (...unitIds: string[]) =>
  unitIds.map((unitId) => ({ unitId, mode: "foot", stops: [{ stopId: "a", placeId: "a" }] }));
const accept = (groupIds: string[], plan: object): Command =>
  ({ kind: "accept-night-plan", groupIds, plan: { id: "p", ...plan } }) as never;
const finding = (change: object = {}): Command =>
  ({
    ...{ kind: "record-night-finding", groupId: "S-N1", type: null, note: "", placeName: "市场" },
    ...{ placeId: null, lngLat: null, ...change },
  }) as never;

test("a group is raised with a count of people, and is numbered by its station", () => {
  const wall = wallOf(done(begun(), raise()));
  expect([...wall.night.keys()]).toEqual(["S-N1"]);
  expect(wall.night.get("S-N1")).toMatchObject({ by: "值班领导", planId: null, endedAt: null });
  const two = wallOf(done(wall, raise({ leadUnitId: "巡02" })));
  expect([...two.night.keys()]).toEqual(["S-N1", "S-N2"]);
});

test.each([
  ["an unknown officer", { leadUnitId: "x" }, "unit-unknown"],
  ["a volunteer at its head", { leadUnitId: "义01" }, "group-lead-unfit"],
  ["a shift that ends as it begins", { to: epochMs(NOW + HOUR) }, "group-shift-wrong"],
  ["a shift that is over", { from: epochMs(1), to: epochMs(2) }, "group-shift-wrong"],
  ["a shift of fifteen hours", { to: epochMs(NOW + 16 * HOUR) }, "group-shift-wrong"],
  ["an area that is not there", { areaId: "nowhere" }, "thing-unknown"],
])("%s is refused", (_what, change, kind) => {
  expect(done(begun(), raise(change))).toBe(kind);
});

test("an officer leads one group at a time, and another one the night after", () => {
  const wall = wallOf(done(begun(), raise()));
  expect(done(wall, raise({ name: "二组" }))).toBe("group-lead-taken");
  const next = { from: epochMs(NOW + 24 * HOUR), to: epochMs(NOW + 30 * HOUR) };
  expect(wallOf(done(wall, raise(next))).night.size).toBe(2);
});

test("a plan is accepted for its groups by a leader, on foot, and for no unit besides", () => {
  const wall = wallOf(done(wallOf(done(begun(), raise())), raise({ leadUnitId: "巡02" })));
  const both = ["S-N1", "S-N2"];
  const plan = { routes: routes("巡01", "巡02") };
  expect(done(wall, accept(both, plan), { role: "dispatcher" })).toBe("role-missing");
  expect(done(wall, accept(["S-N9"], plan))).toBe("group-unknown");
  expect(done(wall, accept(["S-N1"], plan))).toBe("group-plan-unfit");
  expect(done(wall, accept(both, { routes: routes("巡01") }))).toBe("group-plan-unfit");
  const driven = { routes: routes("巡01", "巡02").map((route) => ({ ...route, mode: "car" })) };
  expect(done(wall, accept(both, driven))).toBe("group-plan-unfit");
  expect(done(wall, accept(both, plan), { now: NOW + 8 * HOUR })).toBe("group-over");
  const after = wallOf(done(wall, accept(both, plan)));
  expect(after.plan.get("p")).toMatchObject({ verdict: "accepted", forNight: true });
  expect(after.night.get("S-N2")?.planId).toBe("p");
  expect(after.unit.get("巡01")?.patrol?.planId).toBe("p");
});

test("a finding without a type is one of the others; the figures are those of the list", () => {
  let wall = wallOf(done(begun(), raise()));
  const types = [null, "card", "card", "dispute", null, "unlocked-vehicle"] as const;
  for (const type of types) wall = wallOf(done(wall, finding({ type }), { role: "unit" }));
  const found = wall.night.get("S-N1")?.findings ?? [];
  expect(new Set(found.map(({ id }) => id)).size).toBe(types.length);
  expect(Object.fromEntries(findingCounts(found))).toEqual({
    ...{ "unlocked-vehicle": 1, "unlocked-door": 0, card: 2, dispute: 1 },
    ...{ "fire-hazard": 0, other: 2 },
  });
  expect(done(wall, finding({ groupId: "S-N9" }))).toBe("group-unknown");
});

test("a note with a telephone or identity number is refused, one with a plate is not", () => {
  const wall = wallOf(done(begun(), raise()));
  const numbers = ["138 0013 8000", "330784-19900101-1234", "１３８００１３８０００"];
  for (const note of numbers) {
    expect(done(wall, finding({ note })), note).toBe("note-names-number");
  }
  expect(typeof done(wall, finding({ note: "浙G12345 未锁，2 号门" }))).toBe("object");
});

test("the last group home ends the plan; a group ends once, also by its shift", () => {
  let wall = wallOf(done(wallOf(done(begun(), raise())), raise({ leadUnitId: "巡02" })));
  wall = wallOf(done(wall, accept(["S-N1", "S-N2"], { routes: routes("巡01", "巡02") })));
  const end = (groupId: string): Command => ({ kind: "end-night-group", groupId });
  wall = wallOf(done(wall, end("S-N1")));
  expect(done(wall, end("S-N1"))).toBe("group-over");
  expect(wall.plan.get("p")?.endedAt).toBeNull();
  wall = wallOf(done(wall, end("S-N2"), { role: "feed", now: NOW + 7 * HOUR }));
  expect(wall.plan.get("p")?.endedAt).toBe(NOW + 7 * HOUR);
  expect(wall.unit.get("巡02")?.patrol).toBeNull();
  // Paper is keyed in afterwards; findings stay.
  wall = wallOf(done(wall, finding(), { now: NOW + 8 * HOUR }));
  expect(wall.night.get("S-N1")?.findings).toHaveLength(1);
});

test("the same finding twice counts once, and one of an unknown group is nothing yet", () => {
  const wall = wallOf(done(begun(), raise()));
  const one = { id: "f", type: "card", note: "", placeName: "", placeId: null, lngLat: null };
  const found = { ...one, at: epochMs(NOW) } as NightFinding;
  const event = { kind: "night-finding-recorded", v: 1, groupId: "S-N1", finding: found } as const;
  const after = wallAfter(wall, logged([event, event, { ...event, groupId: "S-N9" }]));
  expect(after.night.get("S-N1")?.findings).toHaveLength(1);
  expect(after.night.has("S-N9")).toBe(false);
});

test("a group and a finding have no field for a person: a count, and whose units walk", () => {
  const names = ["id", "name", "leadUnitId", "members", "teams", "from", "to", "areaId"];
  expect([...new Set(fieldNamesOf(nightGroupSchema))].sort()).toEqual(names.sort());
  const about = ["id", "type", "note", "placeName", "placeId", "lngLat", "at"];
  expect([...new Set(fieldNamesOf(nightFindingSchema))].sort()).toEqual(about.sort());
});

/** Twenty teams over three nights, as they were wished for, clashes and all. */
test("an officer leads every group of volunteers; each clash of 20 teams is found", () => {
  const random = randomFrom(17);
  const teams = Array.from({ length: 20 }, (_, i) => `义${String(i + 1).padStart(2, "0")}`);
  const officers = Array.from({ length: 12 }, (_, i) => `巡${String(i + 1).padStart(2, "0")}`);
  const units = [
    ...teams.map((id) => unit(id, { class: "volunteer", mode: "foot" })),
    ...officers.map((id) => unit(id, { class: "officer", mode: "foot" })),
  ];
  const assets = units.map((asset) => ({ kind: "asset-imported", v: 1, asset }) as const);
  let wall = wallAfter(emptyWall(), logged(assets));
  const booked: { from: number; to: number; lead: string; teams: readonly string[] }[] = [];
  let [clashes, raised] = [0, 0];
  for (let i = 0; i < 400; i++) {
    const from = NOW + HOUR + Math.floor(random() * 72) * HOUR;
    const to = from + (1 + Math.floor(random() * 6)) * HOUR;
    const lead = (random() < 0.1 ? teams : officers)[randomIndex(random, 12)]!;
    const wished = teams.filter(() => random() < 0.1);
    // The oracle: who is asked for is not somewhere else in any of these hours.
    const same = booked.filter((other) => other.from < to && from < other.to);
    const expected = teams.includes(lead)
      ? "group-lead-unfit"
      : same.some((other) => other.lead === lead)
        ? "group-lead-taken"
        : wished.some((team) => same.some((other) => other.teams.includes(team)))
          ? "group-team-taken"
          : null;
    const shift = { from: epochMs(from), to: epochMs(to) };
    const after = done(wall, raise({ name: `组${i}`, leadUnitId: lead, teams: wished, ...shift }));
    if (expected !== null) {
      expect(after).toBe(expected);
      if (expected === "group-team-taken") clashes++;
      continue;
    }
    wall = wallOf(after);
    booked.push({ from, to, lead, teams: wished });
    raised++;
  }
  expect(clashes).toBeGreaterThan(50);
  expect(raised).toBeGreaterThan(20);
  for (const { group } of wall.night.values()) expect(officers).toContain(group.leadUnitId);
  expect(done(wall, raise({ teams: ["巡02"], name: "x" }))).toBe("group-team-unfit");
});

test("without the officer who leads, volunteers do not set out", () => {
  const shift = { from: epochMs(NOW - HOUR), to: epochMs(NOW + HOUR) };
  const off = { kind: "change-duty", unitId: "巡01", duty: "off" } as const;
  const wall = wallOf(done(wallOf(done(begun(), raise({ teams: ["义01"], ...shift }))), off));
  const plan = { routes: routes("巡01") };
  expect(done(wall, accept(["S-N1"], plan))).toBe("group-lead-absent");
  const there = wallOf(done(wall, { ...off, duty: "on" }));
  expect(wallOf(done(there, accept(["S-N1"], plan))).night.get("S-N1")?.planId).toBe("p");
});

test("what a patrol did is said by its leader or the room once it began", () => {
  const wall = wallOf(done(begun(), raise()));
  const deeds = { advised: 3, settled: 0, fixed: 1, "handed-over": 0, helped: 0 };
  const say = (change: object = {}) =>
    ({ kind: "report-night-result", groupId: "S-N1", deeds, note: "平安", ...change }) as Command;
  const on = NOW + 2 * HOUR;
  expect(done(wall, say())).toBe("group-not-begun");
  expect(done(wall, say({ groupId: "x" }), { now: on })).toBe("group-unknown");
  expect(done(wall, say({ note: "13812345678" }), { now: on })).toBe("note-names-number");
  // The actor of these tests is no unit of this group.
  expect(done(wall, say(), { now: on, role: "unit" })).toBe("group-not-yours");
  const said = wallOf(done(wall, say(), { now: on }));
  const again = wallOf(done(said, say({ deeds: { ...deeds, fixed: 2 } }), { now: on + HOUR }));
  expect(again.night.get("S-N1")?.result).toMatchObject({ deeds: { advised: 3, fixed: 2 } });
});
