import type { PatrolPlan, PatrolRoute } from "../../../shared/model/patrol-plan.ts";
import type { MapRoute } from "../../map/map-route.ts";
import { breathing } from "../../words/breathing.ts";

/** The ways the map shows: a plan nobody has accepted whole, of the plan in force the ways that
 *  are asked for, and those of crews on their way. */
export function patrolRoutes(
  plan: PatrolPlan,
  kind: "patrol" | "proposal",
  isShown: (unitId: string) => boolean,
): readonly MapRoute[] {
  return plan.routes
    .map((route, index) => mapRoute(route, kind, index + 1))
    .filter((_, index) => isShown(plan.routes[index]?.unitId ?? ""));
}

function mapRoute(route: PatrolRoute, kind: MapRoute["kind"], order: number): MapRoute {
  return {
    id: `${kind}:${route.unitId}`,
    kind,
    order,
    label: breathing(route.callSign),
    geometry: route.geometry,
    stops: route.stops.map(({ lngLat }) => lngLat),
  };
}
