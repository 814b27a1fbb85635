import { GrowingInts } from "../../../shared/kit/growing.ts";
import { SPEEDS_A_WAY } from "../../../shared/roads/road-input.ts";
import type { RoadInput, TurnRestriction } from "../../../shared/roads/road-input.ts";
import type { NodePass } from "./node-pass.ts";
import type { Rejections } from "./rejections.ts";
import type { TurnRelation } from "./relation-pass.ts";
import { knownRuns } from "./way-geometry.ts";
import type { WayPass } from "./way-pass.ts";

/** The streets as columns for the graph.  A way is cut where a node is missing. */
export function roadsFromWays(
  ways: WayPass,
  nodes: NodePass,
  turns: readonly TurnRelation[],
  rejections: Rejections,
): { readonly roads: RoadInput; readonly cutWays: number } {
  const points = new RoadPoints(ways.kept.nodes.count);
  const first = new GrowingInts();
  const wayPoints = new GrowingInts();
  const speeds = new GrowingInts();
  const names = new GrowingInts();
  const parts = new Map<number, [first: number, count: number]>();
  let cutWays = 0;
  first.push(0);
  for (let at = 0; at < ways.roadWay.length; at += 1) {
    const way = ways.roadWay.at(at);
    const all = ways.kept.nodesOf(way);
    const runs = knownRuns(all, nodes.positions);
    if (runs.length !== 1 || runs[0]?.length !== all.length) cutWays += 1;
    parts.set(way, [names.length, runs.length]);
    for (const run of runs) {
      for (const node of run) wayPoints.push(points.numberOf(node));
      first.push(wayPoints.length);
      names.push(ways.roadName.at(at));
      for (let column = 0; column < SPEEDS_A_WAY; column += 1) {
        speeds.push(ways.roadSpeed.at(at * SPEEDS_A_WAY + column));
      }
    }
  }
  const columns = {
    firstWayPoint: Uint32Array.from(first.view()),
    wayPoints: Uint32Array.from(wayPoints.view()),
  };
  const find = finder(ways, points, parts, columns);
  const restrictions = turns.flatMap((turn) => restrictionsOf(turn, find, rejections));
  const roads: RoadInput = {
    ...points.columns(nodes),
    ...columns,
    waySpeed: Uint8Array.from(speeds.view()),
    wayName: Uint32Array.from(names.view()),
    names: ways.roadNames,
    restrictions,
  };
  return { roads, cutWays };
}

/** Numbers the nodes that lie on streets. */
class RoadPoints {
  readonly #pointOf: Int32Array;
  readonly #nodes = new GrowingInts();

  constructor(nodes: number) {
    this.#pointOf = new Int32Array(nodes).fill(-1);
  }

  numberOf(node: number): number {
    const known = this.#pointOf[node] ?? -1;
    if (known >= 0) return known;
    this.#pointOf[node] = this.#nodes.length;
    this.#nodes.push(node);
    return this.#nodes.length - 1;
  }

  known(node: number): number {
    return this.#pointOf[node] ?? -1;
  }

  columns({ positions, blocked }: NodePass): {
    pointLng: Int32Array;
    pointLat: Int32Array;
    pointBlocked: Uint8Array;
  } {
    const nodes = this.#nodes.view();
    return {
      pointLng: Int32Array.from(nodes, (node) => positions.lng[node] ?? 0),
      pointLat: Int32Array.from(nodes, (node) => positions.lat[node] ?? 0),
      pointBlocked: Uint8Array.from(nodes, (node) => blocked[node] ?? 0),
    };
  }
}

type Finder = {
  /** Point of a node by its id, -1 where no street has it. */
  readonly point: (id: number) => number;
  /** Part of a street that touches the point, -1 where none does. */
  readonly part: (id: number, point: number) => number;
};

function finder(
  ways: WayPass,
  points: RoadPoints,
  parts: ReadonlyMap<number, readonly [first: number, count: number]>,
  columns: Pick<RoadInput, "firstWayPoint" | "wayPoints">,
): Finder {
  const touches = (part: number, point: number): boolean =>
    columns.wayPoints
      .subarray(columns.firstWayPoint[part], columns.firstWayPoint[part + 1])
      .includes(point);
  return {
    point: (id) => points.known(ways.kept.nodes.numberOf(id)),
    part: (id, point) => {
      const [first, count] = parts.get(ways.kept.ids.numberOf(id)) ?? [0, 0];
      for (let part = first; part < first + count; part += 1) if (touches(part, point)) return part;
      return -1;
    },
  };
}

function restrictionsOf(
  turn: TurnRelation,
  find: Finder,
  rejections: Rejections,
): TurnRestriction[] {
  const via = find.point(turn.via);
  if (via < 0) {
    rejections.add(`r${turn.id}`, "restriction at a node that is on no street");
    return [];
  }
  const found: TurnRestriction[] = [];
  for (const fromId of turn.from) {
    for (const toId of turn.to) {
      const [from, to] = [find.part(fromId, via), find.part(toId, via)];
      if (from < 0 || to < 0) {
        rejections.add(`r${turn.id}`, "restriction whose ways do not meet at its node");
      } else found.push({ kind: turn.kind, from, via, to, modes: turn.modes });
    }
  }
  return found;
}
