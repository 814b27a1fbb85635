import { randomFrom } from "../../shared/kit/random.ts";
import type { TravelMode } from "../../shared/model/unit.ts";
import { randomPlaces } from "../../shared/roads/random-places.ts";
import { seconds } from "../../shared/units/quantity.ts";
import { answerTask } from "./answer-task.ts";
import type { Streets } from "./answer-task.ts";
import type { SolveKind, SolveTask } from "./solve-task.ts";

const SEED = 1;
const PLACES = 64;
const ROUNDS = 8;

/** Asks the streets a few questions of that kind on places of its own.  The first ones in a
 *  process also build indexes and compile the searches: a question that is timed afterwards takes
 *  what it takes at a station that has answered before. */
export function warmUp(streets: Streets, kind: SolveKind, mode: TravelMode): void {
  streets.snapperOf(mode);
  const places = randomPlaces(streets.graph, mode, randomFrom(SEED), PLACES);
  const points = places.map(({ lngLat }) => lngLat);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const task of tasksOf(kind, mode, points)) answerTask(streets, task, () => undefined);
  }
}

function tasksOf(
  kind: SolveKind,
  mode: TravelMode,
  points: readonly (readonly [number, number])[],
): SolveTask[] {
  const [first] = points;
  if (first === undefined) return [];
  switch (kind) {
    case "route":
      return points.map((to) => ({ kind, from: first, to, mode }));
    case "matrix":
      return [{ kind, points, mode }];
    case "nearest": {
      const units = points.map((lngLat, at) => ({ id: String(at), lngLat, mode }));
      return points.slice(0, ROUNDS).map((to) => ({ kind, to, count: 5, units }));
    }
    case "reach":
      return [{ kind, from: first, limits: [seconds(300)], mode }];
    default:
      return [];
  }
}
