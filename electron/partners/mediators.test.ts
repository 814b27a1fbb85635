import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { mediatorCandidates } from "../../shared/fold/mediator-choice.ts";
import { present } from "../../shared/kit/assert.ts";
import { randomFrom, randomIndex } from "../../shared/kit/random.ts";
import { ACCEPT, CENTRES, ENDED, LANGUAGES, MINUTE, SKILLS } from "./mediation-oracle.test-data.ts";
import { listOf, oracleOf, stageOf, stepsOf } from "./mediation-oracle.test-data.ts";
import { worksAt, worksNextAt } from "./mediation-oracle.test-data.ts";
import type { Need, Row, Sent } from "./mediation-oracle.test-data.ts";
import { PartnerStation, minutes } from "./partner-station.test-data.ts";
import type { PartnerSpec } from "./partner-station.test-data.ts";

const CASES = 100;

const opened: PartnerStation[] = [];
afterEach(async () => {
  for (const station of opened.splice(0)) await station.sweep();
});

/** Cases that come and go at five centres, and beside them what the oracle makes of each. */
class Mediations {
  readonly station = new PartnerStation();
  readonly random = randomFrom(44);
  readonly list = listOf(this.random);
  readonly sent: Sent[] = [];
  readonly needs = new Map<string, Need>();
  readonly shut = new Set<string>();
  readonly seen = { free: 0, later: 0, nobody: 0, again: 0, byHand: 0, recalled: 0 };

  async open(): Promise<void> {
    opened.push(this.station);
    const script: PartnerSpec["script"] = ({ payload }) => {
      const who = payload.for === "mediation" ? payload.mediator?.id : undefined;
      return stepsOf(`${payload.title}${who}`);
    };
    const chaos = { repeats: 0.3, reorders: true };
    const specs = CENTRES.map((id) => {
      return { id, kind: "mediation", script, chaos, acceptMinutes: ACCEPT } as const;
    });
    await this.station.open(specs, [], [], this.list);
  }

  get now() {
    return this.station.clock.now;
  }

  /** Each hand-off stands where its centre's plan says. */
  checkStages(): void {
    for (const one of this.sent) {
      const state = present(this.station.wall.handoff.get(one.handoffId), "it was sent");
      const expected = stageOf(one, this.now);
      expect(`${one.handoffId} ${state.stage}`).toBe(`${one.handoffId} ${expected}`);
    }
  }

  /** A new case, with what its talk needs. */
  report(i: number): Need {
    const need = { caseId: `C-${i}`, skill: this.#draw(SKILLS), language: this.#draw(LANGUAGES) };
    this.needs.set(need.caseId, need);
    this.station.report(need.caseId, { category: "dispute", title: need.caseId, text: "" });
    return need;
  }

  /** To the one whom the oracle names too, now and then to another; or to nobody. */
  async give(need: Need): Promise<void> {
    const { caseId: incidentId, skill, language } = need;
    const about = { need, at: this.now, sent: this.sent, shut: this.shut };
    const { best, why } = oracleOf(this.list, about);
    const found = mediatorCandidates(this.station.wall, { incidentId, skill, language }, this.now);
    const reasons = new Map(found.map(({ mediator, passedOver }) => [mediator.id, passedOver]));
    const said = [...why.keys()].map((id) => [id, reasons.get(id)?.kind ?? null]);
    expect([incidentId, ...said]).toEqual([incidentId, ...why]);
    expect(found).toHaveLength(this.list.length);
    const [first] = found;
    if (best === null) {
      this.seen.nobody += 1;
      expect(first?.passedOver).not.toBeNull();
      return;
    }
    const dutyAt = best.verdict === 0 ? null : best.verdict;
    expect([first?.mediator.id, first?.dutyAt]).toEqual([best.row.id, dutyAt]);
    this.seen[dutyAt === null ? "free" : "later"] += 1;
    const others = found.filter(({ isTakeable }) => isTakeable);
    const byHand = this.random() < 0.1 ? others[randomIndex(this.random, others.length)] : first;
    if (byHand !== first) this.seen.byHand += 1;
    await this.#send(need, byHand?.mediator.id ?? "");
  }

  async #send({ caseId, skill, language }: Need, id: string): Promise<void> {
    const at = this.now;
    const row = present(
      this.list.find((one) => one.id === id),
      "it is listed",
    );
    const to = { partnerId: row.centre, fields: {}, mediator: { id, skill, language } };
    const before = this.station.wall.handoff.size;
    this.station.do({ kind: "hand-off", incidentId: caseId, ...to });
    expect(this.station.wall.handoff.size).toBe(before + 1);
    const { handoff } = present([...this.station.wall.handoff.values()].at(-1), "it was sent");
    const dutyAt = worksAt(row, at) ? null : worksNextAt(row, at);
    expect(handoff.acceptBy).toBe((dutyAt ?? at) + ACCEPT.overdue * MINUTE);
    this.sent.push({ caseId, row, at, dutyAt, handoffId: handoff.id, recalled: false });
    await this.station.sent();
  }

  /** A centre closes or opens, the police take one back, and one that came back goes on. */
  async disturb(): Promise<void> {
    const { station, random, shut } = this;
    const partnerId = CENTRES[randomIndex(random, CENTRES.length)] ?? "";
    if (random() < 0.15) {
      const isOpen = shut.delete(partnerId);
      if (!isOpen) shut.add(partnerId);
      station.do({ kind: "open-partner", partnerId, isOpen, reason: "休整" });
    }
    const running = this.sent.find((one) => !ENDED.includes(stageOf(one, this.now)));
    if (running !== undefined && random() < 0.08) {
      const { handoffId } = running;
      station.do({ kind: "recall-handoff", handoffId, reason: "当事人撤回" });
      running.recalled = true;
      this.seen.recalled += 1;
      await station.sent();
      // What the police took back says nothing against the one it was with.
      await this.give(present(this.needs.get(running.caseId), "it had a need"));
    }
    const back = this.sent.findLast((one) => {
      const last = this.sent.findLast(({ caseId }) => caseId === one.caseId);
      return last === one && ["refused", "returned"].includes(stageOf(one, this.now));
    });
    if (back === undefined || random() >= 0.4) return;
    this.seen.again += 1;
    await this.give(present(this.needs.get(back.caseId), "it had a need"));
  }

  #draw(all: readonly string[]): string | null {
    return this.random() < 0.3 ? null : (all[randomIndex(this.random, all.length)] ?? null);
  }
}

test(`${CASES} cases: who takes each and where it stands are the oracle's`, async () => {
  const run = new Mediations();
  const { station, sent, needs, seen } = run;
  await run.open();
  for (let i = 1; i <= CASES; i++) {
    station.clock.wait(minutes(run.random, 5, 70));
    await station.spoken();
    run.checkStages();
    await run.disturb();
    await run.give(run.report(i));
  }
  await station.stop();
  station.clock.wait(24 * 60 * MINUTE);
  await station.start();
  await station.spoken();
  run.checkStages();
  for (const [what, count] of Object.entries(seen)) expect(count, what).toBeGreaterThan(0);
  const ends = new Set(sent.map((one) => stageOf(one, run.now)));
  expect([...ends].sort()).toEqual(["acted", "closed", "recalled", "refused", "returned", "sent"]);
  // Each centre was told who takes it and what the talk needs, and nothing more of anybody.
  for (const { caseId, row, dutyAt, handoffId } of sent) {
    const item = station.partner(row.centre).items.get(handoffId);
    const { skill, language } = present(needs.get(caseId), "it had a need");
    const { payload } = present(item, "it arrived");
    expect(Object.keys(payload).sort()).toEqual(
      ["address", "for", "mediator", "reportedAt", "title"].sort(),
    );
    const mediator = { id: row.id, name: row.name, skill, language, dutyAt };
    expect(payload).toMatchObject({ title: caseId, mediator });
  }
  for (const centre of CENTRES) expect(station.partner(centre).faults).toEqual([]);
  console.log(`${CASES} cases, ${sent.length} hand-offs: ${JSON.stringify(seen)}`);
}, 60_000);

const ONE: Row = {
  ...{ id: "m1", name: "王调解", centre: "乡音", casesMax: 3 },
  ...{ skills: ["邻里"], languages: ["粤语"], shifts: [{ from: "08:00", to: "20:00" }] },
};

test.each([
  ["a place of birth", { nativePlace: "某地" }],
  ["a people", { 民族: "某族" }],
  ["a skill that is an origin", { skills: ["民族调解"] }],
  ["a language that is an origin", { languages: ["户籍地方言"] }],
  ["hours that are none", { shifts: [{ from: "8", to: "20:00" }] }],
  ["no limit to the cases", { casesMax: 0 }],
])("a list with %s is refused whole and says so at its source", async (_, change) => {
  const station = new PartnerStation();
  opened.push(station);
  const specs = [{ id: "乡音", kind: "mediation", script: () => [] }] as const;
  await station.open(specs, [], [], [{ ...ONE, ...change }]);
  expect(station.wall.partner.get("乡音")?.partner?.mediators).toEqual([]);
  expect(station.pulse("roster.json")).toMatchObject({ link: "refused" });
});

test("a changed list counts at the next start, and whose centre is none is named", async () => {
  const station = new PartnerStation();
  opened.push(station);
  const specs = [{ id: "乡音", kind: "mediation", script: () => [] }] as const;
  await station.open(specs, [], [], [ONE]);
  const { centre: _, ...listed } = ONE;
  expect(station.wall.partner.get("乡音")?.partner?.mediators).toEqual([listed]);
  await station.stop();
  const path = join(station.dir, "roster.json");
  const file = JSON.parse(readFileSync(path, "utf8"));
  file.mediators = [
    { ...ONE, name: "李调解" },
    { ...ONE, id: "m2", centre: "义亭" },
  ];
  writeFileSync(path, JSON.stringify(file));
  await station.start();
  const after = station.wall.partner.get("乡音")?.partner?.mediators;
  expect(after).toEqual([{ ...listed, name: "李调解" }]);
  const { link, note } = station.pulse("roster.json");
  expect(`${link} ${note}`).toBe("refused no mediation centre: m2 义亭");
});
