import type { PatrolChange, PatrolComparison } from "../model/patrol-change.ts";
import type { PatrolPlan } from "../model/patrol-plan.ts";
import type { PatrolStop } from "../model/patrol-stop.ts";

/** A stop that is later or earlier by more than this is said to have moved in time. */
const LATER_MS = 15 * 60_000;

/** Two plans side by side: the figures that a leader weighs, and what became of each stop. */
export function comparePlans(first: PatrolPlan, second: PatrolPlan): PatrolComparison {
  const more = (a: number, b: number) => (a === b ? null : b > a);
  const less = (a: number, b: number) => (a === b ? null : b < a);
  const rows = FIGURES.map(([kind, valueOf, wish]) => {
    const [a, b] = [valueOf(first), valueOf(second)];
    const better = wish === "more" ? more(a, b) : wish === "less" ? less(a, b) : null;
    return { kind, first: a, second: b, better };
  });
  const changes = changesBetween(first, second);
  return { figures: rows, changes, sameShare: sameShare(first, second) };
}

type Kind = PatrolComparison["figures"][number]["kind"];
const FIGURES: readonly (readonly [
  Kind,
  (plan: PatrolPlan) => number,
  "more" | "less" | "none",
])[] = [
  ["risk-minutes", ({ score }) => score.riskMinutes, "more"],
  ["minutes-moving", ({ score }) => score.minutesMoving, "less"],
  ["overlap", ({ score }) => score.overlapMinutes, "less"],
  ["debt", ({ score }) => score.doseDebtMinutes, "less"],
  ["stops", ({ score }) => score.stops, "none"],
  ["places", ({ score }) => score.placesServed, "more"],
  ["switches", ({ score }) => score.switches, "less"],
  ["balance", ({ score }) => score.balance, "less"],
  ["coverage3", ({ coverage }) => meanOf(coverage?.within3 ?? []), "more"],
  ["coverage5", ({ coverage }) => meanOf(coverage?.within5 ?? []), "more"],
  ["dropped", ({ dropped }) => dropped.length, "less"],
];

/** Share of stop positions (unit, place in its order) that two plans have alike, of the longer. */
export function sameShare(first: PatrolPlan, second: PatrolPlan): number {
  const byUnit = new Map(second.routes.map((route) => [route.unitId, route.stops]));
  let same = 0;
  for (const { unitId, stops } of first.routes) {
    const others = byUnit.get(unitId) ?? [];
    same += stops.filter((stop, i) => others[i]?.placeId === stop.placeId).length;
  }
  const count = Math.max(stopCount(first), stopCount(second));
  return count === 0 ? 1 : same / count;
}

/** What became of each stop; those of one place are matched in the order of time. */
export function changesBetween(first: PatrolPlan, second: PatrolPlan): PatrolChange[] {
  const [before, after] = [stopsByPlace(first), stopsByPlace(second)];
  const changes: PatrolChange[] = [];
  for (const placeId of new Set([...before.keys(), ...after.keys()])) {
    const [from, to] = [before.get(placeId) ?? [], after.get(placeId) ?? []];
    for (let i = 0; i < Math.max(from.length, to.length); i++) {
      changes.push(changeOf(from[i], to[i]));
    }
  }
  return changes;
}

type Stood = { readonly unitId: string; readonly stop: PatrolStop };

function changeOf(from: Stood | undefined, to: Stood | undefined): PatrolChange {
  const stop = from?.stop ?? to?.stop;
  return {
    kind: kindOf(from, to),
    placeId: stop?.placeId ?? "",
    placeName: stop?.placeName ?? "",
    fromUnitId: from?.unitId ?? null,
    fromAt: from?.stop.arriveAt ?? null,
    toUnitId: to?.unitId ?? null,
    toAt: to?.stop.arriveAt ?? null,
  };
}

function kindOf(from: Stood | undefined, to: Stood | undefined): PatrolChange["kind"] {
  if (from === undefined) return "added";
  if (to === undefined) return "dropped";
  if (from.unitId !== to.unitId) return "moved";
  return Math.abs(from.stop.arriveAt - to.stop.arriveAt) > LATER_MS ? "later" : "kept";
}

function stopsByPlace(plan: PatrolPlan): ReadonlyMap<string, readonly Stood[]> {
  const places = new Map<string, Stood[]>();
  for (const { unitId, stops } of plan.routes) {
    for (const stop of stops) {
      const list = places.get(stop.placeId);
      if (list === undefined) places.set(stop.placeId, [{ unitId, stop }]);
      else list.push({ unitId, stop });
    }
  }
  for (const list of places.values()) list.sort((a, b) => a.stop.arriveAt - b.stop.arriveAt);
  return places;
}

function stopCount(plan: PatrolPlan): number {
  return plan.routes.reduce((sum, route) => sum + route.stops.length, 0);
}

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
