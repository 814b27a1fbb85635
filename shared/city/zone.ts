import type { Noise } from "./noise.ts";
import type { Plan } from "./plan.ts";
import { apart } from "./plane.ts";
import type { Point } from "./plane.ts";
import { distanceToRing, ringHolds } from "./polygon.ts";
import type { Settlement } from "./settlement.ts";
import type { Terrain } from "./terrain.ts";

export type Zone =
  | "old-town"
  | "core"
  | "new-town"
  | "urban"
  | "industry"
  | "town"
  | "village"
  | "fringe"
  | "rural"
  | "hill"
  | "water";

export type ZoneAt = (point: Point) => Zone;

const FRINGE = 2_600;

/** Tells what kind of place a point is; a block is what its middle is. */
export function zonesOf(
  terrain: Terrain,
  plan: Plan,
  settlements: () => readonly Settlement[],
  wave: Noise,
): ZoneAt {
  return (point) => {
    if (terrain.waterAt(point) !== null) return "water";
    if (terrain.height(point) > 0.42) return "hill";
    if (ringHolds(plan.outerRing, point)) {
      if (ringHolds(plan.oldTown, point)) return "old-town";
      if (ringHolds(plan.innerRing, point)) return "core";
      if (ringHolds(plan.industry[1] ?? [], point)) return "industry";
      if (ringHolds(plan.newTown, point)) return "new-town";
      return sprawl(point, wave) > -0.4 ? "urban" : "fringe";
    }
    if (plan.industry.some((ring) => ringHolds(ring, point))) return "industry";
    const home = settlements().find(
      ({ middle, ring }) => apart(middle, point) < 1_500 && ringHolds(ring, point),
    );
    if (home !== undefined) return home.kind;
    if (distanceToRing(plan.outerRing, point) > FRINGE) return "rural";
    return sprawl(point, wave) > 0 ? "urban" : "fringe";
  };
}

/** Above zero where the city has grown: far along some roads, not yet along others. */
function sprawl([x, y]: Point, wave: Noise): number {
  const reach = Math.sqrt((x / 4_700) ** 2 + (y / 4_000) ** 2);
  return 1 - reach + 0.42 * wave(x / 1_500, y / 1_500) + 0.2 * wave(x / 620, y / 620);
}
