import { isOpenMuster } from "../../../shared/fold/muster-state.ts";
import type { MusterState } from "../../../shared/fold/muster-state.ts";
import type { MusterRing } from "../../../shared/model/muster.ts";
import type { LngLat } from "../../../shared/units/lng-lat.ts";
import type { MapRoute } from "../../map/map-route.ts";
import { ringLine } from "../muster-work.svelte.ts";
import type { MusterWork } from "../muster-work.svelte.ts";

/** Rings and areas of call-ups that are open, and the one that is being drawn. */
export function musterRings(
  musters: Iterable<MusterState>,
  work: Pick<MusterWork, "asking" | "area" | "ring">,
): readonly MapRoute[] {
  const rings: MapRoute[] = [];
  for (const muster of musters) {
    const { id, ring, area } = muster;
    if (ring === null || !isOpenMuster(muster)) continue;
    rings.push(outline(id, area === null ? ringOf(ring) : [...area, ...area.slice(0, 1)]));
  }
  const { asking, area, ring } = work;
  if (asking === "call-up" && area === null && ring !== null) {
    rings.push(outline("ring", ringOf(ring)));
  }
  return rings;
}

const ringOf = ({ lngLat, metres }: MusterRing) => ringLine(lngLat, metres);

function outline(id: string, geometry: readonly LngLat[]): MapRoute {
  return {
    ...{ id: `ring ${id}`, kind: "proposal", order: 1, label: "", drivenTo: 0, stops: [] },
    ...{ geometry, waits: false, voice: "plain" },
  };
}
