import { isOpenMuster } from "../../../shared/fold/muster-state.ts";
import type { MusterState } from "../../../shared/fold/muster-state.ts";
import type { LngLat } from "../../../shared/units/lng-lat.ts";
import type { MapRoute } from "../../map/map-route.ts";
import { ringLine } from "../muster-work.svelte.ts";
import type { MusterWork } from "../muster-work.svelte.ts";

/** Rings of call-ups that are open, and the one that is being drawn. */
export function musterRings(
  musters: Iterable<MusterState>,
  work: Pick<MusterWork, "asking" | "centre" | "metres">,
): readonly MapRoute[] {
  const rings: MapRoute[] = [];
  for (const muster of musters) {
    const { id, ring } = muster;
    if (ring !== null && isOpenMuster(muster)) rings.push(ringRoute(id, ring.lngLat, ring.metres));
  }
  const { asking, centre, metres } = work;
  if (asking === "call-up" && centre !== null) rings.push(ringRoute("ring", centre, metres));
  return rings;
}

function ringRoute(id: string, centre: LngLat, metres: number): MapRoute {
  return {
    ...{ id: `ring ${id}`, kind: "proposal", order: 1, label: "", drivenTo: 0, stops: [] },
    ...{ geometry: ringLine(centre, metres), waits: false, voice: "plain" },
  };
}
