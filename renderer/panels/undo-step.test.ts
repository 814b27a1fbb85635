import { expect, test } from "vitest";
import type { Command } from "../../shared/commands/command.ts";
import { decide } from "../../shared/decide/decide.ts";
import { logged, report, unit } from "../../shared/fold/event-fixtures.test-data.ts";
import { standingMarkings } from "../../shared/fold/marking-state.ts";
import { emptyWall, wallAfter } from "../../shared/fold/wall-state.ts";
import type { WallState } from "../../shared/fold/wall-state.ts";
import { assert } from "../../shared/kit/assert.ts";
import type { WallEvent } from "../../shared/events/event.ts";
import { epochMs, metres } from "../../shared/units/quantity.ts";
import { CLOSING_UNDO_MS, UNDO_STEPS_MAX, undoStepOf } from "./undo-step.ts";
import { UndoSteps } from "./undo-steps.svelte.ts";

const NOW = epochMs(Date.parse("2026-11-24T01:00:00Z"));
const CONTEXT = { now: NOW, station: "A", actor: { name: "甲", role: "leader" } } as const;
const EVENTS: WallEvent[] = [
  { kind: "incident-reported", v: 1, report: report("i") },
  { kind: "incident-reported", v: 1, report: report("j") },
  { kind: "asset-imported", v: 1, asset: unit("u") },
];
const LINE = [
  [120, 29],
  [120.001, 29],
] as const;
const ISSUED: Command = {
  kind: "dispatch-units",
  incidentId: "i",
  units: [{ unitId: "u", eta: null }],
};

test.each<readonly [string, Command, (wall: WallState) => unknown]>([
  ["a dispatch", ISSUED, (wall) => [wall.incident.get("i")?.stage, wall.unit.get("u")?.engagement]],
  [
    "a cancelled call",
    { kind: "close-incident", incidentId: "i", stage: "cancelled", reason: "重复" },
    (wall) => wall.incident.get("i")?.stage,
  ],
  [
    "a place",
    { kind: "locate-incident", incidentId: "i", lngLat: [121, 29], address: "别处" },
    (wall) => {
      const { position, address } = wall.incident.get("i")?.report ?? report("i");
      return [address, position.kind === "located" && position.lngLat];
    },
  ],
  ["a duty", { kind: "change-duty", unitId: "u", duty: "off" }, (wall) => wall.unit.get("u")?.duty],
])("%s done and then undone is as it was", (_name, command, look) => {
  const before = wallAfter(emptyWall(), logged(EVENTS));
  const done = after(before, command);
  expect(look(done)).not.toEqual(look(before));
  const step = undoStepOf({ command, before, key: "", now: NOW, reason: "撤回" });
  assert(step !== null, "it can be undone");
  expect(look(step.back.reduce(after, done))).toEqual(look(before));
});

test("a drawn shape goes, an erased one comes back, and only for ten seconds", () => {
  const form = { kind: "circle", centre: [120, 29] as const, radius: metres(80) } as const;
  const draw: Command = { kind: "draw-marking", name: "校门", form, fence: "enter" };
  const before = emptyWall();
  const drawn = after(before, draw);
  const standing = (wall: WallState) =>
    standingMarkings(wall.marking.values()).map(({ name, fence }) => `${name} ${fence}`);
  const [id = ""] = drawn.marking.keys();
  const of = { before, key: `marking:${id}`, now: NOW, reason: "撤回" };
  const step = undoStepOf({ ...of, command: draw });
  assert(step !== null, "it can be undone");
  expect(step.until).toBe(NOW + CLOSING_UNDO_MS);
  expect(standing(step.back.reduce(after, drawn))).toEqual([]);
  const erase: Command = { kind: "erase-marking", markingId: id };
  const erased = after(drawn, erase);
  const back = undoStepOf({ ...of, before: drawn, command: erase })?.back ?? [];
  expect(standing(erased)).toEqual([]);
  expect(standing(back.reduce(after, erased))).toEqual(["校门 enter"]);
});

test("a closed street is opened again, an opened one is closed for the same reason", () => {
  const stretches = [{ lngLat: [120, 29] as const, street: "青石路", line: LINE }];
  const command = { kind: "close-street", stretches, modes: ["car" as const] } as const;
  const of = { ...command, stretches: [...stretches], modes: [...command.modes] };
  const close: Command = { ...of, reason: "积水", until: null };
  const before = emptyWall();
  const closed = after(before, close);
  const [id = ""] = closed.closure.keys();
  const key = `closure:${id}`;
  const step = undoStepOf({ command: close, before, key, now: NOW, reason: "撤回" });
  expect(step?.back).toEqual([{ kind: "open-street", closureId: id }]);
  const open: Command = { kind: "open-street", closureId: id };
  const again = undoStepOf({ command: open, before: closed, key, now: NOW, reason: "撤回" });
  expect(again?.back).toEqual([close]);
});

test("a withdrawn unit is sent again", () => {
  const before = after(wallAfter(emptyWall(), logged(EVENTS)), ISSUED);
  const command = { kind: "advance-assignment", incidentId: "i", unitId: "u" } as const;
  const of = { command: { ...command, step: "withdrawn" } as const, before, key: "", now: NOW };
  expect(undoStepOf({ ...of, reason: "" })?.back).toEqual([ISSUED]);
  expect(undoStepOf({ ...of, command: { ...command, step: "signed" }, reason: "" })).toBeNull();
});

test("closing can be taken back for ten seconds and no longer; fifty steps are kept", () => {
  const command = { kind: "close-incident", incidentId: "i", stage: "reviewed" } as const;
  const before = emptyWall();
  const of = { command: { ...command, reason: "" }, before, key: "", now: NOW, reason: "撤回" };
  const step = undoStepOf(of);
  assert(step !== null, "it can be undone");
  const steps = new UndoSteps();
  steps.add(step);
  expect(steps.at(NOW + CLOSING_UNDO_MS)).toEqual([step]);
  expect(steps.at(NOW + CLOSING_UNDO_MS + 1)).toEqual([]);
  for (let i = 0; i < 60; i++) steps.add({ ...step, until: null });
  expect(steps.at(NOW)).toHaveLength(UNDO_STEPS_MAX);
});

function after(wall: WallState, command: Command): WallState {
  const decision = decide(wall, command, CONTEXT);
  assert(decision.ok, `the desk does ${command.kind}`);
  return wallAfter(wall, logged(decision.value));
}
