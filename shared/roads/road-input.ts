/** Degrees times ten million, the precision of OpenStreetMap: 1 unit is about 11 mm. */
export const E7 = 1e7;

/** Streets as columns, before any junction is known: what an importer hands to `graphFrom`. */
export type RoadInput = {
  /** Point i stands at [pointLng[i], pointLat[i]], degrees times ten million. */
  readonly pointLng: Int32Array;
  readonly pointLat: Int32Array;
  /** Bits of MODE_BIT: the modes that cannot pass point i (bollard, locked gate). */
  readonly pointBlocked: Uint8Array;
  /** Points of way w: wayPoints[firstWayPoint[w]] up to but not firstWayPoint[w + 1]. */
  readonly firstWayPoint: Uint32Array;
  readonly wayPoints: Uint32Array;
  /** Half km/h; six a way: car along it and against it, then ebike, then foot; 0 = no. */
  readonly waySpeed: Uint8Array;
  /** Index into names; names[0] is the empty name. */
  readonly wayName: Uint32Array;
  readonly names: readonly string[];
  readonly restrictions: readonly TurnRestriction[];
};

/** From a way, at a point, into a way: forbidden ("no") or the only way on ("only"). */
export type TurnRestriction = {
  readonly kind: "no" | "only";
  /** Index of a way. */
  readonly from: number;
  /** Index of a point. */
  readonly via: number;
  readonly to: number;
  /** Bits of MODE_BIT. */
  readonly modes: number;
};

/** Columns of waySpeed a way. */
export const SPEEDS_A_WAY = 6;
