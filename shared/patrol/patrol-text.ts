import type { PatrolPlan, PatrolRoute } from "../model/patrol-plan.ts";
import type { PatrolStop } from "../model/patrol-stop.ts";
import type { EpochMs } from "../units/quantity.ts";

export type PrintLanguage = "zh" | "en";

/** A list to print and to carry: one block a unit, one line a stop, each with its reasons.  Times
 *  are of a wall clock so far from UTC. */
export function printListFrom(
  plan: PatrolPlan,
  of: { readonly language: PrintLanguage; readonly utcOffsetMinutes: number },
): string {
  const words = WORDS[of.language];
  const clock = (at: EpochMs) => clockText(at, of.utcOffsetMinutes);
  const lines = [
    `${words.title} ${plan.id}`,
    `${dayText(plan.startAt, of.utcOffsetMinutes)} ${clock(plan.startAt)}–${clock(plan.endAt)}`,
    `${words.seed} ${plan.seed}${plan.riskKnown ? "" : `  ${words.noRisk}`}`,
  ];
  for (const route of plan.routes) lines.push("", ...routeLines(route, of, clock));
  if (plan.dropped.length > 0) {
    lines.push("", words.dropped);
    for (const { placeName, why, value } of plan.dropped) {
      lines.push(
        `  ${placeName}  ${words.why[why]}${value === null ? "" : ` ${Math.round(value)}`}`,
      );
    }
  }
  return `${lines.join("\n")}\n`;
}

/** The reasons of a stop as people say them. */
export function reasonsText(
  { reasons }: Pick<PatrolStop, "reasons">,
  language: PrintLanguage,
): string {
  const words = WORDS[language].reason;
  return reasons
    .map(({ code, value }) =>
      value === null ? words[code] : `${words[code]} ${Math.round(value)}`,
    )
    .join(language === "zh" ? "、" : ", ");
}

function routeLines(
  route: PatrolRoute,
  { language }: { readonly language: PrintLanguage },
  clock: (at: EpochMs) => string,
): string[] {
  const words = WORDS[language];
  const kilometres = (route.metres / 1000).toFixed(1);
  const slack = `${words.slack} ${Math.round(route.slack / 60)}`;
  const head = [route.callSign, words.mode[route.mode], `${kilometres} km`, slack].join("  ");
  const rests = route.rests.map(({ from, to }) => `  ${clock(from)}–${clock(to)}  ${words.rest}`);
  const stops = route.stops.map((stop, i) => {
    const minutes = `${Math.round(stop.dwell / 60)} ${words.minutes}`;
    const number = String(i + 1).padStart(2);
    const when = `${number} ${clock(stop.arriveAt)}`;
    return [when, stop.placeName, minutes, reasonsText(stop, language)].join("  ");
  });
  return [head, ...rests, ...stops];
}

function clockText(at: EpochMs, utcOffsetMinutes: number): string {
  return new Date(at + utcOffsetMinutes * 60_000).toISOString().slice(11, 16);
}

function dayText(at: EpochMs, utcOffsetMinutes: number): string {
  return new Date(at + utcOffsetMinutes * 60_000).toISOString().slice(0, 10);
}

const WORDS = {
  zh: {
    title: "巡逻方案",
    seed: "随机种子",
    noRisk: "无风险数据",
    slack: "余量(分)",
    rest: "休息",
    minutes: "分",
    dropped: "未排入",
    mode: { car: "汽车", ebike: "电动车", foot: "步行" },
    reason: {
      HOT: "高发",
      GAP: "盲区",
      TASK: "任务",
      VISIT: "走访",
      POST: "岗点",
      DEBT: "欠巡",
      HEAT: "扰民",
      LEAD: "指定",
    },
    why: {
      unreachable: "无路可达",
      closed: "所在路段封闭",
      "too-far-from-road": "离路太远(米)",
      "no-time": "时间不够",
      cap: "已到上限(分)",
      "no-unit": "无合适警力",
      window: "时段不合",
      skill: "缺所需技能",
      "shift-empty": "班次时长为零",
    },
  },
  en: {
    title: "Patrol plan",
    seed: "seed",
    noRisk: "no risk data",
    slack: "slack (min)",
    rest: "rest",
    minutes: "min",
    dropped: "Not placed",
    mode: { car: "car", ebike: "e-bike", foot: "on foot" },
    reason: {
      HOT: "risk",
      GAP: "lens gap",
      TASK: "task",
      VISIT: "visit",
      POST: "post",
      DEBT: "owed",
      HEAT: "nuisance",
      LEAD: "asked",
    },
    why: {
      unreachable: "unreachable",
      closed: "its street is closed",
      "too-far-from-road": "too far from a road (m)",
      "no-time": "no time",
      cap: "cap reached (min)",
      "no-unit": "no fitting unit",
      window: "outside its hours",
      skill: "nobody has the skill",
      "shift-empty": "the shift has no length",
    },
  },
} as const;
