/** How much a datum may be trusted by its age: within its limit, over it, over three times it,
 *  or never heard.  Source: the room's rules on age and staleness. */
export type Freshness = "live" | "stale" | "lost" | "never";

/** `age` and `limit` in the same unit; a limit of 0 or less knows no age and is live. */
export function freshnessOf(age: number | null, limit: number): Freshness {
  if (age === null) return "never";
  if (limit <= 0 || age <= limit) return "live";
  return age <= 3 * limit ? "stale" : "lost";
}

/** Seconds after which a thing that reports so often is stale. */
export function staleAfter(intervalSeconds: number): number {
  return 2 * intervalSeconds;
}
