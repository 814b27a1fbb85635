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
  /** The first one says which street is meant; the others keep off the same street. */
  readonly modes: readonly TravelMode[];
};

/** Closures in force at once; more are refused. */
export const CLOSURES_MAX = 500;
/** A place further than this from every street closes none. */
export const CLOSURE_METRES_MAX = metres(100);

/** The streets with those stretches closed, and how many closures found no street. */
export function withClosures(
  graph: Graph,
  closures: readonly StreetClosure[],
): { readonly graph: Graph; readonly unmatched: number } {
  const closed: ClosedArcs[] = [];
  let unmatched = 0;
  for (const { lngLat, modes } of closures) {
    const stretch = stretchAt(graph, lngLat, modes, CLOSURE_METRES_MAX);
    if (stretch === null) unmatched += 1;
    else closed.push(...stretch.arcs);
  }
  return { graph: closed.length === 0 ? graph : closedGraph(graph, closed), unmatched };
}
