import { mediatorCandidates, mediatorOf } from "../../../shared/fold/mediator-choice.ts";
import type { MediatorCandidate, MediatorNeed } from "../../../shared/fold/mediator-choice.ts";
import type { WallState } from "../../../shared/fold/wall-state.ts";
import { isEndedStage } from "../../../shared/model/handoff.ts";
import type { IncidentReport } from "../../../shared/model/incident.ts";
import { epochMs } from "../../../shared/units/quantity.ts";
import { clockText, dayStart } from "../../ui/time-text.ts";

/** As many as there are figure keys. */
const SHOWN_MAX = 9;

export type MediatorList = {
  readonly shown: readonly MediatorCandidate[];
  readonly more: number;
};

/** Whom a case can go to, in the order of their keys, and with them those who do not fit. */
export function mediatorList(wall: WallState, need: MediatorNeed, now: number): MediatorList {
  const all = mediatorCandidates(wall, need, epochMs(Math.max(0, now)));
  return { shown: all.slice(0, SHOWN_MAX), more: Math.max(0, all.length - SHOWN_MAX) };
}

/** Everything that somebody on the list can do, each once. */
export function abilitiesOf(wall: WallState, of: "skills" | "languages"): readonly string[] {
  const all = [...wall.partner.values()].flatMap(({ partner }) => {
    return (partner?.mediators ?? []).flatMap((mediator) => mediator[of]);
  });
  return [...new Set(all)].sort();
}

/** Whether anybody could be asked: somebody is listed, and nobody has the case yet. */
export function mayMediate(wall: WallState, incidentId: string): boolean {
  const listed = [...wall.partner.values()].some(({ partner }) => {
    return (partner?.mediators.length ?? 0) > 0;
  });
  if (!listed) return false;
  return ![...wall.handoff.values()].some((state) => {
    const same = state.handoff.incidentId === incidentId && !isEndedStage(state.stage);
    return same && mediatorOf(state) !== null;
  });
}

/** The skill that the call speaks of first, by its name: 邻里, 劳资… */
export function skillNamedIn(
  { title, text }: Pick<IncidentReport, "title" | "text">,
  skills: readonly string[],
): string | null {
  const said = `${title} ${text}`;
  const named = skills.filter((skill) => said.includes(skill));
  return named.sort((a, b) => said.indexOf(a) - said.indexOf(b))[0] ?? null;
}

/** Through all of them and back to none. */
export function nextOf(options: readonly string[], now: string | null): string | null {
  return options[now === null ? 0 : options.indexOf(now) + 1] ?? null;
}

/** 20:00, or 20:00 of another day in words. */
export function dutyText(at: number, now: number, tomorrow: (clock: string) => string): string {
  const clock = clockText(at).slice(0, 5);
  return dayStart(at) === dayStart(now) ? clock : tomorrow(clock);
}
