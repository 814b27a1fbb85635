import { expect } from "@playwright/test";
import type { LoggedEvent } from "../../shared/events/logged-event.ts";
import { entityKey } from "../../shared/model/entity-key.ts";
import type { PatrolPlan } from "../../shared/model/patrol-plan.ts";
import type { PatrolStop } from "../../shared/model/patrol-stop.ts";
import { lngLatOf } from "../../shared/model/position.ts";
import { distanceBetween } from "../../shared/units/lng-lat.ts";
import type { LngLat } from "../../shared/units/lng-lat.ts";
import { Disk } from "./disk.ts";
import { StationWindow, logIn } from "./station-window.ts";
import { test } from "./wall-test.ts";

/** Calls taken at once; the first that its crew is done with is followed to the archive. */
const CALLS = 8;
/** Five minutes are the longest a simulated crew takes over a call, driving apart. */
const HANDLED_MS_MAX = 330_000;

test("a call goes from report to archive, and nothing is shown that is not on disk", async ({
  demoFolder,
  station,
}) => {
  test.setTimeout(HANDLED_MS_MAX + 90_000);
  const running = await station(demoFolder);
  const cookie = await logIn(running);
  const window = await StationWindow.withCookie(running, cookie, "one");
  const other = await StationWindow.withCookie(running, cookie, "two");
  const disk = new Disk(demoFolder);
  const ahead: LoggedEvent[] = [];
  for (const each of [window, other]) {
    each.onShown = (logged) => {
      if (!disk.holds(logged)) ahead.push(logged);
    };
  }
  const scenes = await quietScenes(window);
  const calls: Call[] = [];
  for (const lngLat of scenes) calls.push(await dispatched(window, lngLat));
  for (const { incidentId } of calls) {
    await other.until(
      () => other.wall.incident.has(incidentId),
      `${incidentId} on the other window`,
    );
  }

  const done = await firstDone(window, calls);
  const { incidentId, unitId } = done;
  const scene = scenes[calls.indexOf(done)] ?? [0, 0];
  const at = window.lastPlace(entityKey("unit", unitId)) ?? [0, 0];
  expect(distanceBetween(at, scene), "the crew stands at the scene").toBeLessThan(250);
  await window.command({ kind: "close-incident", incidentId, stage: "reviewed", reason: "" });
  await window.command({ kind: "close-incident", incidentId, stage: "archived", reason: "" });
  await other.until(() => other.wall.incident.get(incidentId)?.stage === "archived", "archived");

  const mine = disk.read().filter(({ entity }) => entity === entityKey("incident", incidentId));
  expect(mine.map((row) => [row.kind, stepIn(row.body), row.actor])).toEqual([
    ["incident-reported", null, "值班席"],
    ["unit-dispatched", null, "值班席"],
    ["assignment-advanced", "signed", unitId],
    ["assignment-advanced", "en-route", unitId],
    ["assignment-advanced", "on-scene", unitId],
    ["assignment-advanced", "handling", unitId],
    ["incident-fed-back", null, unitId],
    ["assignment-advanced", "cleared", unitId],
    ["incident-closed", "reviewed", "值班席"],
    ["incident-closed", "archived", "值班席"],
  ]);
  const shown = window.wall.incident.get(incidentId);
  const crew = Array.from({ length: 6 }, () => unitId);
  expect(shown?.timeline.map(({ terminal }) => terminal)).toEqual([
    ...["browser-1", "browser-1"],
    ...crew,
    ...["browser-1", "browser-1"],
  ]);
  expect(ahead, "events that were shown before they were on disk").toEqual([]);
  const steps = shown?.assignments[0]?.steps ?? [];
  const seconds = (step: string) => (steps.find((s) => s.step === step)?.at ?? NaN) / 1000;
  const drove = seconds("on-scene") - seconds("en-route");
  console.log(
    `figure: the crew was promised in ${Math.round(done.eta)} s and drove ${Math.round(drove)} s;`,
    `report to archive ${Math.round(seconds("cleared") - seconds("dispatched"))} s`,
  );
  disk.close();
  for (const each of [window, other]) each.close();
});

type Call = { readonly incidentId: string; readonly unitId: string; readonly eta: number };

/** Places of earlier calls with a free car a short drive away, once the crews are seen. */
async function quietScenes(window: StationWindow): Promise<LngLat[]> {
  const cars = () =>
    [...window.wall.unit].flatMap(([id, { unit, duty, engagement }]) => {
      if (unit === null || duty !== "on" || engagement !== null || unit.mode !== "car") return [];
      const at = window.lastPlace(entityKey("unit", id));
      return at === null ? [] : [at];
    });
  await window.until(() => cars().length > 3 * CALLS, "enough free cars are seen");
  const scenes = [...window.wall.incident.values()].flatMap(({ report }) => {
    const at = lngLatOf(report.position);
    const metres = at === null ? [] : cars().map((car) => distanceBetween(car, at));
    const nearest = Math.min(...metres);
    return at !== null && nearest > 200 && nearest < 700 ? [at] : [];
  });
  expect(scenes.length).toBeGreaterThanOrEqual(CALLS);
  return scenes.slice(-CALLS);
}

/** Takes a call, asks who is best, and sends the first. */
async function dispatched(window: StationWindow, lngLat: LngLat): Promise<Call> {
  const incidentId = await window.command({
    ...{ kind: "report-incident", category: "dispute", priority: 2, title: "两人争吵" },
    ...{ text: "", address: "", lngLat, reportedAt: null, givenId: null },
  });
  const { recommendation } = await window.request("recommend", { incidentId });
  const [first, second, third] = recommendation?.candidates ?? [];
  if (first === undefined || second === undefined || third === undefined) {
    throw new Error(`three are offered: ${JSON.stringify(recommendation)}`);
  }
  expect(recommendation?.candidates).toHaveLength(3);
  expect(first.eta).toBeLessThanOrEqual(second.eta);
  expect(second.eta).toBeLessThanOrEqual(third.eta);
  expect(first.reasons).toContainEqual({ code: "nearest", value: first.eta });
  expect(recommendation?.passedOver.length).toBeGreaterThan(0);
  const { unitId, eta } = first;
  await window.command({ kind: "dispatch-units", incidentId, units: [{ unitId, eta }] });
  return { incidentId, unitId, eta };
}

async function firstDone(window: StationWindow, calls: readonly Call[]): Promise<Call> {
  const isDone = ({ incidentId, unitId }: Call) => {
    const unit = window.wall.unit.get(unitId);
    const incident = window.wall.incident.get(incidentId);
    return incident?.stage === "fed-back" && unit?.engagement === null;
  };
  await window.until(() => calls.some(isDone), "a crew is done", HANDLED_MS_MAX);
  const done = calls.find(isDone);
  if (done === undefined) throw new Error("one is done");
  return done;
}

function stepIn(body: string): string | null {
  const { step, stage } = JSON.parse(body) as { step?: string; stage?: string };
  return step ?? stage ?? null;
}

test("a patrol plan reaches no crew before a leader accepts it, and then crews follow it", async ({
  demoFolder,
  station,
}) => {
  test.setTimeout(300_000);
  const window = await StationWindow.open(await station(demoFolder));
  const patrols = () => [...window.wall.unit.values()].filter(({ patrol }) => patrol !== null);
  await quietScenes(window);
  const began = performance.now();
  const asked = { taskId: "plan-1", hours: 4, seed: 7, unitIds: null };
  const { plan, refusal } = await window.request("plan-patrol", asked);
  if (plan === null) throw new Error(JSON.stringify(refusal));
  const stops = plan.routes.flatMap((route) => route.stops);
  console.log(
    `figure: ${plan.routes.length} routes with ${stops.length} stops planned in`,
    `${Math.round(performance.now() - began)} ms`,
  );
  expect(plan.routes.length).toBeGreaterThan(10);
  expect(stops.length).toBeGreaterThan(plan.routes.length);
  for (const { reasons } of stops) expect(reasons.length).toBeGreaterThan(0);
  expect(violationsOf(plan)).toEqual([]);
  await roadTimesFit(window, plan);

  await new Promise((resolve) => setTimeout(resolve, 3_000));
  expect(patrols()).toEqual([]);
  expect(window.wall.plan.size).toBe(0);

  await window.command({ kind: "accept-patrol-plan", plan });
  await window.until(() => patrols().length === plan.routes.length, "each crew has its route");
  expect(window.wall.plan.get(plan.id)).toMatchObject({ verdict: "accepted", by: "值班席" });
  const served = () => window.wall.plan.get(plan.id)?.served ?? [];
  await window.until(() => served().length > 0, "a crew reaches a stop", 180_000);
  const [first] = served();
  const route = plan.routes.find(({ unitId }) => unitId === first?.unitId);
  expect(route?.stops[0]?.placeId).toBe(first?.placeId);
  const at = window.lastPlace(entityKey("unit", first?.unitId ?? "")) ?? [0, 0];
  expect(distanceBetween(at, route?.stops[0]?.lngLat ?? [0, 0])).toBeLessThan(400);
  window.close();
});

/** Re-reckoned from the plan alone: one sentence a fault. */
function violationsOf(plan: PatrolPlan): string[] {
  const faults: string[] = [];
  const visited = new Set<string>();
  for (const { unitId, stops, slack } of plan.routes) {
    let clock: number = plan.startAt;
    for (const { stopId, placeId, arriveAt, leaveAt, dwell } of stops) {
      if (visited.has(stopId)) faults.push(`${stopId} is made twice`);
      visited.add(stopId);
      if (arriveAt < clock) faults.push(`${unitId} is at ${placeId} before it left the last stop`);
      if (leaveAt - arriveAt < dwell * 1000 - 1) faults.push(`${unitId} dwells too short`);
      clock = leaveAt;
    }
    if (clock > plan.endAt) faults.push(`${unitId} is on its way after the shift`);
    if (slack < 0) faults.push(`${unitId} has ${slack} s of slack`);
  }
  return faults;
}

/** The streets, asked again, lead from stop to stop within the time the plan gives. */
async function roadTimesFit(window: StationWindow, plan: PatrolPlan): Promise<void> {
  for (const { mode, stops } of plan.routes.slice(0, 3)) {
    for (const [i, to] of stops.entries()) {
      const from: PatrolStop | undefined = stops[i - 1];
      if (from === undefined) continue;
      const asked = { from: from.lngLat, to: to.lngLat, mode };
      const { route } = await window.request("route", asked);
      const given = (to.arriveAt - from.leaveAt) / 1000;
      expect(route?.seconds ?? Infinity).toBeLessThanOrEqual(given + 2);
    }
  }
}
