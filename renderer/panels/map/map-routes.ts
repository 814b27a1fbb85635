import type { UnitState } from "../../../shared/fold/unit-state.ts";
import type { PatrolPlan, PatrolRoute } from "../../../shared/model/patrol-plan.ts";
import type { PatrolStop } from "../../../shared/model/patrol-stop.ts";
import type { MapRoute, MapStop } from "../../map/map-route.ts";
import { clockText } from "../../ui/time-text.ts";
import { breathing } from "../../words/breathing.ts";
import type { Reading } from "../patrol-work.svelte.ts";

export type PlanShown = {
  readonly plan: PatrolPlan;
  readonly kind: "patrol" | "proposal";
  readonly reading: Reading | null;
  readonly reasonWord: (code: PatrolStop["reasons"][number]["code"]) => string;
  /** Empty for a plan that nobody follows yet. */
  readonly units: ReadonlyMap<string, UnitState>;
  /** Stops that earlier revisions had and that were reached: a route goes on counting. */
  readonly past: readonly { readonly unitId: string }[];
};

/** The ways the map shows of a plan: numbers are those of the panel.  A route that is being read
 *  stands out, and the others step back. */
export function patrolRoutes(shown: PlanShown): readonly MapRoute[] {
  const { plan, reading } = shown;
  const isRead = plan.routes.some(({ unitId }) => unitId === reading?.unitId);
  return plan.routes.map((route, index) => {
    const isThis = route.unitId === reading?.unitId;
    const voice = !isRead ? "plain" : isThis ? "loud" : "quiet";
    return { ...mapRoute(route, shown), order: index + 1, voice };
  });
}

function mapRoute(route: PatrolRoute, shown: PlanShown): Omit<MapRoute, "order" | "voice"> {
  const { kind, plan, units, reading, reasonWord } = shown;
  const patrol = units.get(route.unitId)?.patrol ?? null;
  const duty = kind === "patrol" && patrol?.planId === plan.id ? patrol : null;
  const before = shown.past.filter(({ unitId }) => unitId === route.unitId).length;
  const reached = route.stops.findLast(({ stopId }) => {
    return duty?.at === stopId || (duty?.done.includes(stopId) ?? false);
  });
  const stateOf = ({ stopId }: PatrolStop): MapStop["state"] =>
    duty?.at === stopId ? "now" : duty?.done.includes(stopId) === true ? "done" : "ahead";
  return {
    id: `${kind}:${route.unitId}`,
    kind,
    label: breathing(route.callSign),
    geometry: route.geometry,
    drivenTo: reached?.geometryAt ?? 0,
    waits: duty !== null && duty.progress !== "following",
    stops: route.stops.map((stop, index) => ({
      id: stop.stopId,
      lngLat: stop.lngLat,
      number: before + index + 1,
      state: stateOf(stop),
      label: labelOf(stop, reasonWord),
      chosen: stop.stopId === reading?.stopId && route.unitId === reading.unitId,
    })),
  };
}

/** When, and why: every stop that is read says its reasons on the map. */
function labelOf(stop: PatrolStop, reasonWord: PlanShown["reasonWord"]): string {
  const why = stop.reasons.map(({ code }) => reasonWord(code)).join(" ");
  return `${clockText(stop.arriveAt).slice(0, 5)} ${why}`;
}

/** The unit that a route of the map belongs to. */
export function unitOfRoute(routeId: string): string {
  return routeId.slice(routeId.indexOf(":") + 1);
}
