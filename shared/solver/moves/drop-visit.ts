import { NO_MOVE } from "../loose-routes.ts";
import type { LooseRoutes } from "../loose-routes.ts";
import { detourOf } from "./detour.ts";

/** Leaves a visit out. */
export function gainOf(loose: LooseRoutes, visit: number): number {
  const route = loose.routeOf[visit] ?? -1;
  if (route < 0) return NO_MOVE;
  loose.move.visit = visit;
  const used = (loose.used[route] ?? 0) - detourOf(loose, visit);
  return loose.gainOfLength(route, used) - (loose.worth[visit] ?? 0);
}

export function apply(loose: LooseRoutes): void {
  const { visit } = loose.move;
  const route = loose.routeOf[visit] ?? 0;
  loose.takeOut(visit);
  loose.settle(route);
}
