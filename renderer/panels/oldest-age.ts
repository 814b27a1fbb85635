import type { SourcePulse } from "../../shared/model/source-pulse.ts";

/** The source whose newest datum is the oldest of all that have a beat; what the wall says of
 *  its own age.  Null: no source has a beat. */
export function oldestAge(
  sources: readonly SourcePulse[],
  now: number,
): { readonly seconds: number; readonly source: SourcePulse; readonly stale: boolean } | null {
  let oldest: { readonly source: SourcePulse; readonly newestAt: number } | null = null;
  for (const source of sources) {
    const { newestAt, staleAfterMs, link } = source;
    if (staleAfterMs === null || newestAt === null || link === "off") continue;
    if (oldest === null || newestAt < oldest.newestAt) oldest = { source, newestAt };
  }
  if (oldest === null) return null;
  const { source } = oldest;
  const age = Math.max(0, now - oldest.newestAt);
  const { staleAfterMs } = source;
  return { seconds: age / 1000, source, stale: age > (staleAfterMs ?? Infinity) };
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
