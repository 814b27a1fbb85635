import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, test } from "vitest";
import type { ReportIncident } from "../../shared/commands/report-incident.ts";
import { lngLatOf } from "../../shared/model/position.ts";
import type { LngLat } from "../../shared/units/lng-lat.ts";
import { startStation } from "../e2e/station.ts";
import type { Station } from "../e2e/station.ts";
import { logIn } from "../e2e/station-window.ts";
import { ensureBuild } from "../setup/ensure-build.mjs";
import { cliCost, usageHook } from "./child-cost.ts";
import { sink, spreadOf, timesOf } from "./cost-of.ts";
import { figure } from "./figure.ts";
import { scratchFolder } from "./scratch-folder.ts";
import { openLine } from "./wall-line.ts";
import type { WallLine } from "./wall-line.ts";

const SEED = 20_261_124;
const WINDOWS = 3;
/** Signs, pinyin, initials, call signs, numbers, letters, and one that finds nothing. */
const QUESTIONS = ["派出所", "jie", "rm", "巡", "120", "小学", "xiaoxue", "路", "zzzz", "k"];
const CALLS = 60;
const PLAN_HOURS = 4;
/** How long the demo city runs under watch; ONEWALL_BENCH_SECONDS says otherwise. */
const SECONDS = Number(process.env["ONEWALL_BENCH_SECONDS"] ?? 60);
const folder = scratchFolder();
const data = join(folder, "data");
const usagePath = join(folder, "usage.json");
let station: Station | null = null;
let lines: readonly WallLine[] = [];

beforeAll(async () => {
  await ensureBuild();
  await cliCost(["demo", "--data", data, "--seed", String(SEED)]);
  process.env["ONEWALL_USAGE"] = usagePath;
  process.env["ONEWALL_USAGE_LOOP"] = "1";
  process.env["NODE_OPTIONS"] = `--import ${usageHook}`;
  await ensureBuild();
  const began = performance.now();
  const started = await startStation(data);
  station = started;
  const seconds = (performance.now() - began) / 1000;
  const cookie = await logIn(started);
  lines = await Promise.all(Array.from({ length: WINDOWS }, () => openLine(started.url, cookie)));
  const { hello, helloBytes, helloMs } = lines[0]!;
  const given = { things: hello.entities.length, windows: WINDOWS };
  figure("station start", given, { seconds, helloMs, helloMegabytes: helloBytes / 2 ** 20 });
}, 300_000);

afterAll(async () => {
  for (const line of lines) line.close();
  await station?.stop();
});

test("questions to the station of the demo city, from the window and back", async () => {
  const line = lines[0]!;
  let hits = 0;
  const searched = await timesOf({ times: 200, warmUp: 20 }, async (run) => {
    const text = QUESTIONS[run % QUESTIONS.length]!;
    hits += (await line.ask("search", { text, limit: 12 })).hits.length;
  });
  figure("search", { questions: 200, seed: SEED }, { hits, ...spreadOf(searched) });

  const places = placesOf(line);
  const calls: string[] = [];
  const reported = await timesOf({ times: CALLS }, async (run) => {
    calls.push(await reportCall(line, places[run % places.length]!, run));
  });
  figure("report a call", { calls: CALLS }, spreadOf(reported));

  let candidates = 0;
  const recommended = await timesOf({ times: CALLS - 5, warmUp: 5 }, async (run) => {
    const answer = await line.ask("recommend", { incidentId: calls[run]! });
    candidates += answer.recommendation?.candidates.length ?? 0;
  });
  figure("recommend", { calls: CALLS - 5, candidates }, spreadOf(recommended));

  const routed = await timesOf({ times: 95, warmUp: 5 }, async (run) => {
    const [from, to] = [places[run]!, places[(run * 7 + 3) % places.length]!];
    sink.value = await line.ask("route", { from, to, mode: "car" });
  });
  figure("route at the station", { routes: 95 }, spreadOf(routed));
});

test("a patrol plan for every crew that patrols", async () => {
  const input = { taskId: "bench", hours: PLAN_HOURS, seed: SEED, unitIds: null };
  let plan: Awaited<ReturnType<typeof planned>> | null = null;
  const times = await timesOf({ times: 3 }, async () => (plan = await planned(input)));
  const { routes, score } = plan ?? (await planned(input));
  const given = { units: routes.length, hours: PLAN_HOURS, seed: SEED };
  figure(
    "patrol plan",
    { ...given, asked: score.placesAsked },
    {
      ...{ served: score.placesServed, stops: routes.flatMap(({ stops }) => stops).length },
      ...spreadOf(times),
    },
  );
});

test("the demo city runs by itself", { timeout: (SECONDS + 120) * 1000 }, async () => {
  await seconds(6);
  const before = usageNow();
  const countsBefore = { ...lines[0]!.counts };
  await seconds(SECONDS);
  const after = usageNow();
  const [first, last] = [before.memory.at(-1)!, after.memory.at(-1)!];
  const elapsed = last.seconds - first.seconds;
  const { events, frames, bytes } = lines[0]!.counts;
  figure(
    "station at work",
    { seconds: elapsed, windows: WINDOWS },
    {
      mainThreadPercent: (after.mainCpuMs - before.mainCpuMs) / elapsed / 10,
      processPercent: (after.cpuMs - before.cpuMs) / elapsed / 10,
      rssMb: last.rssMb,
      rssMbAMinute: ((last.rssMb - first.rssMb) / elapsed) * 60,
      stallsOver50ms: after.loop.busyTicks - before.loop.busyTicks,
      lateTurnsOver50ms: after.loop.lateTicks - before.loop.lateTicks,
      events: events - countsBefore.events,
      framesASecond: (frames - countsBefore.frames) / SECONDS,
      kilobytesASecondAWindow: (bytes - countsBefore.bytes) / SECONDS / 1024,
    },
  );
  figure(
    "since its start",
    { seconds: last.seconds },
    {
      stallsOver50ms: after.loop.busyTicks,
      longestStallMs: after.loop.busiestMs,
      peakRssMb: after.peakRssMb,
    },
  );
});

async function planned(input: { taskId: string; hours: number; seed: number; unitIds: null }) {
  const answer = await lines[0]!.ask("plan-patrol", input);
  if (answer.plan === null) throw new Error(answer.refusal?.kind);
  return answer.plan;
}

async function reportCall(line: WallLine, lngLat: LngLat, run: number): Promise<string> {
  const command: ReportIncident = {
    ...{ kind: "report-incident", category: "dispute", priority: 2, title: `测量 ${run}` },
    ...{ text: "", address: "", reportedAt: null, givenId: null, lngLat: [...lngLat] },
  };
  const { key, refusal } = await line.ask("command", { command });
  if (key === null) throw new Error(refusal?.kind);
  return key.slice("incident:".length);
}

/** Where checkpoints stand: on streets, all over the county. */
function placesOf(line: WallLine): LngLat[] {
  return line.hello.entities.flatMap((entry) => {
    if (entry.kind !== "checkpoint") return [];
    const lngLat = lngLatOf(entry.state.asset.position);
    return lngLat === null ? [] : [lngLat];
  });
}

type Usage = {
  readonly cpuMs: number;
  readonly mainCpuMs: number;
  readonly peakRssMb: number;
  readonly loop: { readonly lateTicks: number; readonly busyTicks: number; busiestMs: number };
  readonly memory: readonly { readonly seconds: number; readonly rssMb: number }[];
};

function usageNow(): Usage {
  return JSON.parse(readFileSync(usagePath, "utf8")) as Usage;
}

function seconds(count: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, count * 1000));
}
