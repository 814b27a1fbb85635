/** A call is asked after each twenty minutes; a route that waits twice as long was forgotten. */
const LIMITS = { late: 20 * 60, overdue: 40 * 60 } as const;

/** How a route ages that waits for its unit to clear. */
export function waitLateness(seconds: number): "fine" | "late" | "overdue" {
  if (seconds >= LIMITS.overdue) return "overdue";
  return seconds >= LIMITS.late ? "late" : "fine";
}
