import type { Partner } from "../../../shared/model/partner.ts";
import type { SourcePulse } from "../../../shared/model/source-pulse.ts";

/** How a partner's line is; silence beyond its limit is a lost line.  Null: it has none. */
export function sourceLinkOf(
  sources: readonly SourcePulse[],
  partner: Partner,
  now: number,
): "connected" | "lost" | "refused" | "off" | null {
  if (partner.isLocal) return null;
  const pulse = sources.find(({ id }) => id === `partner:${partner.id}`);
  if (pulse === undefined || pulse.link === "connecting") return "off";
  const { newestAt, staleAfterMs } = pulse;
  const silent = staleAfterMs !== null && newestAt !== null && now - newestAt > staleAfterMs;
  return silent && pulse.link === "connected" ? "lost" : pulse.link;
}
