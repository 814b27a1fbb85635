import { test } from "vitest";
import type { PatrolPlan } from "../../shared/model/patrol-plan.ts";
import {
  cityNight,
  roadsOn,
  townBounds,
  townOf,
} from "../../shared/patrol/city-night.test-data.ts";
import { editPlan } from "../../shared/patrol/edit-plan.ts";
import { boardFrom } from "../../shared/patrol/patrol-board.ts";
import type { PatrolRoads } from "../../shared/patrol/patrol-board.ts";
import { planFrom } from "../../shared/patrol/plan-from.ts";
import { planPatrol, planning } from "../../shared/patrol/plan-patrol.ts";
import type { PatrolRequest } from "../../shared/patrol/plan-request.ts";
import { replan } from "../../shared/patrol/replan.ts";
import { fixedBeats, greedyNearest } from "../../shared/patrol/rival-plans.test-data.ts";
import { graphFrom } from "../../shared/roads/build-graph.ts";
import { nodeCountOf } from "../../shared/roads/network.ts";
import { epochMs } from "../../shared/units/quantity.ts";
import { costOf, sink, spreadOf, timesOf } from "./cost-of.ts";
import { figure } from "./figure.ts";
import { samplePath } from "./sample-path.ts";
import { townOfFortyThousand } from "./town-of-forty-thousand.ts";

const SEED = 5;
const SAMPLE = "osm/mannheim-heidelberg-2016.osm.pbf";
/** Mannheim's inner districts. */
const BOUNDS = [8.44, 49.46, 8.53, 49.52] as const;
const SIZE = { places: 300, units: 20, hours: 8 };
/** A plan is shown about twice a second. */
const SHOW_MS = 500;
/** How many times longer the run is that the loss is reckoned against. */
const LONG = Number(process.env["ONEWALL_BENCH_SECONDS"] ?? 60) / 3;

test("from the key to the plan, after it, and against rivals", async () => {
  const path = samplePath(SAMPLE);
  if (path === null) return;
  const { graph } = graphFrom(await townOfFortyThousand(path, SEED));
  const roads = roadsOn(graph);
  for (const mode of ["car", "ebike", "foot"] as const) roads.snapperOf(mode);
  const request = cityNight(SEED, SIZE, BOUNDS);
  const given = {
    ...{ nodes: nodeCountOf(graph.networks.car), units: SIZE.units, hours: SIZE.hours },
    ...{ places: request.places.length, seed: SEED },
  };
  const once = fromKey(request, roads);
  sink.value = once;
  const { firstMs, plan, cpuMs, shown } = fromKey(request, roads);
  const score = { stops: plan.score.stops, prize: plan.score.prize, balance: plan.score.balance };
  figure("G9 key to plan", given, { firstCpuMs: firstMs, finalCpuMs: cpuMs, shown, ...score });
  const long = await costOf(() => planPatrol(request, roads, { effort: LONG }));
  // What chance gives a run is as much as the loss itself: the same night with other seeds too.
  const losses = Array.from({ length: 5 }, (_, i) => {
    const again = planPatrol({ ...request, seed: SEED + i }, roads);
    return 100 * (1 - again.score.prize / long.value.score.prize);
  });
  const mean = losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
  figure("G9 loss to a long run", given, {
    lossPercent: losses[0] ?? NaN,
    ...{ meanOfFiveSeeds: mean, worst: Math.max(...losses), longCpuMs: long.cpuMs },
  });
  await measureAfter(request, plan, { roads, given });
});

/** Everything from the request to the last plan, the growing ones included. */
function fromKey(request: PatrolRequest, roads: PatrolRoads) {
  const cpu = process.cpuUsage();
  const usedMs = () => {
    const { user, system } = process.cpuUsage(cpu);
    return (user + system) / 1000;
  };
  const steps = planning(request, roads);
  let [shownAt, firstMs, shown] = [-Infinity, 0, 0];
  for (;;) {
    const next = steps.next();
    if (next.done === true) return { plan: next.value.plan, cpuMs: usedMs(), firstMs, shown };
    if (usedMs() - shownAt < SHOW_MS) continue;
    sink.value = next.value.plan();
    shownAt = usedMs();
    if (shown++ === 0) firstMs = shownAt;
  }
}

async function measureAfter(
  request: PatrolRequest,
  plan: PatrolPlan,
  of: { readonly roads: PatrolRoads; readonly given: Record<string, number> },
): Promise<void> {
  const now = epochMs(plan.startAt + 2 * 3_600_000);
  const taken = plan.routes[3]?.unitId;
  const units = plan.routes.map(({ unitId, stops, geometry }) => {
    const done = stops.filter(({ leaveAt }) => leaveAt <= now);
    const last = done[done.length - 1];
    return {
      ...{ unitId, kind: unitId === taken ? ("gone" as const) : ("follows" as const) },
      ...{
        done: new Set(done.map(({ stopId }) => stopId)),
        dwelt: new Map<string, number>(),
        missed: new Map(),
      },
      lngLat: last?.lngLat ?? geometry[0] ?? null,
    };
  });
  const boardOf = (asked: PatrolRequest) => boardFrom(asked, of.roads);
  const standing = { now, units, delivered: new Map<string, number>() };
  let [kept, dropped] = [0, 0];
  const replanned = await timesOf({ times: 20, warmUp: 3 }, () => {
    const next = replan(request, plan, { standing, boardOf });
    [kept, dropped] = [next.keptShare, next.plan.dropped.length];
  });
  figure("G10 re-plan, unit taken", of.given, { ...spreadOf(replanned), kept, dropped });
  const board = boardFrom(request, of.roads);
  const stops = plan.routes.flatMap((route) => route.stops);
  const edits = await timesOf({ times: 40, warmUp: 5 }, (run) => {
    const unitId = plan.routes[run % plan.routes.length]?.unitId ?? "";
    const stopId = stops[(run * 7) % stops.length]?.stopId ?? "";
    const edit = { kind: "move-stop", stopId, unitId, position: null } as const;
    sink.value = editPlan(request, plan, { edit, boardOf: () => board });
  });
  figure("P7 edit by hand", of.given, spreadOf(edits));
}

test("risk-minutes an hour against greedy-nearest and fixed beats, twenty nights", () => {
  const towns = [1, 2, 3, 4].map((seed) => townOf(seed));
  const sums = { plan: 0, greedy: 0, beats: 0 };
  let worst = Infinity;
  for (let seed = 1; seed <= 20; seed++) {
    const roads = towns[seed % towns.length]!;
    const request = cityNight(seed, { places: 90, units: 4, hours: 4 }, townBounds());
    const board = boardFrom(request, roads);
    const plan = planPatrol(request, roads, { effort: 0.1 }).score.riskMinutesPerHour;
    const greedy = planFrom(board, greedyNearest(board)).score.riskMinutesPerHour;
    sums.plan += plan;
    sums.greedy += greedy;
    sums.beats += planFrom(board, fixedBeats(board)).score.riskMinutesPerHour;
    worst = Math.min(worst, plan / greedy);
  }
  const overGreedy = sums.plan / sums.greedy;
  const overBeats = sums.plan / sums.beats;
  figure("P5 risk-minutes an hour", { nights: 20 }, { overGreedy, worst, overBeats });
});
