import { expect, test } from "vitest";
import type { WallEvent } from "../events/event.ts";
import { foldPlan } from "../fold/plan-state.ts";
import type { PlanState } from "../fold/plan-state.ts";
import { epochMs } from "../units/quantity.ts";
import { cityNight, townBounds, townOf } from "./city-night.test-data.ts";
import { handOverOf } from "./hand-over.ts";
import { patrolMessageFrom, patrolTopic } from "./patrol-message-from.ts";
import { planPatrol } from "./plan-patrol.ts";

const request = cityNight(3, { places: 30, units: 3, hours: 4 }, townBounds());
const plan = planPatrol(request, townOf(2), { effort: 0.02 });
const within = epochMs(plan.startAt + 3_600_000);
const units = plan.routes.map(({ unitId }) => unitId);

function after(before: PlanState | null, at: number, event: object): PlanState | null {
  const hlc = String(at).padStart(20, "0");
  const stamp = { station: "s", epoch: "e", sseq: 1, hlc, actor: "李", role: "leader" } as const;
  return foldPlan(before, { stamp, event: event as WallEvent }, plan.id);
}
const acceptedAt = (at: number, of: object = {}) =>
  after(null, at, { kind: "patrol-plan-accepted", v: 1, plan: { ...plan, ...of }, at })!;
const stopsIn = (messages: ReadonlyMap<string, string>) =>
  units.map((unit) => {
    const { stops } = JSON.parse(messages.get(patrolTopic(unit)) ?? "{}") as { stops: unknown[] };
    return stops.length;
  });

test("no unit hears of a plan that nobody has accepted, or that was rejected", () => {
  expect(handOverOf([], within).size).toBe(0);
  const rejected = after(null, 1, { kind: "patrol-plan-rejected", v: 1, planId: plan.id, at: 1 });
  expect(handOverOf([rejected!], within).size).toBe(0);
});

test("each unit of an accepted plan gets its own route, and a revision replaces it", () => {
  const accepted = acceptedAt(1);
  const messages = handOverOf([accepted], within);
  expect(messages.size).toBe(units.length);
  for (const unit of units) {
    const text = messages.get(patrolTopic(unit));
    expect(JSON.parse(text ?? "")).toEqual(patrolMessageFrom(plan, unit));
  }
  const fewer = {
    ...{ ...plan, revision: plan.revision + 1 },
    routes: plan.routes.map((route) => ({ ...route, stops: route.stops.slice(1) })),
  };
  const revised = after(accepted, 2, { kind: "patrol-plan-revised", v: 1, plan: fewer, at: 2 });
  const again = handOverOf([revised!], within);
  expect(stopsIn(again)).toEqual(stopsIn(messages).map((count) => Math.max(0, count - 1)));
  expect(again.get(patrolTopic(units[0]!))).toContain(`"revision":${plan.revision + 1}`);
});

test("a plan that was ended, or whose shift is over, takes its routes back for a day", () => {
  const accepted = acceptedAt(1);
  const ended = after(accepted, 2, { kind: "patrol-plan-ended", v: 1, planId: plan.id, at: 2 })!;
  const none = units.map(() => 0);
  expect(stopsIn(handOverOf([ended], within))).toEqual(none);
  expect(stopsIn(handOverOf([accepted], epochMs(plan.endAt + 1)))).toEqual(none);
  expect(handOverOf([accepted], epochMs(plan.endAt + 25 * 3_600_000)).size).toBe(0);
});

test("the plan in force has the last word, in whatever order plans came", () => {
  const old = after(acceptedAt(9), 10, {
    ...{ kind: "patrol-plan-ended", v: 1, planId: plan.id, at: 10 },
  })!;
  const next = acceptedAt(5, { id: "next" });
  for (const plans of [
    [old, next],
    [next, old],
  ]) {
    for (const text of handOverOf(plans, within).values()) expect(text).toContain('"next"');
  }
});
