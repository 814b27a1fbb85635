import { readFileSync } from "node:fs";
import * as v from "valibot";
import { err, ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import { idSchema, lngLatSchema } from "../../shared/model/shape.ts";
import { TRAVEL_MODES } from "../../shared/model/unit.ts";
import { seconds } from "../../shared/units/quantity.ts";
import { answerTask } from "../solve/answer-task.ts";
import type { Streets } from "../solve/answer-task.ts";
import { warmUp } from "../solve/warm-up.ts";
import type {
  SolveAnswers,
  SolveKind,
  SolveRefusal,
  SolveTask,
  TaskOf,
} from "../solve/solve-task.ts";
import type { CliArguments, CliCommand, CliOutcome, CliWorld } from "./command-line.ts";
import { DONE, refusedWith, usage } from "./command-line.ts";
import { lngLatFlag, modeFlag, neededFlag, wholeFlag } from "./flag-values.ts";
import { refusalOf } from "./solve-refusal-words.ts";
import { streetsOf } from "./streets-of.ts";

const NEAREST_MAX = 1000;
const POINTS_MAX = 2000;

export const routeCommand: CliCommand = {
  name: "route",
  usage: "route --data DIR --from LNG,LAT --to LNG,LAT [--mode car|ebike|foot]",
  flags: ["data", "from", "to", "mode"],
  run: (given, world) =>
    onStreets(given, world, () => {
      const [from, to] = [lngLatFlag(given.flags, "from"), lngLatFlag(given.flags, "to")];
      const mode = modeFlag(given.flags);
      if (!from.ok) return err(usage(from.refusal));
      if (!to.ok) return err(usage(to.refusal));
      if (!mode.ok) return err(usage(mode.refusal));
      const task = { kind: "route", from: from.value, to: to.value, mode: mode.value } as const;
      return ok((streets) => {
        const { found, elapsedMs } = timed(streets, task, world);
        if (!found.ok) return refusalOf(found.refusal);
        const { seconds: time, metres, geometry, streets: names } = found.value;
        world.print({ seconds: time, metres, geometry, streets: names, elapsedMs });
        return DONE;
      });
    }),
};

export const matrixCommand: CliCommand = {
  name: "matrix",
  usage: "matrix --data DIR --points FILE [--mode car|ebike|foot]",
  flags: ["data", "points", "mode"],
  run: (given, world) =>
    onStreets(given, world, () => {
      const mode = modeFlag(given.flags);
      if (!mode.ok) return err(usage(mode.refusal));
      const points = fileFlag(given, "points", pointsSchema);
      if (!points.ok) return points;
      const task = { kind: "matrix", points: points.value, mode: mode.value } as const;
      return ok((streets) => {
        const { found, elapsedMs } = timed(streets, task, world);
        if (!found.ok) return refusalOf(found.refusal);
        const { seconds: times, unreachable, cpuMs } = found.value;
        const size = points.value.length;
        const rows = points.value.map((_point, i) =>
          Array.from(times.subarray(i * size, (i + 1) * size), (time) =>
            Number.isFinite(time) ? time : null,
          ),
        );
        world.print({ seconds: rows, unreachable, elapsedMs, cpuMs });
        return DONE;
      });
    }),
};

export const nearestCommand: CliCommand = {
  name: "nearest",
  usage: "nearest --data DIR --to LNG,LAT --units FILE [--k 5]",
  flags: ["data", "to", "units", "k"],
  run: (given, world) =>
    onStreets(given, world, () => {
      const to = lngLatFlag(given.flags, "to");
      const count = wholeFlag(given.flags, "k", { least: 1, most: NEAREST_MAX, absent: 5 });
      if (!to.ok) return err(usage(to.refusal));
      if (!count.ok) return err(usage(count.refusal));
      const units = fileFlag(given, "units", unitsSchema);
      if (!units.ok) return units;
      const asked = { to: to.value, count: count.value, units: units.value };
      const task = { kind: "nearest", ...asked } as const;
      return ok((streets) => {
        const { found, elapsedMs } = timed(streets, task, world);
        if (!found.ok) return refusalOf(found.refusal);
        const { ways, noRoad } = found.value;
        const near = ways.map(({ id, seconds: time, metres }) => ({ id, seconds: time, metres }));
        world.print({ units: near, elapsedMs, noRoad });
        return DONE;
      });
    }),
};

export const reachCommand: CliCommand = {
  name: "reach",
  usage: "reach --data DIR --from LNG,LAT --seconds 300,600 [--mode car|ebike|foot]",
  flags: ["data", "from", "seconds", "mode"],
  run: (given, world) =>
    onStreets(given, world, () => {
      const from = lngLatFlag(given.flags, "from");
      const mode = modeFlag(given.flags);
      if (!from.ok) return err(usage(from.refusal));
      if (!mode.ok) return err(usage(mode.refusal));
      const limits = (given.flags["seconds"] ?? "").split(",").map(Number);
      if (!limits.every((limit) => limit > 0 && limit <= 14_400)) {
        return err(usage("--seconds is a list such as 300,600, each from 1 to 14400"));
      }
      const asked = { from: from.value, limits: limits.map(seconds), mode: mode.value };
      const task = { kind: "reach", ...asked } as const;
      return ok((streets) => reachOutcome(streets, task, world));
    }),
};

function reachOutcome(streets: Streets, task: TaskOf<"reach">, world: CliWorld): CliOutcome {
  const { found, elapsedMs } = timed(streets, task, world);
  if (!found.ok) return refusalOf(found.refusal);
  const features = found.value.map(({ limit, polygons }) => ({
    type: "Feature",
    properties: { seconds: limit },
    geometry: { type: "MultiPolygon", coordinates: polygons },
  }));
  const exits = found.value.flatMap(({ limit, exits: ways }) =>
    ways.map(({ lngLat, street }) => ({ lngLat, street, seconds: limit })),
  );
  world.print({ type: "FeatureCollection", features, exits, elapsedMs });
  return DONE;
}

const pointsSchema = v.pipe(v.array(lngLatSchema), v.minLength(1), v.maxLength(POINTS_MAX));
const unitsSchema = v.pipe(
  v.array(
    v.object({
      id: idSchema,
      lngLat: lngLatSchema,
      mode: v.optional(v.picklist(TRAVEL_MODES), "car"),
    }),
  ),
  v.maxLength(100_000),
);

/** The words are read before a file is: what was typed wrong is said first. */
async function onStreets(
  given: CliArguments,
  world: CliWorld,
  asked: () => Result<(streets: Streets) => CliOutcome, CliOutcome>,
): Promise<CliOutcome> {
  const dir = neededFlag(given.flags, "data");
  if (!dir.ok) return usage(dir.refusal);
  const answer = asked();
  if (!answer.ok) return answer.refusal;
  const streets = await streetsOf(dir.value, world.say);
  return streets.ok ? answer.value(streets.value) : refusalOf(streets.refusal);
}

function timed<Kind extends SolveKind>(
  streets: Streets,
  task: TaskOf<Kind> & SolveTask,
  world: CliWorld,
): { found: Result<SolveAnswers[Kind], SolveRefusal>; elapsedMs: number } {
  for (const mode of TRAVEL_MODES) if (usesMode(task, mode)) warmUp(streets, task.kind, mode);
  const began = performance.now();
  const found = answerTask<Kind>(streets, task, (done) => world.say(`${Math.round(done * 100)} %`));
  return { found, elapsedMs: performance.now() - began };
}

function usesMode(task: SolveTask, mode: (typeof TRAVEL_MODES)[number]): boolean {
  if (task.kind === "stretch") return task.modes.includes(mode);
  if (task.kind === "nearest") return task.units.some((unit) => unit.mode === mode);
  return "mode" in task && task.mode === mode;
}

function fileFlag<Schema extends v.GenericSchema>(
  given: CliArguments,
  name: string,
  schema: Schema,
): Result<v.InferOutput<Schema>, CliOutcome> {
  const path = neededFlag(given.flags, name);
  if (!path.ok) return err(usage(path.refusal));
  try {
    const parsed = v.safeParse(schema, JSON.parse(readFileSync(path.value, "utf8")));
    if (parsed.success) return ok(parsed.output);
    const [issue] = parsed.issues;
    const where = v.getDotPath(issue) ?? "the document";
    return err(refusedWith("bad-file", `${path.value}: ${where}: ${issue.message}`, FILE_HINT));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return err(refusedWith("bad-file", `${path.value}: ${message}`, FILE_HINT));
  }
}

const FILE_HINT = "the shapes of these files stand in the README under the command line";
