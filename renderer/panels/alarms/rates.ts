import type { OperatorRate } from "../../../shared/fold/alarm-list.ts";
import type { SourcePulse } from "../../../shared/model/source-pulse.ts";

/** Whether the rules that measure alarms are heard; else a figure would be a guess. */
export function isMeasured(rules: SourcePulse | null, now: number): boolean {
  if (rules?.link !== "connected" || rules.receivedAt === null) return false;
  return now - rules.receivedAt <= (rules.staleAfterMs ?? Infinity) + PUSHED_EVERY_MS;
}

/** Sources are told to a window about once a second. */
const PUSHED_EVERY_MS = 1000;

/** The desk that looks stands among them, also when nothing came to it: that is a true zero. */
export function ratesWith(
  rates: readonly OperatorRate[],
  me: string | null,
): readonly OperatorRate[] {
  if (me === null || rates.some(({ name }) => name === me)) return rates;
  return [...rates, { name: me, tenMinutes: 0, hour: 0 }];
}
