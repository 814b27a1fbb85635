/** Failures further apart than this have nothing to do with each other. */
const WINDOW_MS = 60_000;
const FIRST_MS = 100;
const LONGEST_MS = 30_000;
/** Failures remembered; by then the pause is long at its limit. */
const REMEMBERED_MAX = 12;

/** When something failed of late, oldest first, milliseconds of any one clock. */
export type RetryPace = readonly number[];

/** The memory of a thing that never failed. */
export const FRESH_PACE: RetryPace = [];

export function paceAfterFailure(pace: RetryPace, now: number): RetryPace {
  return [...pace.filter((at) => now - at < WINDOW_MS), now].slice(-REMEMBERED_MAX);
}

/** How long to wait after the last failure: 0.1 s at first, doubled for each failure of the last
 *  minute, never more than 30 s.  It never gives up: a wall that stays dark helps nobody. */
export function pauseMs(pace: RetryPace): number {
  if (pace.length === 0) return 0;
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** (pace.length - 1));
}
