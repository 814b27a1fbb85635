import type { PostHours } from "../../shared/fold/post-hours.ts";
import type { PostShift } from "../../shared/model/post.ts";
import { clockText, dateOf, dayStart } from "../ui/time-text.ts";
import { said } from "../ui/window-preferences.svelte.ts";
import { breathing } from "../words/breathing.ts";
import { gridWords } from "../words/grid-words.ts";
import { wallWords } from "../words/wall-words.ts";

/** "开放 到 20:00 值班 李明", "已关 周一 08:30 开": how a post stands. */
export function hoursText({ open, officers, until }: PostHours, now: number): string {
  const words = said(gridWords);
  const at = until === null ? "" : momentText(until, now);
  if (!open) return [words.closed, at === "" ? words.noHours : words.opens(at)].join("  ");
  const names = officers.map(breathing).join(" ");
  return [words.open, at && words.closes(at), names && words.on(names)].filter(Boolean).join("  ");
}

/** The hour alone where it is of today, else with its weekday. */
function momentText(at: number, now: number): string {
  const hour = clockText(at).slice(0, 5);
  if (dayStart(at) === dayStart(now)) return hour;
  const weekday = said(wallWords).weekdays.split(" ")[dateOf(at).weekday] ?? "";
  return `${said(gridWords).weekday(weekday)} ${hour}`;
}

/** "李明 一 二 三 08:00–20:00". */
export function shiftText({ officer, days, from, to }: PostShift): string {
  const names = said(wallWords).weekdays.split(" ");
  const week = days.length === 7 ? said(gridWords).everyDay : days.map((day) => names[day % 7]);
  return [breathing(officer), [week].flat().join(" "), `${hourText(from)}–${hourText(to)}`]
    .filter((part) => part !== "")
    .join("  ");
}

function hourText(minute: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
