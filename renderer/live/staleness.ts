/** How much a datum may still be believed.  "stale" loses its fill, "lost" is hatched. */
export type Freshness = "live" | "stale" | "lost";

const STALE_INTERVALS = 2;
const LOST_INTERVALS = 3;
const LOST_LIMITS = 3;

/** Freshness of a thing that reports every `intervalMs`: beyond twice that it is stale, beyond
 *  three times lost.  An unknown age or interval counts as stale; a time ahead of us is live. */
export function freshnessOf(ageMs: number, intervalMs: number): Freshness {
  if (Number.isNaN(ageMs) || !(intervalMs > 0)) return "stale";
  if (ageMs > LOST_INTERVALS * intervalMs) return "lost";
  return ageMs > STALE_INTERVALS * intervalMs ? "stale" : "live";
}

/** Freshness of a source with a limit of its own, such as a heartbeat: beyond it stale, beyond
 *  three times it lost.  Null limit: it has no beat and is never stale by itself; null age: it
 *  never said anything. */
export function freshnessWithin(ageMs: number | null, limitMs: number | null): Freshness {
  if (limitMs === null) return "live";
  if (ageMs === null || Number.isNaN(ageMs)) return "stale";
  if (ageMs > LOST_LIMITS * limitMs) return "lost";
  return ageMs > limitMs ? "stale" : "live";
}

/** While the line to the station is down nothing is live, whatever it said last. */
export function freshnessOver(freshness: Freshness, linkIsLive: boolean): Freshness {
  return linkIsLive || freshness === "lost" ? freshness : "stale";
}

/** The worse of two: what is built from stale parts is stale. */
export function worseOf(a: Freshness, b: Freshness): Freshness {
  const rank = { live: 0, stale: 1, lost: 2 } as const;
  return rank[a] >= rank[b] ? a : b;
}
