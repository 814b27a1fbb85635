import { expect, test } from "vitest";
import { INCIDENT_TEMPLATES, TEMPLATES } from "../model/incident-template.ts";
import { TIME_LIMITS } from "../model/time-limits.ts";
import type { ResponseZone } from "../model/time-limits.ts";
import type { IncidentStage } from "../model/incident.ts";
import { secondsBetween } from "../units/moment.ts";
import type { Moment } from "../units/moment.ts";
import { epochMs, seconds } from "../units/quantity.ts";
import { report } from "./event-fixtures.test-data.ts";
import { newIncident } from "./incident-state.ts";
import type { Assignment, IncidentState } from "./incident-state.ts";
import {
  arrivalTimer,
  caseClocks,
  openSeconds,
  slowestCrew,
  stageTimer,
} from "./incident-timers.ts";

const BEGUN = 1_000_000_000_000;
const at = (wait: number): Moment => ({
  at: epochMs(BEGUN + wait * 1000),
  steady: { boot: "b", ms: wait * 1000 },
});
const zone = (name: ResponseZone) => ({ limits: TIME_LIMITS, zone: name });

function call(stage: IncidentStage, assignments: readonly Assignment[] = []): IncidentState {
  const begun = at(-60);
  const state = newIncident(report("i", { reportedAt: begun.at }), begun);
  const { at: stageSince, steady: stageSteady } = at(0);
  return { ...state, stage, stageSince, stageSteady, assignments };
}

const crew = (eta: number | null, unitId = "u", step: Assignment["step"] = "en-route") =>
  ({
    unitId,
    step,
    eta: eta === null ? null : seconds(eta),
    steps: [
      { step: "dispatched", ...at(0) },
      { step: "en-route", ...at(20) },
    ],
  }) satisfies Assignment;

test.each([
  ["received", 60, 120],
  ["dispatched", 30, 60],
  ["signed", 60, 120],
  ["handling", 1200, 3600],
  ["fed-back", 43_200, 86_400],
] as const)("%s is late at %i s and overdue at %i s, to the second", (stage, late, overdue) => {
  const lateness = (wait: number) => stageTimer(call(stage), at(wait), zone("city")).lateness;
  expect([late - 1, late, overdue - 1, overdue].map(lateness)).toEqual([
    "fine",
    "late",
    "late",
    "overdue",
  ]);
});

test.each([
  ["city", 300],
  ["suburb", 600],
] as const)("in the %s arrival is overdue at %i s after dispatch", (name, limit) => {
  const state = call("en-route", [crew(null)]);
  const lateness = (wait: number) => arrivalTimer(state, at(wait), zone(name))?.lateness;
  expect([limit - 1, limit].map(lateness)).toEqual(["fine", "overdue"]);
});

test("in the countryside the crew's own road time and a half is the limit", () => {
  const state = call("en-route", [crew(800)]);
  const lateness = (wait: number) => arrivalTimer(state, at(wait), zone("countryside"))?.lateness;
  expect([1199, 1200].map(lateness)).toEqual(["fine", "overdue"]);
});

test("a near crew is late at its own time and a half, before the limit", () => {
  const state = call("en-route", [crew(120)]);
  const lateness = (wait: number) => stageTimer(state, at(wait), zone("city")).lateness;
  expect([179, 180, 299, 300].map(lateness)).toEqual(["fine", "late", "late", "overdue"]);
});

test("a step of the wall's clock changes no duration, forwards or back", () => {
  for (const step of [-7_200_000, 86_400_000]) {
    const now = { ...at(90), at: epochMs(BEGUN + 90_000 + step) };
    expect(stageTimer(call("received"), now, zone("city")).seconds).toBe(90);
    expect(openSeconds(call("received"), now)).toBe(150);
    const arrival = arrivalTimer(call("en-route", [crew(null)]), now, zone("city"));
    expect(arrival?.seconds).toBe(90);
  }
});

test("across a restart the wall's clock is what is left, and no duration is negative", () => {
  const other = { at: epochMs(BEGUN + 5_000), steady: { boot: "c", ms: 1 } };
  expect(secondsBetween(at(0), other)).toBe(5);
  expect(secondsBetween(other, at(0))).toBe(0);
});

test("a closed call stops counting", () => {
  expect(openSeconds(call("archived"), at(1e6))).toBe(60);
  expect(stageTimer(call("archived"), at(1e6), zone("city")).lateness).toBe("fine");
});

test("the slowest active crew is what a call still waits for", () => {
  const state = call("handling", [crew(1, "a", "handling"), crew(1, "b", "signed")]);
  expect(slowestCrew(state)?.unitId).toBe("b");
});

test.each(INCIDENT_TEMPLATES)("the clocks of %s start, run out and stop", (name) => {
  for (const clock of TEMPLATES[name].clocks) {
    const begun = clock.from === "reported" ? {} : { [clock.from]: BEGUN };
    const state = (values: Record<string, number>): IncidentState => ({
      ...call("handling"),
      openedAt: at(0),
      template: { name, values: { ...begun, ...values } },
    });
    const lateness = (wait: number) => caseClocks(state({}), at(wait))[0]?.lateness;
    expect(lateness(clock.amberSeconds - 1)).toBe("fine");
    expect(lateness(clock.amberSeconds)).toBe("late");
    expect(lateness(clock.redSeconds)).toBe("overdue");
    const ended = state({ [clock.until]: BEGUN + 30_000 });
    const [stopped] = caseClocks(ended, at(clock.redSeconds * 2));
    expect(stopped).toMatchObject({ stopped: true, seconds: 30 });
  }
  expect(TEMPLATES[name].clocks.length).toBeGreaterThan(0);
});
