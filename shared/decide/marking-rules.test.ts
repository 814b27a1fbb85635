import { expect, test } from "vitest";
import type { Command } from "../commands/command.ts";
import { logged } from "../fold/event-fixtures.test-data.ts";
import { standingMarkings } from "../fold/marking-state.ts";
import { emptyWall, foldOnto } from "../fold/wall-state.ts";
import { MARKINGS_MAX } from "../model/marking.ts";
import type { MarkingForm } from "../model/marking.ts";
import type { Role } from "../model/role.ts";
import { epochMs, metres } from "../units/quantity.ts";
import { decide } from "./decide.ts";

const NOW = 1_764_000_000_000;
const wall = emptyWall();
const BOW = {
  kind: "polygon",
  points: [
    [119.9, 28.8],
    [119.91, 28.81],
    [119.91, 28.8],
    [119.9, 28.81],
  ],
} as const;
const RING: MarkingForm = { kind: "circle", centre: [119.9, 28.8], radius: metres(300) };

function draw(form: MarkingForm, more: Partial<Extract<Command, { kind: "draw-marking" }>> = {}) {
  return { kind: "draw-marking", name: "校门", form, fence: null, ...more } as const;
}

function asked(command: Command, role: Role = "dispatcher", at = NOW): string {
  const actor = { name: "甲", role };
  const decision = decide(wall, command, { now: epochMs(at), station: "HQ", actor });
  if (!decision.ok) return decision.refusal.kind;
  for (const event of logged(decision.value)) foldOnto(wall, event);
  const [event] = decision.value;
  return event !== undefined && "markingId" in event ? event.markingId : "";
}

test("a shape is drawn by name, fenced, and taken away once", () => {
  const id = asked(draw(RING, { fence: "enter" }));
  expect(wall.marking.get(id)).toMatchObject({ name: "校门", fence: "enter", repaired: false });
  asked({ kind: "fence-marking", markingId: id, fence: "both" });
  expect(wall.marking.get(id)?.fence).toBe("both");
  asked({ kind: "erase-marking", markingId: id });
  expect(wall.marking.get(id)?.erasedAt).toBe(NOW);
  expect(asked({ kind: "erase-marking", markingId: id })).toBe("marking-unknown");
  expect(asked({ kind: "fence-marking", markingId: id, fence: null })).toBe("marking-unknown");
});

test("sides that cross are mended and said so; what encloses nothing is refused", () => {
  const id = asked(draw(BOW));
  expect(wall.marking.get(id)?.repaired).toBe(true);
  const flat: MarkingForm = {
    kind: "polygon",
    points: [
      [0, 0],
      [1, 1],
      [2, 2],
    ],
  };
  expect(asked(draw(flat))).toBe("marking-flat");
});

test("a line is no fence, a shape has a name, and a call-taker draws none", () => {
  const points = [BOW.points[0], BOW.points[1]] as const;
  const line: MarkingForm = { kind: "line", points };
  expect(asked(draw(line, { fence: "enter" }))).toBe("fence-open");
  const id = asked(draw(line));
  expect(asked({ kind: "fence-marking", markingId: id, fence: "leave" })).toBe("fence-open");
  expect(asked(draw(line, { name: "  " }))).toBe("title-missing");
  expect(asked(draw(line), "operator")).toBe("role-missing");
});

test("two shapes of one millisecond stay two, and no more than there may be stand at once", () => {
  const ids = [asked(draw(RING)), asked(draw(RING))];
  expect(new Set(ids).size).toBe(2);
  while (standingMarkings(wall.marking.values()).length < MARKINGS_MAX) asked(draw(RING));
  expect(asked(draw(RING))).toBe("markings-too-many");
});
