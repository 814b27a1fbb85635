import { afterEach, expect, test } from "vitest";
import type { Command } from "../../shared/commands/command.ts";
import { isOpenRisk, lastRound, riskAge } from "../../shared/fold/risk-state.ts";
import { randomFrom, randomIndex } from "../../shared/kit/random.ts";
import { epochMs } from "../../shared/units/quantity.ts";
import { WIRE_VERSION } from "../../shared/wire/version.ts";
import { PacedStations, eventsIn } from "./paced-station.test-data.ts";

// S26 at a real station on its real log: what goes off the list, what does not, and how old it is.

const START = Date.parse("2026-09-01T08:00:00+08:00");
const HOUR = 3_600_000;
const stations = new PacedStations();
afterEach(() => stations.end());

const listed = (title: string, dueAt: number): Command => ({
  ...{ kind: "list-risk", title, riskKind: "fire", place: "老街 12 号", lngLat: null },
  ...{ owner: "城东派出所社区岗", dueAt: epochMs(dueAt) },
});

async function opened() {
  const dir = stations.folder();
  const station = await stations.open(dir, START);
  const leader = station.desk("值班");
  await leader.ask("hello", { version: WIRE_VERSION, window: "desk-值班" });
  const list = async (title: string, dueAt: number) =>
    (await leader.command(listed(title, dueAt))).slice("risk:".length);
  return { dir, ...station, leader, list };
}

test("without evidence or signature a hundred closes are refused; with both none is", async () => {
  const { leader, list, pass, dir } = await opened();
  const ids: string[] = [];
  for (let i = 0; i < 100; i += 1) ids.push(await list(`隐患${i}`, START + 24 * HOUR));
  expect(new Set(ids).size).toBe(100);
  const prove = (riskId: string) =>
    leader.command({ kind: "add-evidence", riskId, text: "已整改，见照片", reference: "案卷 17" });
  const sign = (riskId: string) => leader.command({ kind: "sign-risk", riskId });
  const close = (riskId: string) => leader.command({ kind: "close-risk", riskId, note: "" });
  const answers: string[] = [];
  for (const [i, riskId] of ids.entries()) {
    // A third has nothing, a third is not signed, a third was signed before its last evidence.
    if (i % 3 === 0) expect(await sign(riskId)).toBe("risk-evidence-missing");
    else await prove(riskId);
    if (i % 3 === 2) {
      expect(await sign(riskId)).toBe(`risk:${riskId}`);
      await prove(riskId);
    }
    answers.push(await close(riskId));
  }
  const counts = new Map<string, number>();
  for (const answer of answers) counts.set(answer, (counts.get(answer) ?? 0) + 1);
  expect(Object.fromEntries(counts)).toEqual({ "risk-evidence-missing": 34, "risk-unsigned": 66 });
  expect(eventsIn(dir).filter(({ kind }) => kind === "risk-closed")).toEqual([]);
  const blank = { kind: "add-evidence", riskId: ids[0] ?? "", text: "  ", reference: "x" } as const;
  expect(await leader.command(blank)).toBe("risk-evidence-missing");
  for (const riskId of ids) {
    await prove(riskId);
    await sign(riskId);
    expect(await close(riskId)).toBe(`risk:${riskId}`);
  }
  pass(1);
  expect([...leader.wall.risk.values()].filter(isOpenRisk)).toEqual([]);
  expect(await close(ids[0] ?? "")).toBe("risk-off-list");
  console.log(`figure: ${answers.length} closes refused, ${ids.length} closed afterwards`);
});

test("a risk that is put back keeps all that was before, and begins with nothing", async () => {
  const { leader, list, pass } = await opened();
  const riskId = await list("电线老化", START + HOUR);
  await leader.command({ kind: "add-evidence", riskId, text: "更换线路", reference: "照片 3" });
  await leader.command({ kind: "sign-risk", riskId });
  await leader.command({ kind: "close-risk", riskId, note: "复查通过" });
  const again = { kind: "reopen-risk", riskId, reason: "复查又见", dueAt: epochMs(START) } as const;
  expect(await leader.command({ ...again, reason: "" })).toBe("reason-missing");
  expect(await leader.command(again)).toBe("risk-date-past");
  const due = epochMs(START + 48 * HOUR);
  expect(await leader.command({ ...again, dueAt: due })).toBe(`risk:${riskId}`);
  expect(await leader.command({ ...again, dueAt: due })).toBe("risk-on-list");
  expect(await leader.command({ kind: "close-risk", riskId, note: "" })).toBe(
    "risk-evidence-missing",
  );
  pass(1);
  const state = leader.wall.risk.get(riskId);
  if (state === undefined) throw new Error("the risk is gone");
  const [first, second] = state.rounds;
  expect(first).toMatchObject({ from: START, to: START, signature: { by: "值班" } });
  expect(first.evidence).toMatchObject([{ text: "更换线路", reference: "照片 3", by: "值班" }]);
  expect(second).toMatchObject({ to: null, evidence: [], signature: null });
  expect(state.risk.dueAt).toBe(due);
  expect(state.history.map(({ kind, detail }) => [kind, detail])).toEqual([
    ["risk-listed", ""],
    ["risk-evidenced", "更换线路"],
    ["risk-signed", ""],
    ["risk-closed", "复查通过"],
    ["risk-reopened", "复查又见"],
  ]);
});

/** What a clerk with a sheet of paper would say of a risk: each span on the list, and its date. */
class Ledger {
  readonly spans: { from: number; to: number | null }[] = [];
  dueAt = 0;
  evidence = 0;
  signed = false;

  get isOpen(): boolean {
    return this.spans.at(-1)?.to === null;
  }

  age(now: number) {
    const end = this.spans.at(-1)?.to ?? now;
    const total = this.spans.reduce((sum, { from, to }) => sum + (to ?? now) - from, 0);
    return { total, round: end - (this.spans.at(-1)?.from ?? end), over: end - this.dueAt };
  }
}

test("how old each is, and by how much over its date, is what the oracle says", async () => {
  const seed = 26;
  const random = randomFrom(seed);
  const { leader, list, pass, clock, dir } = await opened();
  const ledgers = new Map<string, Ledger>();
  let compared = 0;
  for (let step = 0; step < 1500; step += 1) {
    // The hours go by between two looks of the rules; alarms have a test of their own.
    clock.wall += randomIndex(random, 6 * HOUR);
    const now = clock.wall;
    const ids = [...ledgers.keys()];
    const riskId = ids[randomIndex(random, Math.max(1, ids.length))] ?? "";
    const ledger = ledgers.get(riskId);
    if (ledger === undefined || (ids.length < 60 && random() < 0.2)) {
      const fresh = new Ledger();
      fresh.dueAt = now + randomIndex(random, 240 * HOUR) - 24 * HOUR;
      fresh.spans.push({ from: now, to: null });
      ledgers.set(await list(`隐患${step}`, fresh.dueAt), fresh);
      continue;
    }
    const draw = random();
    const dueAt = now + 1 + randomIndex(random, 120 * HOUR);
    if (!ledger.isOpen) {
      const back = { kind: "reopen-risk", riskId, reason: "又见", dueAt: epochMs(dueAt) } as const;
      expect(await leader.command(back)).toBe(`risk:${riskId}`);
      ledger.spans.push({ from: now, to: null });
      Object.assign(ledger, { dueAt, evidence: 0, signed: false });
    } else if (draw < 0.35) {
      await leader.command({ kind: "add-evidence", riskId, text: `第${step}步`, reference: "" });
      Object.assign(ledger, { evidence: ledger.evidence + 1, signed: false });
    } else if (draw < 0.6) {
      const answer = await leader.command({ kind: "sign-risk", riskId });
      expect(answer).toBe(ledger.evidence === 0 ? "risk-evidence-missing" : `risk:${riskId}`);
      ledger.signed = ledger.evidence > 0;
    } else if (draw < 0.9) {
      const answer = await leader.command({ kind: "close-risk", riskId, note: "" });
      const may = ledger.evidence > 0 && ledger.signed;
      expect(answer === `risk:${riskId}`, answer).toBe(may);
      const last = ledger.spans.at(-1);
      if (may && last !== undefined) last.to = now;
    } else {
      const change = { owner: "交警中队", dueAt: epochMs(dueAt), reason: "改期" };
      await leader.command({ kind: "change-risk", riskId, ...change });
      ledger.dueAt = dueAt;
    }
    if (step % 50 !== 49) continue;
    pass(0.25);
    for (const [id, truth] of ledgers) {
      const state = leader.wall.risk.get(id);
      if (state === undefined) throw new Error(`${id} is gone`);
      const age = riskAge(state, clock.wall);
      const { total, round, over } = truth.age(clock.wall);
      expect([age.totalMs, age.roundMs, age.overdueMs]).toEqual([total, round, Math.max(0, over)]);
      expect(isOpenRisk(state)).toBe(truth.isOpen);
      expect(lastRound(state).evidence.length).toBe(truth.evidence);
      compared += 1;
    }
  }
  const again = [...ledgers.values()].filter(({ spans }) => spans.length > 1).length;
  expect(again).toBeGreaterThan(10);
  expect(eventsIn(dir).filter(({ kind }) => kind === "risk-reopened").length).toBeGreaterThan(10);
  console.log(
    `figure: seed ${seed}, ${compared} ages of ${ledgers.size} risks equal the oracle, ` +
      `${again} of them were put back at least once`,
  );
});

test("past its date a risk calls once; closed, or with another date, it is quiet", async () => {
  const { leader, list, pass, dir } = await opened();
  const [closed, moved] = [await list("甲", START + 60_000), await list("乙", START + 120_000)];
  const raised = () =>
    eventsIn(dir).flatMap((event) => {
      return event.kind === "alarm-raised" && event.type === "risk-due" ? [event] : [];
    });
  pass(600);
  const seconds = raised().map(({ source, at }) => [source, Math.round((at - START) / 1000)]);
  expect(seconds).toEqual([
    [closed, 60],
    [moved, 120],
  ]);
  const later = { owner: "社区岗", dueAt: epochMs(START + 900_000), reason: "等材料" };
  await leader.command({ kind: "change-risk", riskId: moved, ...later });
  const prove = { kind: "add-evidence", riskId: closed, text: "已整改", reference: "" } as const;
  await leader.command(prove);
  await leader.command({ kind: "sign-risk", riskId: closed });
  await leader.command({ kind: "close-risk", riskId: closed, note: "" });
  pass(1);
  const returned = eventsIn(dir).filter(({ kind }) => kind === "alarm-returned");
  expect(returned.length).toBe(2);
  pass(600);
  expect(raised().map(({ source }) => source)).toEqual([closed, moved, moved]);
});
