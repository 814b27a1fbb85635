import { CLOSED_STRETCHES_MAX } from "../../shared/model/closure.ts";
import { TRAVEL_MODES } from "../../shared/model/unit.ts";
import type { TravelMode } from "../../shared/model/unit.ts";
import { closedGraph, stretchAt } from "../../shared/roads/closures.ts";
import type { ClosedArcs } from "../../shared/roads/closures.ts";
import type { Graph } from "../../shared/roads/graph.ts";
import type { LngLat } from "../../shared/units/lng-lat.ts";
import { metres } from "../../shared/units/quantity.ts";

/** A street that an operator has closed: the stretch between two junctions nearest to a place, in
 *  both directions.  Said by place, so that it holds when the streets are imported anew. */
export type StreetClosure = {
  readonly lngLat: LngLat;
  /** Who may not be led there. */
  readonly modes: readonly TravelMode[];
};

/** Stretches closed at once; more are refused. */
export const CLOSURES_MAX = CLOSED_STRETCHES_MAX;
/** A place that somebody points at further than this from every street closes none. */
export const CLOSURE_METRES_MAX = metres(100);
/** A closed stretch is found again on the street it lies on, or nowhere: where the streets have
 *  been imported anew without it, closing the next one over would be worse than saying so. */
const FOUND_METRES_MAX = metres(20);

/** The streets with those stretches closed. */
export function withClosures(graph: Graph, closures: readonly StreetClosure[]): Graph {
  const closed: ClosedArcs[] = [];
  for (const { lngLat, modes } of closures) {
    // The street is found as whoever closed it saw it, and then closed to whom it was closed.
    const stretch = stretchAt(graph, lngLat, TRAVEL_MODES, FOUND_METRES_MAX);
    closed.push(...(stretch?.arcs.filter(({ mode }) => modes.includes(mode)) ?? []));
  }
  return closed.length === 0 ? graph : closedGraph(graph, closed);
}

/** Which of the closures these streets have no street for. */
export function unmatchedIn(graph: Graph, closures: readonly StreetClosure[]): readonly number[] {
  return closures.flatMap(({ lngLat }, index) =>
    stretchAt(graph, lngLat, TRAVEL_MODES, FOUND_METRES_MAX) === null ? [index] : [],
  );
}
