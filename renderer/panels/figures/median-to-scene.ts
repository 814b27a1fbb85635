import type { IncidentState } from "../../../shared/fold/incident-state.ts";

/** Median seconds from call to first arrival, of those that have one; null: none has. */
export function medianToScene(incidents: readonly IncidentState[]): number | null {
  const times = incidents.flatMap((incident) => {
    const arrivals = incident.assignments
      .flatMap(({ steps }) => steps)
      .filter(({ step }) => step === "on-scene")
      .map(({ at }) => at - incident.report.reportedAt);
    return arrivals.length === 0 ? [] : [Math.min(...arrivals) / 1000];
  });
  if (times.length === 0) return null;
  times.sort((a, b) => a - b);
  const middle = Math.floor(times.length / 2);
  const upper = times[middle] ?? 0;
  return times.length % 2 === 1 ? upper : (upper + (times[middle - 1] ?? upper)) / 2;
}
