import { isOpenStage } from "../../../shared/fold/incident-state.ts";
import type { IncidentState } from "../../../shared/fold/incident-state.ts";
import { isUnsigned } from "../../../shared/fold/incident-timers.ts";

/** What needs a person next comes first: open before closed, life first, then what no crew has
 *  signed for, then the longest open; closed ones by when they closed, newest first. */
export function queueOf(
  incidents: Iterable<IncidentState>,
  { withClosed }: { readonly withClosed: boolean },
): readonly IncidentState[] {
  const queue = [...incidents].filter(({ stage }) => withClosed || isOpenStage(stage));
  return queue.sort(compareNeed);
}

export function compareNeed(a: IncidentState, b: IncidentState): number {
  const [openA, openB] = [isOpenStage(a.stage), isOpenStage(b.stage)];
  if (openA !== openB) return openA ? -1 : 1;
  if (!openA) return b.stageSince - a.stageSince || compareIds(a, b);
  return (
    rank(a.report.priority === 1, b.report.priority === 1) ||
    rank(isUnsigned(a), isUnsigned(b)) ||
    a.report.reportedAt - b.report.reportedAt ||
    compareIds(a, b)
  );
}

function rank(a: boolean, b: boolean): number {
  return Number(b) - Number(a);
}

function compareIds(a: IncidentState, b: IncidentState): number {
  return a.report.id < b.report.id ? -1 : a.report.id > b.report.id ? 1 : 0;
}
