import type { HandoffAnswer } from "../model/handoff.ts";
import { epochMs } from "../units/quantity.ts";
import type { EpochMs } from "../units/quantity.ts";
import { lastHandoffOf } from "./alert-state.ts";
import type { AlertState } from "./alert-state.ts";
import type { HandoffState } from "./handoff-state.ts";
import type { WallState } from "./wall-state.ts";

/** 黄金分钟: what an alert goes through, in order. */
export const GOLDEN_MARKS = [
  "captured",
  "decided",
  "sent",
  "signed",
  "on-scene",
  "result",
] as const;
export type GoldenMark = (typeof GOLDEN_MARKS)[number];

export type GoldenStep = {
  readonly mark: GoldenMark;
  /** Null: not yet. */
  readonly at: EpochMs | null;
  /** Seconds since the mark before that is known; null: not yet, or the first. */
  readonly seconds: number | null;
};

export type GoldenStrip = {
  readonly steps: readonly GoldenStep[];
  /** From the first mark to the last that is known, seconds. */
  readonly total: number;
  readonly isWhole: boolean;
};

/** The strip of one alert, out of nothing but what was logged. */
export function goldenStripOf(
  wall: Pick<WallState, "handoff" | "incident">,
  state: AlertState,
): GoldenStrip {
  const times = timesOf(wall, state);
  const steps: GoldenStep[] = [];
  let last: EpochMs | null = null;
  for (const mark of GOLDEN_MARKS) {
    const at = times[mark];
    const seconds: number | null = at === null || last === null ? null : (at - last) / 1000;
    steps.push({ mark, at, seconds });
    last = at ?? last;
  }
  const total = last === null ? 0 : (last - state.alert.capturedAt) / 1000;
  return { steps, total, isWhole: steps.every(({ at }) => at !== null) };
}

function timesOf(
  wall: Pick<WallState, "handoff" | "incident">,
  state: AlertState,
): { readonly [Mark in GoldenMark]: EpochMs | null } {
  const handoff = lastHandoffOf(wall.handoff, state);
  const call = wall.incident.get(state.incidentId ?? "");
  const stepAt = (step: string) => call?.timeline.find((entry) => entry.step === step)?.at ?? null;
  const fedBack = call?.timeline.find(({ kind }) => kind === "incident-fed-back")?.at ?? null;
  return {
    captured: state.alert.capturedAt,
    decided: state.decisions.find(({ deed }) => deed === "send")?.at ?? null,
    sent: handoff?.deliveredAt ?? null,
    signed: saidAt(handoff, ["accepted", "acted", "closed"]),
    "on-scene": earlier(saidAt(handoff, ["acted", "closed"]), stepAt("on-scene")),
    result: earlier(saidAt(handoff, ["closed"]), fedBack),
  };
}

/** When a station said at least so much: by its own clock, which may run neither ahead of ours nor
 *  behind the sending. */
function saidAt(handoff: HandoffState | null, answers: readonly HandoffAnswer[]): EpochMs | null {
  if (handoff === null) return null;
  let first: EpochMs | null = null;
  for (const said of handoff.answers) {
    if (!answers.includes(said.answer)) continue;
    const from = handoff.deliveredAt ?? handoff.handoff.at;
    const at = epochMs(Math.max(from, Math.min(said.saidAt, said.at)));
    first = earlier(first, at);
  }
  return first;
}

function earlier(a: EpochMs | null, b: EpochMs | null): EpochMs | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}
