import { readFileSync } from "node:fs";
import { basename, extname } from "node:path";
import { err, ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import { benchmarkInstance } from "../../shared/solver/benchmark-file.ts";
import type { BenchmarkInstance } from "../../shared/solver/benchmark-file.ts";
import { answerPrize, answerViolations } from "../../shared/solver/check-answer.ts";
import { OrienteeringSearch } from "../../shared/solver/orienteering-search.ts";
import type { OrienteeringProblem, OrienteeringRoutes } from "../../shared/solver/problem.ts";
import { scheduleOf } from "../../shared/solver/schedule-of.ts";
import type { CliArguments, CliCommand, CliRefusal, CliWorld } from "./command-line.ts";
import { DONE, NOT_WELL, usage } from "./command-line.ts";
import { wholeFlag } from "./flag-values.ts";

const STEPS_MOST = 1_000_000_000;
const SECONDS_MOST = 86_400;
const SECONDS_ABSENT = 2;
const ROUTES_MOST = 1000;
const SEED_MOST = 4_294_967_295;
/** Processor time between two looks at the clock, about. */
const SLICE_MS = 20;

export const topCommand: CliCommand = {
  name: "top",
  usage:
    "top FILE… [--seconds S|--steps N] [--seed N] [--routes M] (a route names the points of the " +
    "file by index, first 0, between its start and its end; --routes is for files with windows)",
  flags: ["seconds", "steps", "seed", "routes"],
  run: async (given, world) => {
    const asked = askedOf(given);
    if (!asked.ok) return usage(asked.refusal);
    let well = true;
    for (const file of given.files) well = answerFile(file, asked.value, world) && well;
    return well ? DONE : NOT_WELL;
  },
};

type Asked = {
  /** Processor time decides nothing but the number of steps. */
  readonly budget: { readonly seconds: number } | { readonly steps: number };
  readonly seed: number;
  readonly routes: number;
};

function askedOf({ flags, files }: CliArguments): Result<Asked, string> {
  if (files.length === 0) return err("name one file or more");
  if (flags["seconds"] !== undefined && flags["steps"] !== undefined) {
    return err("give --seconds or --steps, not both");
  }
  const seconds = Number(flags["seconds"] ?? SECONDS_ABSENT);
  if (!(seconds > 0 && seconds <= SECONDS_MOST) || flags["seconds"]?.trim() === "") {
    return err(`--seconds is a number above 0, at most ${SECONDS_MOST}`);
  }
  const steps = wholeFlag(flags, "steps", { least: 0, most: STEPS_MOST, absent: 0 });
  if (!steps.ok) return steps;
  const seed = wholeFlag(flags, "seed", { least: 0, most: SEED_MOST, absent: 1 });
  if (!seed.ok) return seed;
  const routes = wholeFlag(flags, "routes", { least: 1, most: ROUTES_MOST, absent: 1 });
  if (!routes.ok) return routes;
  const budget = flags["steps"] === undefined ? { seconds } : { steps: steps.value };
  return ok({ budget, seed: seed.value, routes: routes.value });
}

/** Prints one line; false where the file could not be read or its answer does not hold. */
function answerFile(file: string, asked: Asked, world: CliWorld): boolean {
  const read = instanceFrom(file, asked.routes);
  if (!read.ok) {
    world.print({ error: read.refusal });
    return false;
  }
  const { problem, points } = read.value;
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  const search = new OrienteeringSearch(problem, { seed: asked.seed });
  spend(search, asked.budget, cpu);
  const { routes, prize } = search.best;
  const [elapsedMs, cpuMs] = [performance.now() - began, cpuMsSince(cpu)];
  const violations = answerViolations(problem, routes);
  for (const violation of violations) world.say(`${file}: ${violation}`);
  const feasible = violations.length === 0 && answerPrize(problem, routes) === prize;
  world.print({
    instance: basename(file, extname(file)),
    score: answerPrize(problem, routes),
    routes: routes.map((route) => route.map((visit) => points[visit])),
    length: lengthsOf(problem, routes),
    feasible,
    elapsedMs,
    cpuMs,
    steps: search.stepsDone,
    seed: asked.seed,
  });
  return feasible;
}

function spend(search: OrienteeringSearch, budget: Asked["budget"], cpu: NodeJS.CpuUsage): void {
  if ("steps" in budget) {
    search.run(budget.steps);
    return;
  }
  let slice = 1;
  while (cpuMsSince(cpu) < budget.seconds * 1000) {
    const before = cpuMsSince(cpu);
    search.run(slice);
    const cost = Math.max(0.1, cpuMsSince(cpu) - before);
    slice = Math.max(1, Math.min(slice * 2, Math.round((slice * SLICE_MS) / cost)));
  }
}

function cpuMsSince(begin: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1000;
}

/** From leaving the start to reaching the end, waiting included. */
function lengthsOf(problem: OrienteeringProblem, routes: OrienteeringRoutes): readonly number[] {
  return routes.map((route, vehicle) =>
    route.length === 0 ? 0 : (scheduleOf(problem, vehicle, route)?.duration ?? Infinity),
  );
}

function instanceFrom(file: string, routes: number): Result<BenchmarkInstance, CliRefusal> {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return err({ code: "bad-file", message: `${file}: ${message}`, hint: HINT });
  }
  const read = benchmarkInstance(text, { routes });
  if (read.ok) return read;
  const { line, message } = read.refusal;
  return err({ code: "bad-file", message: `${file}:${line}: ${message}`, hint: HINT });
}

const HINT =
  "a file is in Chao's layout (n, m, tmax, then `x y score`, also with `;`) or in Solomon's, " +
  "with time windows and --routes M";
