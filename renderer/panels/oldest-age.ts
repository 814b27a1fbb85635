import type { SourcePulse } from "../../shared/model/source-pulse.ts";

/** The source whose newest datum is the oldest of all that have a beat; what the wall says of
 *  its own age.  Null: no source has a beat. */
export function oldestAge(
  sources: readonly SourcePulse[],
  now: number,
): { readonly seconds: number; readonly name: string; readonly stale: boolean } | null {
  let oldest: SourcePulse | null = null;
  for (const source of sources) {
    if (source.staleAfterMs === null || source.newestAt === null || source.link === "off") continue;
    if (oldest === null || source.newestAt < (oldest.newestAt ?? Infinity)) oldest = source;
  }
  if (oldest === null || oldest.newestAt === null) return null;
  const age = Math.max(0, now - oldest.newestAt);
  return { seconds: age / 1000, name: oldest.name, stale: age > (oldest.staleAfterMs ?? Infinity) };
}

/** Sources that are not well: lost, refused, or older than they may be. */
export function degradedSources(
  sources: readonly SourcePulse[],
  now: number,
): readonly SourcePulse[] {
  return sources.filter((source) => {
    if (source.link === "off") return false;
    if (source.link === "lost" || source.link === "refused") return true;
    if (source.staleAfterMs === null || source.newestAt === null) return false;
    return now - source.newestAt > source.staleAfterMs;
  });
}
