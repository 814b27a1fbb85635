import { expect, test } from "vitest";
import type { Assignment, IncidentState } from "../../shared/fold/incident-state.ts";
import type { IncidentStage } from "../../shared/model/incident.ts";
import { epochMs, seconds } from "../../shared/units/quantity.ts";
import { ARRIVAL_SECONDS_MAX, openSeconds, stageTimer } from "./incident-timing.ts";

const BEGUN = 1_000_000;

function call(stage: IncidentStage, assignments: readonly Assignment[] = []): IncidentState {
  return {
    report: {
      id: "i",
      reportedAt: epochMs(BEGUN - 60_000),
      category: "other",
      priority: 2,
      title: "",
      text: "",
      address: "",
      position: { kind: "held", reason: "missing", raw: null, crs: null },
      source: "operator",
    },
    stage,
    stageSince: epochMs(BEGUN),
    assignments,
    result: null,
    timeline: [],
  };
}

const crew = (eta: number | null): Assignment => ({
  unitId: "u",
  step: "en-route",
  eta: eta === null ? null : seconds(eta),
  steps: [
    { step: "dispatched", at: epochMs(BEGUN) },
    { step: "en-route", at: epochMs(BEGUN + 20_000) },
  ],
});
const after = (state: IncidentState, wait: number) => stageTimer(state, BEGUN + wait * 1000);

test.each([
  ["received", 60, 120],
  ["dispatched", 30, 60],
  ["signed", 60, 120],
  ["on-scene", 1200, 2400],
  ["handling", 1800, 3600],
  ["fed-back", 86_400, 172_800],
] as const)("%s is late at %i s and overdue at %i s, to the second", (stage, late, overdue) => {
  const state = call(stage);
  expect(after(state, late - 1).lateness).toBe("fine");
  expect(after(state, late).lateness).toBe("late");
  expect(after(state, overdue - 1).lateness).toBe("late");
  expect(after(state, overdue).lateness).toBe("overdue");
});

test("on the way it is late at its time and a half, overdue at the arrival limit", () => {
  const state = call("en-route", [crew(120)]);
  expect(after(state, 179).lateness).toBe("fine");
  expect(after(state, 180).lateness).toBe("late");
  expect(after(state, ARRIVAL_SECONDS_MAX - 1).lateness).toBe("late");
  expect(after(state, ARRIVAL_SECONDS_MAX).lateness).toBe("overdue");
});

test("a far crew is given its own time before it is overdue", () => {
  const state = call("en-route", [crew(600)]);
  expect(after(state, ARRIVAL_SECONDS_MAX).lateness).toBe("late");
  expect(after(state, 899).lateness).toBe("late");
  expect(after(state, 900).lateness).toBe("overdue");
});

test("a clock that stepped back never makes a duration negative", () => {
  expect(after(call("received"), -500)).toEqual({ seconds: 0, lateness: "fine" });
  expect(openSeconds(call("received"), BEGUN - 600_000)).toBe(0);
});

test("a closed call stops counting", () => {
  expect(openSeconds(call("archived"), BEGUN + 1e9)).toBe(60);
  expect(after(call("archived"), 1e6).lateness).toBe("fine");
});
