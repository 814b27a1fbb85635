import { readFileSync } from "node:fs";
import { err, ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import type { PatrolNote } from "../../shared/model/patrol-note.ts";
import type { PatrolPlan } from "../../shared/model/patrol-plan.ts";
import { streetWays } from "../../shared/patrol/street-ways.ts";
import { planViolations } from "../../shared/patrol/check-plan.ts";
import { SNAP_METRES_MAX } from "../../shared/patrol/patrol-board.ts";
import { planning } from "../../shared/patrol/plan-patrol.ts";
import { countedDemand } from "../../shared/patrol/demand.ts";
import type { PatrolRequest } from "../../shared/patrol/plan-request.ts";
import type { Streets } from "../solve/answer-task.ts";
import { openStore } from "../store/open-store.ts";
import type { CliCommand, CliOutcome, CliWorld } from "./command-line.ts";
import { DONE, refusedWith, usage } from "./command-line.ts";
import { neededFlag, wholeFlag } from "./flag-values.ts";
import { askedPatrolFrom } from "./patrol-request-file.ts";
import type { AskedPatrol } from "./patrol-request-file.ts";
import { refusalOf } from "./solve-refusal-words.ts";
import { streetsOf } from "./streets-of.ts";

/** Seconds that the usual number of steps is made for; --seconds chooses more or fewer steps. */
const USUAL_SECONDS = 4;
const SECONDS_MAX = 3600;
const SAY_MS = 1000;

export const patrolCommand: CliCommand = {
  name: "patrol",
  usage:
    "patrol --data DIR --request FILE [--seed N] [--seconds S]   FILE: " +
    '{"start","end","units":[{"id","mode","home","skills?","rest?":{"start","end"} or a list,' +
    '"lngLat?","shift?"}],"places":[{"id","lngLat","prize","dwell" (seconds),"windows?","must?",' +
    '"reason","repeat?","skills?"}],"demand?":"forecast","caps?":{"cellMinutes"} (usually 45, ' +
    'null: none),"slack?" (0 to 0.9),"coverageFloor?","visitShare?"}; times ISO 8601 or epoch ms',
  flags: ["data", "request", "seed", "seconds"],
  run: async (given, world) => {
    const dir = neededFlag(given.flags, "data");
    const path = neededFlag(given.flags, "request");
    if (!dir.ok) return usage(dir.refusal);
    if (!path.ok) return usage(path.refusal);
    const seed = wholeFlag(given.flags, "seed", { least: 0, most: 2 ** 31 - 1, absent: 1 });
    if (!seed.ok) return usage(seed.refusal);
    const effort = effortFrom(given.flags["seconds"]);
    if (!effort.ok) return usage(effort.refusal);
    const document = documentIn(path.value);
    if (!document.ok) return document.refusal;
    const asked = askedPatrolFrom(document.value, { seed: seed.value, now: world.now() });
    if (!asked.ok) return refusedWith("bad-request", `${path.value}: ${asked.refusal}`, HINT);
    const refusal = emptyRefusal(asked.value.request);
    if (refusal !== null) return refusal;
    const streets = await streetsOf(dir.value, world.say);
    if (!streets.ok) return refusalOf(streets.refusal);
    return planned(streets.value, asked.value, { world, dir: dir.value, effort: effort.value });
  },
};

const HINT = "onewall patrol without flags prints the shape of a request";

function effortFrom(text: string | undefined): Result<number, string> {
  if (text === undefined) return ok(1);
  const value = Number(text);
  if (text.trim() !== "" && value > 0 && value <= SECONDS_MAX) return ok(value / USUAL_SECONDS);
  return err(`--seconds is a number above 0, at most ${SECONDS_MAX}`);
}

function documentIn(path: string): Result<unknown, CliOutcome> {
  try {
    return ok(JSON.parse(readFileSync(path, "utf8")));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return err(refusedWith("bad-file", `${path}: ${message}`, "a request is one JSON document"));
  }
}

/** What no plan can be made of, said before the streets are read. */
function emptyRefusal({ startAt, endAt, units, places }: PatrolRequest): CliOutcome | null {
  if (endAt <= startAt) {
    const what = endAt < startAt ? "ends before it starts" : "has no length";
    return refusedWith("shift-empty", `the shift ${what}`, "give an end after the start");
  }
  if (units.length === 0) return refusedWith("fleet-empty", "there is no unit", "name one unit");
  if (places.length === 0) return refusedWith("places-none", "there is no place", "name one place");
  return null;
}

type Run = { readonly world: CliWorld; readonly dir: string; readonly effort: number };

function planned(streets: Streets, asked: AskedPatrol, { world, dir, effort }: Run): CliOutcome {
  for (const warning of asked.warnings) world.say(`warning: ${warning}`);
  const request = asked.demand === null ? asked.request : withDemand(asked, { world, dir });
  const [cpu, began] = [process.cpuUsage(), performance.now()];
  const plan = grown(streets, request, { effort, world });
  const elapsedMs = performance.now() - began;
  const used = process.cpuUsage(cpu);
  const ways = streetWays(request, streets, SNAP_METRES_MAX);
  const violations = planViolations(plan, request, ways);
  world.print({
    plan: planDocument(plan, asked),
    score: scoreDocument(plan, asked),
    checks: { feasible: violations.length === 0, violations: violations.map(noteDocument) },
    warnings: plan.warnings.map(noteDocument),
    coverage: plan.coverage,
    elapsedMs,
    cpuMs: (used.user + used.system) / 1000,
    seed: request.seed,
  });
  return DONE;
}

function grown(
  streets: Streets,
  request: PatrolRequest,
  { effort, world }: { readonly effort: number; readonly world: CliWorld },
): PatrolPlan {
  const roads = { graph: streets.graph, snapperOf: streets.snapperOf.bind(streets) };
  const steps = planning(request, roads, { effort });
  let saidAt = performance.now();
  for (;;) {
    const next = steps.next();
    if (next.done === true) return next.value.plan;
    if (performance.now() - saidAt < SAY_MS) continue;
    world.say(`${Math.round(100 * next.value.done)} %`);
    saidAt = performance.now();
  }
}

/** The hours of demand, from the reports of the data folder: counted until there is a forecast. */
function withDemand(
  asked: AskedPatrol,
  { world, dir }: { readonly world: CliWorld; readonly dir: string },
): PatrolRequest {
  const { request } = asked;
  const store = openStore({ dir, now: world.now });
  if (!store.ok) {
    world.say(`warning: the reports in ${dir} cannot be read; planned by the prizes given`);
    return request;
  }
  const { utcOffsetMinutes } = request.rules;
  const incidents = store.value.wall().incident.values();
  const demand = countedDemand(incidents, { now: request.startAt, utcOffsetMinutes });
  store.value.close();
  world.say(`demand: counted from past reports in ${demand.cells.length} cells`);
  const byHour = demand.cells[0]?.byHour ?? null;
  return { ...request, places: request.places.map((place) => ({ ...place, byHour })) };
}

function planDocument(plan: PatrolPlan, { timesAreNumbers }: AskedPatrol) {
  const time = (at: number) => (timesAreNumbers ? at : new Date(at).toISOString());
  return {
    routes: plan.routes.map((route) => ({
      unit: route.unitId,
      stops: route.stops.map((stop) => ({
        ...{ place: stop.placeId, arrive: time(stop.arriveAt), leave: time(stop.leaveAt) },
        ...{ dwell: stop.dwell, reasons: stop.reasons.map(({ code }) => code) },
        ...{ visit: stop.visit, wait: stop.wait, whyNow: stop.whyNow, whyUnit: stop.whyUnit },
      })),
      ...{ geometry: route.geometry, metres: route.metres, seconds: route.seconds },
      ...{ slack: route.slack, mode: route.mode },
      rests: route.rests.map(({ from, to }) => ({ start: time(from), end: time(to) })),
    })),
    dropped: plan.dropped.map(({ placeId, why, value, must }) => ({
      ...{ place: placeId, why, must },
      ...(value === null ? {} : { value }),
    })),
    unplanned: plan.unplanned.map(({ unitId, why }) => ({ unit: unitId, why })),
  };
}

function scoreDocument({ score, rings }: PatrolPlan, { scale }: AskedPatrol) {
  const { prize, ...panel } = score;
  return { prize: Math.round((prize / scale) * 1000) / 1000, ...panel, rings };
}

function noteDocument({ kind, unitId, placeId, value }: PatrolNote) {
  return { kind, unit: unitId, place: placeId, value };
}
