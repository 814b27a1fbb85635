import { NO_MOVE } from "../loose-routes.ts";
import type { LooseRoutes } from "../loose-routes.ts";
import { detourAt, detourOf } from "./detour.ts";

/** Puts a visit behind a position of a route, from outside or from elsewhere. */
export function gainOf(loose: LooseRoutes, visit: number, route: number, position: number): number {
  if (!loose.may(visit, route)) return NO_MOVE;
  const at = route * loose.stride + position;
  if (loose.visitAt[at] === visit || loose.visitAt[at + 1] === visit) return NO_MOVE;
  const { move } = loose;
  move.visit = visit;
  move.to = route;
  move.at = position;
  const from = loose.routeOf[visit] ?? -1;
  const longer = detourAt(loose, visit, route, position);
  const used = (loose.used[route] ?? 0) + longer;
  if (from < 0) return loose.gainOfLength(route, used) + (loose.worth[visit] ?? 0);
  const shorter = detourOf(loose, visit);
  if (from === route) return loose.gainOfLength(route, used - shorter);
  const left = (loose.used[from] ?? 0) - shorter;
  return loose.gainOfLength(route, used) + loose.gainOfLength(from, left);
}

export function apply(loose: LooseRoutes): void {
  const { visit, to, at } = loose.move;
  const from = loose.routeOf[visit] ?? -1;
  let position = at;
  if (from >= 0) {
    if (from === to && at >= (loose.position[visit] ?? 0)) position -= 1;
    loose.takeOut(visit);
    if (from !== to) loose.settle(from);
  }
  loose.putIn(visit, to, position);
  loose.settle(to);
}
