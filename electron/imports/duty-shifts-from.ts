import { DAY_MINUTES } from "../../shared/model/post.ts";
import type { PostShift } from "../../shared/model/post.ts";

/** Shifts as duty lists write them: "王建国 周一至周五 08:00-20:00；李明 每天 20:00-08:00".  A part
 *  without a name opens the post and names nobody; without days it is every day.
 *  Null: a part of it has no time that can be read. */
export function dutyShiftsFrom(text: string): readonly PostShift[] | null {
  const shifts: PostShift[] = [];
  for (const part of text.normalize("NFKC").split(/[;\n|]/)) {
    if (part.trim() === "") continue;
    const shift = shiftFrom(part.trim().split(/\s+/));
    if (shift === null) return null;
    shifts.push(shift);
  }
  return shifts;
}

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7] as const;
const DAYS_SAID: readonly (readonly [RegExp, readonly number[]])[] = [
  [/^(每天|每日|daily|全周)$/i, EVERY_DAY],
  [/^(工作日|weekdays?)$/i, [1, 2, 3, 4, 5]],
  [/^(周末|双休日|weekends?)$/i, [6, 7]],
];
const DAY_LETTERS = "一二三四五六日";

function shiftFrom(words: readonly string[]): PostShift | null {
  const time = timeFrom(words.at(-1) ?? "");
  if (time === null) return null;
  const before = words.slice(0, -1);
  const days = before.length === 0 ? null : daysFrom(before.at(-1) ?? "");
  const name = days === null ? before : before.slice(0, -1);
  return { officer: name.join(" ").slice(0, 200), days: days ?? EVERY_DAY, ...time };
}

function timeFrom(word: string): { readonly from: number; readonly to: number } | null {
  if (/^(全天|24小时|24h|24\/7)$/i.test(word)) return { from: 0, to: DAY_MINUTES };
  const found = /^(\d{1,2}):(\d{2})[-–—~至到](\d{1,2}):(\d{2})$/.exec(word);
  if (found === null) return null;
  const [from = NaN, to = NaN] = [1, 3].map((at) => Number(found[at]) * 60 + Number(found[at + 1]));
  const isFit = from < DAY_MINUTES && to <= DAY_MINUTES && from !== to;
  return isFit ? { from, to } : null;
}

/** "周一至周五", "周一、三、五", "1-5"; null: no days. */
function daysFrom(word: string): readonly number[] | null {
  const said = DAYS_SAID.find(([pattern]) => pattern.test(word));
  if (said !== undefined) return said[1];
  const plain = word.replaceAll(/周|星期|礼拜/g, "").replaceAll("天", "日");
  const isNamed = plain !== word.replaceAll("天", "日");
  if (!/^[一二三四五六日1-7]([-–~至到、,/]?[一二三四五六日1-7])*$/.test(plain)) return null;
  // Bare signs are a name; bare digits are not.
  if (!isNamed && /[一二三四五六日]/.test(plain)) return null;
  const days = new Set<number>();
  for (const part of plain.split(/[、,/]/)) {
    const ends = /^(.)[-–~至到](.)$/.exec(part);
    if (ends === null) for (const letter of part) days.add(dayOf(letter));
    else spread(days, dayOf(ends[1] ?? ""), dayOf(ends[2] ?? ""));
  }
  return [...days].sort((a, b) => a - b);
}

function spread(days: Set<number>, from: number, to: number): void {
  for (let day = from; ; day = (day % 7) + 1) {
    days.add(day);
    if (day === to) return;
  }
}

function dayOf(letter: string): number {
  const at = DAY_LETTERS.indexOf(letter);
  return at >= 0 ? at + 1 : Number(letter);
}
