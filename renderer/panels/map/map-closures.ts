import type { ClosureState } from "../../../shared/fold/closure-state.ts";
import type { ClosedStretch } from "../../../shared/model/closure.ts";
import type { MapClosure } from "../../map/map-closure.ts";

/** The closed streets that the map shows, and the one that is being looked at. */
export function mapClosures(
  inForce: readonly ClosureState[],
  preview: readonly ClosedStretch[],
): readonly MapClosure[] {
  const closed = inForce.map(({ id, stretches }) => mapClosure(id, stretches, false));
  return preview.length === 0 ? closed : [...closed, mapClosure("preview", preview, true)];
}

function mapClosure(id: string, stretches: readonly ClosedStretch[], preview: boolean): MapClosure {
  return {
    id,
    preview,
    lines: stretches.map(({ line }) => line),
    marks: stretches.map(({ lngLat }) => lngLat),
    middle: stretches[Math.floor(stretches.length / 2)]?.lngLat ?? null,
  };
}
