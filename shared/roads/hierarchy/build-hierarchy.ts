import type { Network } from "../network.ts";
import { customize } from "./customize.ts";
import { eliminate } from "./eliminate.ts";
import type { Hierarchy } from "./hierarchy.ts";
import { rankArcs } from "./rank-arcs.ts";
import type { Points } from "./rank-arcs.ts";
import { turnStepsOf } from "./turn-steps.ts";

/** The hierarchy of a network, made anew; the same network gives the same hierarchy. */
export function hierarchyOf(points: Points, network: Network): Hierarchy {
  const rank = rankArcs(points, network);
  const steps = turnStepsOf(network, rank);
  const shape = { rank, ...eliminate(steps) };
  return { ...shape, ...customize(network, shape, steps) };
}
