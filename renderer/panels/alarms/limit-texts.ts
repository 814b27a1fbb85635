import { TIMED_STAGES } from "../../../shared/model/time-limits.ts";
import type { StageLimit, TimeLimits, TimedStage } from "../../../shared/model/time-limits.ts";

/** The limits as they are typed: seconds, and "amber / red" for a stage. */
export type LimitTexts = Readonly<Record<string, string>>;

export function limitTexts({ arrival, stages }: TimeLimits): LimitTexts {
  const ofStages = TIMED_STAGES.map((stage) => {
    const { amber, red } = stages[stage];
    return [stage, `${amber} / ${red}`] as const;
  });
  return {
    ...{ city: String(arrival.city), suburb: String(arrival.suburb) },
    ...{ share: String(arrival.countrysideShare), unknown: String(arrival.countrysideUnknown) },
    ...Object.fromEntries<string>(ofStages),
  };
}

/** The limits that were typed; null: one of them is not a limit. */
export function limitsFrom(texts: LimitTexts, before: TimeLimits): TimeLimits | null {
  const [city, suburb] = [secondsIn(texts["city"]), secondsIn(texts["suburb"])];
  const unknown = secondsIn(texts["unknown"]);
  const share = Number(texts["share"]?.normalize("NFKC"));
  if (city === null || suburb === null || unknown === null) return null;
  if (!(share >= 0 && share <= 5)) return null;
  const stages: Partial<Record<TimedStage, StageLimit>> = {};
  for (const stage of TIMED_STAGES) {
    const [amber, red, ...more] = (texts[stage] ?? "").normalize("NFKC").split("/").map(secondsIn);
    if (
      amber === null ||
      amber === undefined ||
      red === null ||
      red === undefined ||
      more.length > 0 ||
      amber > red
    )
      return null;
    stages[stage] = { amber, red };
  }
  const arrival = { city, suburb, countrysideShare: share, countrysideUnknown: unknown };
  return { ...before, arrival, stages: { ...before.stages, ...stages } };
}

function secondsIn(text: string | undefined): number | null {
  const seconds = Number((text ?? "").normalize("NFKC").trim() || NaN);
  return Number.isFinite(seconds) && seconds >= 1 && seconds <= 30 * 86_400 ? seconds : null;
}
