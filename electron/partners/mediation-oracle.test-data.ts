import { randomFrom, randomIndex } from "../../shared/kit/random.ts";
import type { Random } from "../../shared/kit/random.ts";
import { minutes } from "./partner-station.test-data.ts";
import type { SimulatedStep } from "./simulated-partner.ts";

export const MINUTE = 60_000;
export const ACCEPT = { late: 15, overdue: 30 };
export const CENTRES = ["义亭", "李奇平", "乡音", "娘家人", "拘留所"];
export const SKILLS = ["邻里", "劳资", "家事", "停车"];
export const LANGUAGES = ["普通话", "粤语", "吴语"];
const HOURS = ["00:00", "06:00", "08:00", "12:30", "20:00"];

export type Row = {
  readonly id: string;
  readonly name: string;
  readonly centre: string;
  readonly skills: readonly string[];
  readonly languages: readonly string[];
  readonly shifts: readonly { readonly from: string; readonly to: string }[];
  readonly casesMax: number;
};

export function listOf(random: Random): Row[] {
  const some = (all: readonly string[]) => all.filter(() => random() < 0.55);
  const hour = () => HOURS[randomIndex(random, HOURS.length)] ?? "";
  return Array.from({ length: 24 }, (_, i) => ({
    id: `m${String(i).padStart(2, "0")}`,
    name: `调解员${i}`,
    centre: CENTRES[i % CENTRES.length] ?? "",
    skills: some(SKILLS),
    languages: ["普通话", ...some(LANGUAGES.slice(1))],
    shifts: random() < 0.1 ? [] : [{ from: hour(), to: hour() }],
    casesMax: 2,
  }));
}

/** What a centre says of a case, told by its title and by who takes it. */
export function stepsOf(name: string): readonly SimulatedStep[] {
  let hash = 2_166_136_261;
  for (const sign of name) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 16_777_619);
  const random = randomFrom(hash);
  const [first, second, third] = [minutes(random, 1, 15), minutes(random, 16, 60), 90 * MINUTE];
  const received = { answer: "received", afterMs: first, reason: "" } as const;
  const accepted = { answer: "accepted", afterMs: second, reason: "" } as const;
  const acted = { answer: "acted", afterMs: third, reason: "" } as const;
  const later = third + minutes(random, 1, 900);
  const chance = random();
  if (chance < 0.06) return [];
  if (chance < 0.2) return [received, { answer: "refused", afterMs: second, reason: "非本中心" }];
  if (chance < 0.35) {
    return [received, accepted, { answer: "returned", afterMs: later, reason: "调解不成" }];
  }
  if (chance < 0.45) return [received, accepted, acted];
  return [received, accepted, acted, { answer: "closed", afterMs: later, reason: "达成协议" }];
}

export type Sent = {
  readonly caseId: string;
  readonly row: Row;
  readonly at: number;
  readonly dutyAt: number | null;
  readonly handoffId: string;
  recalled: boolean;
};

/** Where a hand-off stands, from its centre's plan alone. */
export function stageOf({ caseId, row, at, recalled }: Sent, now: number): string {
  if (recalled) return "recalled";
  const said = stepsOf(`${caseId}${row.id}`).filter(({ afterMs }) => at + afterMs <= now);
  return said.at(-1)?.answer ?? "sent";
}

export const ENDED = ["closed", "refused", "returned", "recalled"];

/** On duty at a time by the clock of the room, minute by minute. */
export function worksAt({ shifts }: Row, at: number): boolean {
  const clock = new Date(at + 8 * 60 * MINUTE).toISOString().slice(11, 16);
  return shifts.some(({ from, to }) => {
    if (from === to) return true;
    return from < to ? from <= clock && clock < to : clock >= from || clock < to;
  });
}

export function worksNextAt(row: Row, at: number): number {
  let minute = Math.floor(at / MINUTE) * MINUTE;
  do minute += MINUTE;
  while (!worksAt(row, minute));
  return minute;
}

export type Need = {
  readonly caseId: string;
  readonly skill: string | null;
  language: string | null;
};

/** Why each is not taken by itself, or from when they are free. */
export function oracleOf(
  list: readonly Row[],
  about: { need: Need; at: number; sent: readonly Sent[]; shut: ReadonlySet<string> },
) {
  const { need, at, sent, shut } = about;
  const open = (row: Row) => {
    return sent.filter((one) => one.row === row && !ENDED.includes(stageOf(one, at))).length;
  };
  const verdict = (row: Row): string | number => {
    if (shut.has(row.centre)) return "centre-closed";
    if (need.skill !== null && !row.skills.includes(need.skill)) return "lacks-skill";
    if (need.language !== null && !row.languages.includes(need.language)) return "lacks-language";
    if (row.shifts.length === 0) return "no-duty";
    const back = sent.some((one) => {
      const same = one.caseId === need.caseId && one.row === row;
      return same && ["refused", "returned"].includes(stageOf(one, at));
    });
    if (back) return "sent-back";
    if (open(row) >= row.casesMax) return "full";
    return worksAt(row, at) ? 0 : worksNextAt(row, at);
  };
  const rows = list.map((row) => ({ row, verdict: verdict(row), open: open(row) }));
  let best: { row: Row; verdict: number; open: number } | null = null;
  for (const one of rows) {
    const { row, verdict: from, open: load } = one;
    if (typeof from !== "number") continue;
    const better =
      best === null || from < best.verdict || (from === best.verdict && load < best.open);
    if (better) best = { row, verdict: from, open: load };
  }
  const why = new Map<string, string | null>();
  for (const { row, verdict: said, open: load } of rows) {
    if (row === best?.row) why.set(row.id, null);
    else if (typeof said === "string") why.set(row.id, said);
    else if (said > 0) why.set(row.id, "off-duty");
    else why.set(row.id, load > (best?.open ?? 0) ? "busier" : "in-turn");
  }
  return { best, why };
}
