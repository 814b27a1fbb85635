import { expect, test } from "vitest";
import type { Command } from "../commands/command.ts";
import { closurePhase, closuresInForce } from "../fold/closure-state.ts";
import { emptyWall, foldOnto } from "../fold/wall-state.ts";
import type { WallMaps } from "../fold/wall-state.ts";
import { logged } from "../fold/event-fixtures.test-data.ts";
import { CLOSED_STRETCHES_MAX, CLOSURE_STRETCHES_MAX } from "../model/closure.ts";
import type { ClosedStretch } from "../model/closure.ts";
import type { Role } from "../model/role.ts";
import { epochMs } from "../units/quantity.ts";
import { decide } from "./decide.ts";

const NOW = 1_764_000_000_000;
const HOUR = 3_600_000;

const stretch = (lng: number): ClosedStretch => ({
  ...{ lngLat: [lng, 28], street: "青石路" },
  line: [
    [lng - 0.001, 28],
    [lng + 0.001, 28],
  ],
});

function close(more: Partial<Extract<Command, { kind: "close-street" }>> = {}): Command {
  const usual = { stretches: [stretch(119)], modes: ["car" as const, "ebike" as const] };
  return { kind: "close-street", ...usual, reason: "施工", until: null, ...more };
}

function decided(wall: WallMaps, command: Command, at = NOW, role: Role = "dispatcher") {
  return decide(wall, command, {
    ...{ now: epochMs(at), station: "HQ", actor: { name: "甲", role } },
  });
}

/** The wall after a command, which must be granted. */
function after(wall: WallMaps, command: Command, at = NOW): string {
  const decision = decided(wall, command, at);
  if (!decision.ok) throw new Error(decision.refusal.kind);
  for (const event of logged(decision.value)) foldOnto(wall, event);
  const [event] = decision.value;
  return event !== undefined && "closureId" in event ? event.closureId : "";
}

const refusalOf = (...of: Parameters<typeof decided>) => {
  const decision = decided(...of);
  return decision.ok ? null : decision.refusal.kind;
};

test("a closure says who, why, since when and until when, and is opened by somebody", () => {
  const wall = emptyWall();
  const id = after(wall, close({ until: epochMs(NOW + HOUR) }));
  expect(wall.closure.get(id)).toMatchObject({
    ...{ reason: "施工", at: NOW, until: NOW + HOUR, modes: ["car", "ebike"] },
    ...{ openedAt: null, stretches: [{ street: "青石路" }] },
  });
  expect(wall.closure.get(id)?.by).not.toBe("");
  after(wall, { kind: "open-street", closureId: id }, NOW + 1000);
  expect(wall.closure.get(id)).toMatchObject({ openedAt: NOW + 1000 });
  expect(wall.closure.get(id)?.openedBy).not.toBeNull();
  expect(closuresInForce(wall.closure.values(), NOW + 2000)).toEqual([]);
});

test("a closure with an end runs out at its second, by nobody's doing and with no event", () => {
  const wall = emptyWall();
  const id = after(wall, close({ until: epochMs(NOW + HOUR) }));
  const state = wall.closure.get(id);
  if (state === undefined) throw new Error("it is on the wall");
  expect(closurePhase(state, NOW + HOUR - 1)).toBe("closed");
  expect(closurePhase(state, NOW + HOUR)).toBe("ran-out");
  expect(state.openedBy).toBeNull();
  const open: Command = { kind: "open-street", closureId: id };
  expect(refusalOf(wall, open, NOW + HOUR)).toBe("street-open-already");
  expect(refusalOf(wall, close(), NOW + HOUR)).toBeNull();
});

test("what is closed for some is closed for others too, but never twice for the same", () => {
  const wall = emptyWall();
  const id = after(wall, close());
  expect(refusalOf(wall, close())).toBe("street-closed-already");
  expect(refusalOf(wall, close({ modes: ["ebike"] }))).toBe("street-closed-already");
  const foot = after(wall, close({ modes: ["foot", "foot"] }));
  expect(foot).not.toBe(id);
  expect(wall.closure.get(foot)?.modes).toEqual(["foot"]);
});

test("without a reason, with an end that is past, or by a call-taker nothing is closed", () => {
  const wall = emptyWall();
  expect(refusalOf(wall, close({ reason: "  " }))).toBe("reason-missing");
  expect(refusalOf(wall, close({ until: epochMs(NOW) }))).toBe("time-wrong");
  expect(refusalOf(wall, close({ until: epochMs(NOW + 400 * 24 * HOUR) }))).toBe("time-wrong");
  for (const role of ["viewer", "operator", "unit", "feed"] as const) {
    expect(refusalOf(wall, close(), NOW, role)).toBe("role-missing");
  }
  expect(refusalOf(wall, { kind: "open-street", closureId: "X" })).toBe("closure-unknown");
});

test("there is a limit to what is closed at once, and it is said", () => {
  const wall = emptyWall();
  for (let first = 0; first < CLOSED_STRETCHES_MAX; first += CLOSURE_STRETCHES_MAX) {
    const length = Math.min(CLOSURE_STRETCHES_MAX, CLOSED_STRETCHES_MAX - first);
    const stretches = Array.from({ length }, (_, i) => stretch(100 + (first + i) / 100));
    after(wall, close({ stretches }), NOW + first);
  }
  expect(refusalOf(wall, close())).toBe("closures-too-many");
});
