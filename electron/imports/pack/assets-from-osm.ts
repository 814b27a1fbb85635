import type { Area } from "../../../shared/model/area.ts";
import type { Place } from "../../../shared/model/place.ts";
import { NAME_LENGTH_MAX } from "../../../shared/model/shape.ts";
import type { LngLat } from "../../../shared/units/lng-lat.ts";
import type { OsmArea, OsmPlace } from "../osm/osm-harvest.ts";

/** Under which everything of the map extracts is known. */
export const OSM_SOURCE = "osm";

export function placeFromOsm(place: OsmPlace): Place {
  return {
    kind: "place",
    id: `osm:${place.osmId}`,
    name: shortened(place.name),
    nameLatin: place.nameLatin === null ? null : shortened(place.nameLatin),
    class: shortened(place.class),
    lngLat: place.lngLat,
    rank: RANK_TOP - place.rank,
    source: OSM_SOURCE,
  };
}

/** An extract ranks by the zoom at which a name is worth showing, a search by how well known. */
const RANK_TOP = 20;

export function areaFromOsm(area: OsmArea): Area {
  return {
    kind: "area",
    id: `osm:${area.osmId}`,
    name: shortened(area.name),
    class: "administrative",
    polygons: area.polygons.map((rings) => rings.map(pairsOf)),
    source: OSM_SOURCE,
    flags: [],
  };
}

function pairsOf(flat: readonly number[]): LngLat[] {
  const pairs: LngLat[] = [];
  for (let at = 0; at + 1 < flat.length; at += 2) pairs.push([flat[at] ?? 0, flat[at + 1] ?? 0]);
  return pairs;
}

function shortened(name: string): string {
  return name.slice(0, NAME_LENGTH_MAX);
}
