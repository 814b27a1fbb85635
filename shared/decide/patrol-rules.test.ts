import { expect, test } from "vitest";
import { emptyWall } from "../fold/wall-state.ts";
import type { WallState } from "../fold/wall-state.ts";
import type { Role } from "../model/role.ts";
import { epochMs } from "../units/quantity.ts";
import { decide } from "./decide.ts";

const stop = (stopId: string, placeId: string) => ({ stopId, placeId });
const routes = [{ unitId: "巡07", stops: [stop("a", "a"), stop("a~2", "a")] }];
const plan = { id: "p", revision: 2, routes };

function wallWith(endedAt: number | null): WallState {
  const wall = emptyWall();
  const state = { plan, verdict: "accepted", endedAt, served: [], past: [], dose: [] };
  (wall.plan as Map<string, unknown>).set("p", state);
  (wall.unit as Map<string, unknown>).set("巡07", { unit: null, duty: "on" });
  return wall;
}

function decided(command: object, role: Role = "dispatcher", wall = wallWith(null)) {
  const context = { now: epochMs(1000), station: "s", actor: { name: "李", role } };
  return decide(wall, command as Parameters<typeof decide>[1], context);
}

test("a dispatcher sends out a newer revision of a plan in force, and nobody an older one", () => {
  const next = { kind: "revise-patrol-plan", plan: { ...plan, revision: 3, routes: [] } };
  expect(decided(next)).toMatchObject({
    ok: true,
    value: [{ kind: "patrol-plan-revised", planId: "p", unitIds: ["巡07"] }],
  });
  const kindOf = (answer: ReturnType<typeof decided>) => (answer.ok ? null : answer.refusal.kind);
  expect(kindOf(decided({ kind: "revise-patrol-plan", plan }))).toBe("plan-changed");
  expect(kindOf(decided(next, "dispatcher", wallWith(5)))).toBe("plan-ended");
  expect(kindOf(decided(next, "operator"))).toBe("role-missing");
  const unknown = { ...next, plan: { ...next.plan, id: "q" } };
  expect(kindOf(decided(unknown))).toBe("plan-unknown");
  const stranger = { ...next.plan, routes: [{ unitId: "x", stops: [] }] };
  expect(kindOf(decided({ ...next, plan: stranger }))).toBe("unit-unknown");
});

test("a stop is reached by its own id where a place comes twice, with why it was skipped", () => {
  const reach = { kind: "reach-patrol-stop", planId: "p", unitId: "巡07", placeId: "a" };
  const skipped = { ...reach, stopId: "a~2", step: "skipped", reason: "未遇" };
  expect(decided(skipped, "unit")).toMatchObject({
    ok: true,
    value: [{ kind: "patrol-stop-reached", stopId: "a~2", reason: "未遇" }],
  });
  expect(decided({ ...reach, stopId: "a~3", step: "left" }, "unit").ok).toBe(false);
  const plain = decided({ ...reach, step: "arrived" }, "unit");
  expect(plain.ok && "stopId" in (plain.value[0] ?? {})).toBe(false);
});
