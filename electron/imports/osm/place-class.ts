import type { TagOf } from "../../../shared/roads/access.ts";

export type PlaceClass = { readonly class: string; readonly rank: number };

/** Settlements and quarters, which the map labels as places. */
const SETTLEMENTS: Readonly<Record<string, number>> = {
  country: 2,
  state: 4,
  province: 4,
  region: 5,
  city: 6,
  county: 7,
  district: 8,
  town: 9,
  island: 10,
  borough: 10,
  suburb: 11,
  village: 11,
  quarter: 12,
  hamlet: 13,
  neighbourhood: 13,
  isolated_dwelling: 14,
  farm: 15,
  locality: 14,
  city_block: 15,
};

/** Points of interest: the first key present decides; "*" takes any value.  Its class is the value
 *  unless a word is given. */
const INTERESTS: readonly (readonly [key: string, value: string, rank: number, word?: string])[] = [
  ["amenity", "police", 13],
  ["amenity", "fire_station", 13],
  ["amenity", "hospital", 13],
  ["amenity", "townhall", 13],
  ["amenity", "courthouse", 13],
  ["amenity", "university", 13],
  ["amenity", "prison", 14],
  ["amenity", "school", 14],
  ["amenity", "college", 14],
  ["amenity", "kindergarten", 15],
  ["amenity", "bus_station", 14],
  ["amenity", "fuel", 15],
  ["amenity", "bank", 15],
  ["amenity", "clinic", 15],
  ["amenity", "marketplace", 15],
  ["amenity", "parking", 16],
  ["amenity", "*", 16],
  ["emergency", "*", 16],
  ["railway", "station", 12],
  ["railway", "halt", 13],
  ["railway", "tram_stop", 15],
  ["railway", "subway_entrance", 16],
  ["aeroway", "aerodrome", 11],
  ["aeroway", "terminal", 14],
  ["highway", "bus_stop", 16],
  ["office", "government", 14, "government"],
  ["office", "*", 16, "office"],
  ["shop", "mall", 14],
  ["shop", "supermarket", 15],
  ["shop", "*", 16, "shop"],
  ["tourism", "hotel", 15],
  ["tourism", "*", 15],
  ["healthcare", "*", 16],
  ["leisure", "park", 14],
  ["leisure", "stadium", 14],
  ["leisure", "*", 15],
  ["historic", "*", 15],
  ["natural", "peak", 13],
  ["natural", "water", 13],
  ["natural", "*", 15],
  ["man_made", "*", 16],
  ["craft", "*", 16, "craft"],
  ["public_transport", "station", 14],
  ["landuse", "residential", 14, "residential_area"],
  ["landuse", "industrial", 14, "industrial_area"],
  ["landuse", "commercial", 14, "commercial_area"],
  ["landuse", "retail", 14, "commercial_area"],
  ["landuse", "cemetery", 15],
  ["landuse", "*", 15],
  ["place", "square", 14],
  ["place", "*", 14],
  ["building", "*", 16, "building"],
];
const NOT_INTERESTS = new Set(["no", "yes", "bench", "waste_basket", "tree", "vending_machine"]);

/** Class of a settlement node or area, null for anything else. */
export function settlementClass(tag: TagOf): PlaceClass | null {
  const value = tag("place");
  const rank = value === undefined ? undefined : SETTLEMENTS[value];
  return value === undefined || rank === undefined ? null : { class: value, rank };
}

/** Class of a named point of interest, null where nothing says what it is. */
export function interestClass(tag: TagOf): PlaceClass | null {
  for (const [key, wanted, rank, word] of INTERESTS) {
    const value = tag(key);
    if (value === undefined || (wanted !== "*" && wanted !== value)) continue;
    if (key !== "building" && NOT_INTERESTS.has(value)) continue;
    if (value === "no") continue;
    return { class: word ?? value, rank };
  }
  return null;
}
