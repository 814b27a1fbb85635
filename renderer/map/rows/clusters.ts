import Supercluster from "supercluster";

/** Groups are opened beyond this zoom. */
const ZOOM_OPEN = 15;
const RADIUS_PIXELS = 40;

/** Fewer are better seen one by one. */
const MEMBERS_MIN = 5;

/** What stands at one zoom: single things by slot, and groups with their members. */
export type ClusterLevel = {
  readonly singles: Int32Array;
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  /** Members of group g lie in members[first[g], first[g + 1]). */
  readonly first: Int32Array;
  readonly members: Int32Array;
};

/** Dense standing things grouped by zoom; each level is worked out when it is first looked at. */
export class Clusters {
  readonly #index: Supercluster<{ slot: number }>;
  readonly #levels = new Map<number, ClusterLevel>();

  constructor(lng: Float64Array, lat: Float64Array, factor: number) {
    this.#index = new Supercluster({
      radius: RADIUS_PIXELS * factor,
      extent: 512,
      maxZoom: ZOOM_OPEN,
      minPoints: MEMBERS_MIN,
    });
    this.#index.load(
      Array.from(lng, (degrees, slot) => ({
        type: "Feature" as const,
        properties: { slot },
        geometry: { type: "Point" as const, coordinates: [degrees, lat[slot] ?? 0] },
      })),
    );
  }

  level(zoom: number): ClusterLevel {
    const whole = Math.max(0, Math.min(ZOOM_OPEN + 1, Math.floor(zoom)));
    const known = this.#levels.get(whole);
    if (known !== undefined) return known;
    const made = this.#levelAt(whole);
    this.#levels.set(whole, made);
    return made;
  }

  #levelAt(zoom: number): ClusterLevel {
    const singles: number[] = [];
    const lng: number[] = [];
    const lat: number[] = [];
    const first = [0];
    const members: number[] = [];
    for (const feature of this.#index.getClusters([-180, -85, 180, 85], zoom)) {
      const { properties, geometry } = feature;
      if (!("cluster_id" in properties)) {
        singles.push(properties.slot);
        continue;
      }
      for (const leaf of this.#index.getLeaves(properties.cluster_id, Infinity)) {
        members.push(leaf.properties.slot);
      }
      first.push(members.length);
      lng.push(geometry.coordinates[0] ?? 0);
      lat.push(geometry.coordinates[1] ?? 0);
    }
    return {
      singles: Int32Array.from(singles),
      lng: Float64Array.from(lng),
      lat: Float64Array.from(lat),
      first: Int32Array.from(first),
      members: Int32Array.from(members),
    };
  }
}

/** Whether more than half of a group is not live. */
export function isMostlyStale(level: ClusterLevel, group: number, freshness: Uint8Array): boolean {
  const [from, to] = [level.first[group] ?? 0, level.first[group + 1] ?? 0];
  let stale = 0;
  for (let at = from; at < to; at += 1) {
    if (freshness[level.members[at] ?? 0] !== 0) stale += 1;
  }
  return stale * 2 > to - from;
}
