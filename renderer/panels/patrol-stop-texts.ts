import { unreachable } from "../../shared/kit/assert.ts";
import type { PatrolNote } from "../../shared/model/patrol-note.ts";
import type { DroppedPlace, PatrolPlan } from "../../shared/model/patrol-plan.ts";
import type { PatrolReason, PatrolStop } from "../../shared/model/patrol-stop.ts";
import { kilometreText } from "../ui/figure-text.ts";
import { clockText } from "../ui/time-text.ts";
import type { Translated } from "../words/bilingual.ts";
import { breathing } from "../words/breathing.ts";
import type { controlWords } from "../words/control-words.ts";
import type { patrolStopWords } from "../words/patrol-stop-words.ts";

export type StopWords = (typeof patrolStopWords)["zh-CN"];
type ControlWords = (typeof controlWords)["zh-CN"];
/** The words of the language a text is for: a sheet may be printed in another than the screen's. */
export type StopTongue = {
  readonly words: Translated<StopWords>;
  readonly control: Translated<ControlWords>;
};

/** HH:MM. */
export function minuteText(at: number): string {
  return clockText(at).slice(0, 5);
}

/** A reason with the figure behind it. */
export function reasonText(words: StopWords, { code, value }: PatrolReason): string {
  return value === null ? words.reason[code] : words.reasonValue[code](figureText(value));
}

export function reasonsText(words: StopWords, { reasons }: PatrolStop): string {
  return reasons.map((reason) => reasonText(words, reason)).join(" / ");
}

/** Why at this time; null: the station did not say. */
export function whyNowText({ words, control }: StopTongue, { whyNow }: PatrolStop): string | null {
  if (whyNow === null) return null;
  switch (whyNow.kind) {
    case "window":
      return words.now.window(minuteText(whyNow.from), minuteText(whyNow.to));
    case "return":
      return words.now.return(Math.round(whyNow.minutes));
    case "hour":
      return words.now.hour(whyNow.ratio.toFixed(1));
    case "on-the-way":
      return words.now["on-the-way"](secondsText(control, whyNow.seconds));
    default:
      return unreachable(whyNow);
  }
}

/** Why this unit; null: the station did not say. */
export function whyUnitText({ words, control }: StopTongue, stop: PatrolStop): string | null {
  const why = stop.whyUnit;
  if (why === null) return null;
  const text = (seconds: number): string => secondsText(control, seconds);
  switch (why.kind) {
    case "only":
      return words.unit.only;
    case "nearest": {
      const { next, seconds } = why;
      return words.unit.nearest(text(seconds), breathing(next.callSign), text(next.seconds));
    }
    case "room":
      return words.unit.room(text(why.seconds), breathing(why.nearer.callSign));
    case "whole":
      return words.unit.whole(text(why.seconds), breathing(why.nearer.callSign));
    case "asked":
      return words.unit.asked;
    default:
      return unreachable(why);
  }
}

/** How far it is from the stop before. */
export function wayText(tongue: StopTongue, { drive, metres }: PatrolStop): string {
  const { words, control } = tongue;
  return words.way(secondsText(control, drive), distanceText(control, metres));
}

export function distanceText(control: ControlWords, metres: number): string {
  return metres < 1000
    ? control.metres(Math.round(metres / 10) * 10)
    : control.kilometres(kilometreText(metres));
}

/** Minutes from one minute on. */
export function secondsText(control: ControlWords, seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return control.seconds(String(whole));
  return control.minutes(figureText(seconds / 60));
}

export function droppedText(words: StopWords, { why, value }: DroppedPlace): string {
  const plain = words.droppedWhy[why];
  if (value === null) return plain;
  const figure =
    why === "too-far-from-road"
      ? words.droppedValue.metres(String(Math.round(value)))
      : words.droppedValue.minutes(figureText(value));
  return `${plain} ${figure}`;
}

const NOTE_UNITS = { shift: 60, rest: 60, window: 60, times: 1 } as const;

/** What is wrong with a plan, or worth knowing, in one sentence with names. */
export function noteText(words: StopWords, plan: PatrolPlan, note: PatrolNote): string {
  const { kind, unitId, placeId } = note;
  const route = plan.routes.find((one) => one.unitId === unitId);
  const stops = plan.routes.flatMap((one) => one.stops);
  const stop = stops.find((one) => one.placeId === placeId || one.cellId === placeId);
  const left = plan.dropped.find((one) => one.placeId === placeId);
  const seconds: Readonly<Record<string, number>> = NOTE_UNITS;
  const value = note.value === null ? "" : figureText(note.value / (seconds[kind] ?? 1));
  return words.note[kind]({
    unit: breathing(route?.callSign ?? unitId ?? words.someUnit),
    place: breathing(stop?.placeName ?? left?.placeName ?? placeId ?? words.somePlace),
    value,
  });
}

/** At most one decimal, and none where it says nothing. */
function figureText(value: number): string {
  const rounded = Math.abs(value) < 10 ? Math.round(value * 10) / 10 : Math.round(value);
  return String(rounded);
}
