import type { IncidentReport } from "./incident.ts";

/** Sources of what crews found themselves: `patrol`, or `patrol:` and a name. */
const FOUND_BY_PATROL = /^patrol(:|$)/;

/** Whether people called it in.  What a patrol found tells where patrols were, not where they are
 *  needed: it never counts as demand (R12). */
export function isCitizenReport(report: Pick<IncidentReport, "source">): boolean {
  return !FOUND_BY_PATROL.test(report.source);
}
