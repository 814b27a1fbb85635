import { assert } from "../kit/assert.ts";
import { nearestNodes } from "./nearest-nodes.ts";
import type { OrienteeringProblem } from "./problem.ts";

/** Longer than any horizon; three of them still fit 32 bits. */
export const FAR = 2 ** 29;
/** Ticks of the longest horizon, at most. */
const HORIZON_TICKS_MAX = 2 ** 28;
/** Ticks a unit of time are a power of ten from 10^-6 to this. */
const TICKS_EXPONENT_MAX = 7;
/** Part of a tick that is the noise of binary fractions, not time. */
const NOISE_TICKS = 1e-4;

/** A problem in whole numbers, for loops over typed arrays.  Times are ticks after the earliest
 *  start; travelling and dwelling are rounded up and limits down, so that what fits in ticks fits
 *  in truth, and sums are exact: added step by step or from scratch they are the same. */
export type ScaledProblem = {
  readonly visitCount: number;
  readonly vehicleCount: number;
  readonly nodeCount: number;
  /** Shape of these four: visitCount.  `group` is -1 where the visit stands for itself. */
  readonly node: Int32Array;
  readonly prize: Int32Array;
  readonly dwell: Int32Array;
  readonly group: Int32Array;
  readonly must: Uint8Array;
  /** Windows of visit v lie in [windowFirst[v], windowFirst[v + 1]); none: at any time. */
  readonly windowFirst: Int32Array;
  readonly windowOpen: Int32Array;
  readonly windowClose: Int32Array;
  /** Whether any visit has a window: without, the clock of a route is its length. */
  readonly windowed: boolean;
  /** Shape of these: vehicleCount.  `durationMax` is at most latest - earliest. */
  readonly network: Int32Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly earliest: Int32Array;
  readonly latest: Int32Array;
  readonly durationMax: Int32Array;
  /** Shape: visitCount × vehicleCount; 1 where the vehicle may and, alone, can. */
  readonly allowed: Uint8Array;
  /** Shape: one a network, [from × nodeCount + to]. */
  readonly ways: readonly Int32Array[];
  /** The same turned over: [to × nodeCount + from]. */
  readonly waysBack: readonly Int32Array[];
  /** Shape: one a network; whether there and back take as long between all nodes. */
  readonly symmetric: readonly boolean[];
  /** Shape: vehicleCount; the least vehicle whose routes this one could drive as well. */
  readonly likeOf: Int32Array;
  readonly groupCount: number;
  readonly groupDwellMax: Float64Array;
  /** Shares of group g lie in [shareFirst[g], shareFirst[g + 1]). */
  readonly shareFirst: Int32Array;
  readonly shares: Int32Array;
  /** Visits on node n lie in nodeVisits from nodeFirst[n] to nodeFirst[n + 1]. */
  readonly nodeFirst: Int32Array;
  readonly nodeVisits: Int32Array;
  /** Shape: nodeCount × nearCount, nearest first by the fastest network, itself first. */
  readonly near: Int32Array;
  readonly nearCount: number;
};

/** Shape: as above.   Errors: none; an index outside its table is a bug and asserts. */
export function scaledProblem(problem: OrienteeringProblem): ScaledProblem {
  const { nodeCount, visits, vehicles, groups } = problem;
  const scale = scaleOf(problem);
  const up = (time: number) => ticksUp(time * scale.ticks);
  const after = (time: number) => ticksUp((time - scale.origin) * scale.ticks);
  const before = (time: number) => ticksDown((time - scale.origin) * scale.ticks);
  const windows = visits.map((visit) => visit.windows);
  const windowFirst = offsetsOf(windows.map((list) => list.length));
  const ways = problem.travel.map((times) => {
    assert(times.length === nodeCount * nodeCount, "a matrix is nodeCount × nodeCount");
    return Int32Array.from(times, up);
  });
  const ints = (values: readonly number[]) => Int32Array.from(values);
  const latest = ints(vehicles.map((vehicle) => before(vehicle.latest)));
  const earliest = ints(vehicles.map((vehicle) => after(vehicle.earliest)));
  const waysBack = ways.map((times) => turnedOver(times, nodeCount));
  const scaled = {
    visitCount: visits.length,
    vehicleCount: vehicles.length,
    nodeCount,
    node: ints(visits.map((visit) => visit.node)),
    prize: ints(visits.map((visit) => visit.prize)),
    dwell: ints(visits.map((visit) => up(visit.dwell))),
    group: ints(visits.map((visit) => visit.group ?? -1)),
    must: Uint8Array.from(visits, (visit) => (visit.must ? 1 : 0)),
    windowFirst,
    windowOpen: ints(windows.flatMap((list) => list.map(([open]) => Math.max(0, after(open))))),
    windowClose: ints(windows.flatMap((list) => list.map(([, close]) => before(close)))),
    windowed: windows.some((list) => list.length > 0),
    network: ints(vehicles.map((vehicle) => vehicle.network)),
    start: ints(vehicles.map((vehicle) => vehicle.start)),
    end: ints(vehicles.map((vehicle) => vehicle.end)),
    earliest,
    latest,
    durationMax: ints(
      vehicles.map((vehicle, k) => {
        const most = ticksDown(vehicle.durationMax * scale.ticks);
        return Math.min(most, (latest[k] ?? 0) - (earliest[k] ?? 0));
      }),
    ),
    ways,
    waysBack,
    symmetric: ways.map((times, i) => times.every((time, at) => time === waysBack[i]?.[at])),
    likeOf: likeOf(problem),
    groupCount: groups.length,
    groupDwellMax: Float64Array.from(groups, ({ dwellMax }) =>
      dwellMax === Infinity ? Infinity : Math.floor(dwellMax * scale.ticks + NOISE_TICKS),
    ),
    shareFirst: offsetsOf(groups.map((group) => group.shares.length)),
    shares: ints(groups.flatMap((group) => group.shares)),
    ...visitsByNode(problem),
    ...nearestNodes(ways, nodeCount),
  };
  return { ...scaled, allowed: allowedOf(problem, scaled) };
}

/** How many ticks a unit of time has, and the time of tick 0. */
function scaleOf(problem: OrienteeringProblem): { ticks: number; origin: number } {
  const finite = (times: readonly number[]) => times.filter((time) => Number.isFinite(time));
  const starts = finite(problem.vehicles.map((vehicle) => vehicle.earliest));
  const origin = starts.reduce((least, time) => Math.min(least, time), starts[0] ?? 0);
  const horizon = problem.vehicles.reduce((longest, vehicle) => {
    const clock = Math.min(
      vehicle.latest - origin,
      vehicle.earliest - origin + vehicle.durationMax,
    );
    return Math.max(longest, Number.isFinite(clock) ? clock : horizonOf(problem, origin));
  }, 1);
  let exponent = TICKS_EXPONENT_MAX;
  while (horizon * 10 ** exponent > HORIZON_TICKS_MAX) exponent--;
  return { ticks: 10 ** exponent, origin };
}

/** A time by which any route without detours for their own sake is over. */
function horizonOf(problem: OrienteeringProblem, origin: number): number {
  let longest = 0;
  for (const times of problem.travel) {
    for (const time of times) if (Number.isFinite(time) && time > longest) longest = time;
  }
  let sum = longest * (problem.visits.length + 1);
  let last = 0;
  for (const visit of problem.visits) {
    if (Number.isFinite(visit.dwell)) sum += visit.dwell;
    for (const [open] of visit.windows) if (Number.isFinite(open)) last = Math.max(last, open);
  }
  return Math.max(1, sum + Math.max(0, last - origin));
}

function ticksUp(ticks: number): number {
  const whole = Math.round(ticks);
  const up = Math.abs(ticks - whole) < NOISE_TICKS ? whole : Math.ceil(ticks);
  return up >= FAR || Number.isNaN(up) ? FAR : Math.max(-FAR, up);
}

function ticksDown(ticks: number): number {
  const whole = Math.round(ticks);
  const down = Math.abs(ticks - whole) < NOISE_TICKS ? whole : Math.floor(ticks);
  return down <= -FAR || Number.isNaN(down) ? -FAR : Math.min(HORIZON_TICKS_MAX, down);
}

function turnedOver(times: Int32Array, nodeCount: number): Int32Array {
  const turned = new Int32Array(times.length);
  for (let from = 0; from < nodeCount; from++) {
    for (let to = 0; to < nodeCount; to++) {
      turned[to * nodeCount + from] = times[from * nodeCount + to] ?? FAR;
    }
  }
  return turned;
}

function offsetsOf(lengths: readonly number[]): Int32Array {
  const offsets = new Int32Array(lengths.length + 1);
  lengths.forEach((length, i) => (offsets[i + 1] = (offsets[i] ?? 0) + length));
  return offsets;
}

function visitsByNode({ nodeCount, visits }: OrienteeringProblem) {
  const lists: number[][] = Array.from({ length: nodeCount }, () => []);
  visits.forEach((visit, v) => {
    assert(visit.node >= 0 && visit.node < nodeCount, "a visit is on a node");
    lists[visit.node]?.push(v);
  });
  const nodeFirst = offsetsOf(lists.map((list) => list.length));
  return { nodeFirst, nodeVisits: Int32Array.from(lists.flat()) };
}

function likeOf({ vehicles, visits }: OrienteeringProblem): Int32Array {
  const first = new Map<string, number>();
  return Int32Array.from(vehicles, (vehicle, k) => {
    const { network, start, end, earliest, latest, durationMax } = vehicle;
    const may = visits.map(({ vehicles: some }) => (some?.includes(k) === false ? "0" : "1"));
    const key = [network, start, end, earliest, latest, durationMax, may.join("")].join();
    const like = first.get(key) ?? k;
    first.set(key, like);
    return like;
  });
}

function allowedOf(
  problem: OrienteeringProblem,
  scaled: Omit<ScaledProblem, "allowed">,
): Uint8Array {
  const { vehicleCount, nodeCount } = scaled;
  const allowed = new Uint8Array(scaled.visitCount * vehicleCount);
  problem.visits.forEach((visit, v) => {
    for (let k = 0; k < vehicleCount; k++) {
      if (visit.vehicles?.includes(k) === false) continue;
      const times = scaled.ways[scaled.network[k] ?? -1];
      assert(times !== undefined, "a vehicle's network is one of travel");
      const out = times[(scaled.start[k] ?? 0) * nodeCount + visit.node] ?? FAR;
      const home = times[visit.node * nodeCount + (scaled.end[k] ?? 0)] ?? FAR;
      const clock = out + home + Math.min(FAR, scaled.dwell[v] ?? FAR);
      if (clock <= (scaled.durationMax[k] ?? -1)) allowed[v * vehicleCount + k] = 1;
    }
  });
  return allowed;
}
