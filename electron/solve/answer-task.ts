import { err, ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import { CLOSURE_STRETCHES_MAX } from "../../shared/model/closure.ts";
import { TRAVEL_MODES } from "../../shared/model/unit.ts";
import type { TravelMode } from "../../shared/model/unit.ts";
import { SNAP_METRES_MAX } from "../../shared/patrol/patrol-board.ts";
import type { Graph } from "../../shared/roads/graph.ts";
import { stretchAt, stretchesBetween } from "../../shared/roads/closures.ts";
import { barriersOf } from "../../shared/roads/barriers.ts";
import { nearestPositions } from "../../shared/roads/nearest-by-seconds.ts";
import { reachFrom } from "../../shared/roads/reach.ts";
import type { Reach } from "../../shared/roads/reach.ts";
import { routeBetween } from "../../shared/roads/route-between.ts";
import { secondsMatrix } from "../../shared/roads/seconds-matrix.ts";
import { snapperOf } from "../../shared/roads/snap.ts";
import type { Snapped, Snapper } from "../../shared/roads/snap.ts";
import type { LngLat } from "../../shared/units/lng-lat.ts";
import { metres } from "../../shared/units/quantity.ts";
import type { Metres } from "../../shared/units/quantity.ts";
import { PatrolBoards } from "./patrol-boards.ts";
import type { OnProgress } from "./patrol-boards.ts";
import type {
  MatrixFound,
  NearestFound,
  RouteFound,
  SolveAnswers,
  SolveRefusal,
  SolveKind,
  StretchFound,
  TaskOf,
} from "./solve-task.ts";
import { CLOSURE_METRES_MAX, unmatchedIn } from "./street-closure.ts";

/** Streets in memory and their snapping indexes, built once a mode and only when asked for. */
export class Streets {
  readonly graph: Graph;
  /** Without closures. */
  readonly open: Graph;
  readonly patrols: PatrolBoards;
  readonly #snappers = new Map<TravelMode, Snapper>();

  constructor(graph: Graph, open: Graph = graph) {
    this.graph = graph;
    this.open = open;
    this.patrols = new PatrolBoards({ graph, snapperOf: (mode) => this.snapperOf(mode) });
  }

  snapperOf(mode: TravelMode): Snapper {
    const known = this.#snappers.get(mode);
    if (known !== undefined) return known;
    const snapper = snapperOf(this.graph, mode);
    this.#snappers.set(mode, snapper);
    return snapper;
  }
}

/** Answers one task on the streets; runs for as long as it takes, so it lives in a worker. */
export function answerTask<Kind extends SolveKind>(
  streets: Streets,
  task: TaskOf<Kind>,
  onProgress: OnProgress,
): Result<SolveAnswers[Kind], SolveRefusal> {
  return ANSWERS[task.kind](streets, task, onProgress);
}

const ANSWERS: {
  readonly [Kind in SolveKind]: (
    streets: Streets,
    task: TaskOf<Kind>,
    onProgress: OnProgress,
  ) => Result<SolveAnswers[Kind], SolveRefusal>;
} = {
  route: routeFound,
  stretch: stretchFound,
  "unmatched-closures": ({ open }, { closures }) => ok(unmatchedIn(open, closures)),
  matrix: (streets, task) => ok(matrixFound(streets, task)),
  nearest: nearestFound,
  reach: reachFound,
  patrol: (streets, { request }, onProgress) => ok(streets.patrols.plan(request, onProgress)),
  "patrol-edit": (streets, { request, plan, edit }) => {
    return ok(streets.patrols.edit(request, plan, edit));
  },
  "patrol-replan": (streets, { request, plan, standing }) => {
    return ok(streets.patrols.replan(request, plan, standing));
  },
};

function routeFound(streets: Streets, task: TaskOf<"route">): Result<RouteFound, SolveRefusal> {
  const snapper = streets.snapperOf(task.mode);
  const from = snapper.snap(task.from, SNAP_METRES_MAX);
  if (from === null) return tooFar(streets, "from", task.from, [task.mode]);
  const to = snapper.snap(task.to, SNAP_METRES_MAX);
  if (to === null) return tooFar(streets, "to", task.to, [task.mode]);
  // Nobody drives into a closed street: a way there ends where it begins.
  const [best] = goalsFor(streets, to)
    .flatMap(({ at, onward }) => {
      const route = routeBetween(streets.graph, task.mode, from, at);
      return route === null ? [] : [{ route, there: thereAfter(route.seconds, onward) }];
    })
    .sort((a, b) => a.there - b.there);
  return best === undefined ? err({ kind: "no-way" }) : ok(best.route);
}

function matrixFound(streets: Streets, task: TaskOf<"matrix">): MatrixFound {
  const snapper = streets.snapperOf(task.mode);
  const began = process.cpuUsage();
  const snapped = task.points.map((point) => snapper.snap(point, SNAP_METRES_MAX));
  const size = snapped.length;
  const indexes = snapped.flatMap((point, i) => (point === null ? [] : [i]));
  const points = snapped.flatMap((point) => (point === null ? [] : [point]));
  const compact = secondsMatrix(streets.graph, task.mode, points);
  const times = new Float64Array(size * size).fill(Infinity);
  indexes.forEach((from, i) => {
    indexes.forEach((to, j) => {
      times[from * size + to] = compact[i * points.length + j] ?? Infinity;
    });
  });
  const used = process.cpuUsage(began);
  const unreachablePoints = snapped.flatMap((point, i) => (point === null ? [i] : []));
  const cpuMs = (used.user + used.system) / 1000;
  return { seconds: times, unreachable: unreachablePoints, cpuMs };
}

function nearestFound(
  streets: Streets,
  task: TaskOf<"nearest">,
): Result<NearestFound, SolveRefusal> {
  const ways: NearestFound["ways"][number][] = [];
  const noRoad: string[] = [];
  let anywhere = false;
  for (const mode of TRAVEL_MODES) {
    const units = task.units.filter((unit) => unit.mode === mode);
    if (units.length === 0) continue;
    const target = streets.snapperOf(mode).snap(task.to, SNAP_METRES_MAX);
    if (target === null) {
      noRoad.push(...units.map((unit) => unit.id));
      continue;
    }
    anywhere = true;
    const places = units.map(({ lngLat }) => lngLat);
    const asked = [places, SNAP_METRES_MAX, task.count] as const;
    const found = nearestTo(streets, target, asked);
    const reached = new Set(found.map((way) => way.source));
    for (const { source, seconds, metres, onward } of found) {
      const unit = units[source];
      if (unit !== undefined) ways.push({ id: unit.id, seconds, metres, onward });
    }
    // A search that ended before it had enough has seen every street there is.
    if (found.length < task.count) {
      noRoad.push(...units.filter((_unit, i) => !reached.has(i)).map((unit) => unit.id));
    }
  }
  if (!anywhere && task.units.length > 0) {
    const modes = task.units.map(({ mode }) => mode);
    return tooFar(streets, "to", task.to, modes);
  }
  ways.sort((a, b) => a.seconds - b.seconds || (a.id < b.id ? -1 : 1));
  return ok({ ways: ways.slice(0, task.count), noRoad });
}

/** The place itself, or where the closed street that it lies on begins; one may drive off it. */
function goalsFor(streets: Streets, place: Snapped): readonly Goal[] {
  const barriers = barriersOf(streets.graph, place);
  return barriers.length === 0 ? [{ at: place, onward: null }] : barriers;
}

type Goal = { readonly at: Snapped; readonly onward: Metres | null };
type Asked = readonly [places: readonly LngLat[], limit: Metres, count: number];

/** On foot, metres a second. */
const WALK = 1.4;

/** When somebody is really there: driven, and walked where the street is closed. */
function thereAfter(seconds: number, onward: Metres | null): number {
  return seconds + (onward ?? 0) / WALK;
}

/** From that side of a closed street by which each one is there first. */
function nearestTo(streets: Streets, place: Snapped, asked: Asked) {
  const ways = goalsFor(streets, place).flatMap(({ at, onward }) => {
    const found = nearestPositions(streets.graph, place.mode, at, ...asked);
    return found.map((way) => ({ ...way, onward, there: thereAfter(way.seconds, onward) }));
  });
  ways.sort((a, b) => a.there - b.there);
  const seen = new Set<number>();
  return ways.filter(({ source }) => !seen.has(source) && seen.add(source));
}

function reachFound(
  streets: Streets,
  task: TaskOf<"reach">,
): Result<readonly Reach[], SolveRefusal> {
  const from = streets.snapperOf(task.mode).snap(task.from, SNAP_METRES_MAX);
  if (from === null) return tooFar(streets, "from", task.from, [task.mode]);
  return ok(reachFrom(streets.graph, task.mode, from, task.limits));
}

/** Asked of the streets as they are without closures: what is closed can be seen and opened. */
function stretchFound(
  streets: Streets,
  { from, to, modes }: TaskOf<"stretch">,
): Result<readonly StretchFound[], SolveRefusal> {
  for (const [which, place] of [
    ["from", from],
    ["to", to ?? from],
  ] as const) {
    if (stretchAt(streets.open, place, modes, CLOSURE_METRES_MAX) !== null) continue;
    return tooFar(streets, which, place, modes, CLOSURE_METRES_MAX);
  }
  const one = to === null ? stretchAt(streets.open, from, modes, CLOSURE_METRES_MAX) : null;
  const found =
    to === null
      ? [one].flatMap((stretch) => stretch ?? [])
      : stretchesBetween(streets.open, [from, to], modes, CLOSURE_METRES_MAX);
  if (found.length === 0) return err({ kind: "no-way" });
  if (found.length > CLOSURE_STRETCHES_MAX) {
    return err({ kind: "stretch-too-long", max: CLOSURE_STRETCHES_MAX });
  }
  return ok(
    found.map(({ street, lngLat, line, arcs }) => {
      return { street, lngLat, line, modes: arcs.map(({ mode }) => mode) };
    }),
  );
}

/** Refuses a place with its distance to the nearest street of any of the modes. */
function tooFar(
  streets: Streets,
  which: "from" | "to",
  ...[place, modes, metresMax = SNAP_METRES_MAX]: [
    place: LngLat,
    modes: readonly TravelMode[],
    metresMax?: Metres,
  ]
): Result<never, SolveRefusal> {
  let least: number | null = null;
  for (const mode of new Set(modes)) {
    const distance = streets.snapperOf(mode).snap(place, metres(Infinity))?.distance ?? null;
    if (distance !== null && distance < (least ?? Infinity)) least = distance;
  }
  return err({ kind: "too-far-from-road", which, metres: least, metresMax });
}
