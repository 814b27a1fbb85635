import { expect, test } from "vitest";
import type { Command } from "../commands/command.ts";
import type { WallEvent } from "../events/event.ts";
import { MORNING, logged, report, unit } from "../fold/event-fixtures.test-data.ts";
import { listed } from "../fold/handoff-fixtures.test-data.ts";
import { diversionFigures } from "../fold/handoff-figures.ts";
import { emptyWall, entriesOf, wallAfter } from "../fold/wall-state.ts";
import type { WallState } from "../fold/wall-state.ts";
import { present } from "../kit/assert.ts";
import { randomFrom, randomIndex, shuffled } from "../kit/random.ts";
import type { HandoffAnswer } from "../model/handoff.ts";
import { HANDOFF_PAYLOADS, fieldsForKind } from "../model/handoff-payload.ts";
import type { IncidentReport } from "../model/incident.ts";
import { PARTNER_KINDS } from "../model/partner.ts";
import type { Role } from "../model/role.ts";
import { epochMs } from "../units/quantity.ts";
import { decide } from "./decide.ts";

/** A station that decides, writes and folds, with a clock in its hand. */
function desk(reports: readonly Partial<IncidentReport>[] = [{}]) {
  const events: WallEvent[] = [
    ...listed(),
    { kind: "asset-imported", v: 1, asset: unit("巡07") },
    ...reports.map((change, i): WallEvent => {
      const one = { category: "other", title: "路灯不亮", text: "", ...change } as const;
      return { kind: "incident-reported", v: 1, report: report(`A-${i + 1}`, one) };
    }),
  ];
  let wall: WallState = wallAfter(emptyWall(), logged(events));
  let now = epochMs(MORNING + 60_000);
  return {
    events,
    wall: () => wall,
    wait: (seconds: number) => (now = epochMs(now + seconds * 1000)),
    ask(command: Command, role: Role = "leader") {
      const actor = { name: role, role };
      const decision = decide(wall, command, { now, station: "A", actor });
      if (!decision.ok) return decision.refusal;
      const from = events.length;
      events.push(...decision.value);
      wall = wallAfter(wall, logged(events).slice(from));
      return null;
    },
  };
}

const divert = (change: Partial<Extract<Command, { kind: "divert-incident" }>> = {}): Command => ({
  kind: "divert-incident",
  incidentId: "A-1",
  partnerId: "12345",
  reason: "municipal",
  fields: {},
  dangerSeen: false,
  ...change,
});
const said = (answer: HandoffAnswer, seq: number, handoffId = "12345-A-1"): Command => ({
  kind: "answer-handoff",
  handoffId,
  answer,
  reason: answer === "refused" || answer === "returned" ? "不属本部门" : "",
  said: { answerId: `${handoffId}#${seq}`, seq, at: epochMs(MORNING) },
});

test("a diverted call stays open until it is accepted, and is then archived", () => {
  const { ask, wall } = desk();
  expect(ask(divert())).toBeNull();
  expect(wall().incident.get("A-1")?.stage).toBe("received");
  expect(wall().handoff.get("12345-A-1")?.stage).toBe("queued");
  expect(ask({ kind: "deliver-handoff", handoffId: "12345-A-1", seq: 1 }, "feed")).toBeNull();
  expect(wall().handoff.get("12345-A-1")?.stage).toBe("sent");
  ask(said("received", 1), "feed");
  expect(wall().incident.get("A-1")?.stage).toBe("received");
  ask(said("accepted", 2), "feed");
  expect(wall().incident.get("A-1")?.stage).toBe("archived");
});

test("a call that comes back is live again, with its reason and its history", () => {
  for (const answers of [["refused"], ["received", "accepted", "returned"]] as const) {
    const { ask, wall } = desk();
    ask(divert());
    answers.forEach((answer, i) => ask(said(answer, i + 1), "feed"));
    expect(wall().incident.get("A-1")?.stage).toBe("received");
    expect(wall().handoff.get("12345-A-1")?.answers.at(-1)?.reason).toBe("不属本部门");
    expect(ask(divert({ partnerId: "城东政务110" }))).toBeNull();
    const history = [...wall().handoff.values()].map(({ stage }) => stage);
    expect(history).toEqual([answers.at(-1), "queued"]);
  }
});

test("a call is taken back before and after acceptance, and the partner is told in order", () => {
  for (const accepted of [false, true]) {
    const { ask, wall } = desk();
    ask(divert());
    if (accepted) ask(said("accepted", 1), "feed");
    const recall = { kind: "recall-handoff", handoffId: "12345-A-1", reason: "有人受伤" } as const;
    expect(ask(recall)).toBeNull();
    expect(wall().incident.get("A-1")?.stage).toBe("received");
    expect(wall().handoff.get("12345-A-1")?.stage).toBe("recalled");
    const queue = wall().partner.get("12345")?.queue ?? [];
    expect(queue.map(({ kind, seq }) => `${kind} ${seq}`)).toEqual(["handoff 1", "recall 2"]);
    ask(said("closed", 2), "feed");
    expect(wall().handoff.get("12345-A-1")?.stage).toBe("recalled");
    expect(wall().incident.get("A-1")?.stage).toBe("received");
    expect(ask(recall)).toMatchObject({ kind: "handoff-ended" });
  }
});

test("a closed, an unknown and an unfit destination are refused, and the call stays", () => {
  const { ask, wall } = desk();
  const close = { kind: "open-partner", partnerId: "12345", isOpen: false } as const;
  expect(ask({ ...close, reason: "" })).toEqual({ kind: "reason-missing" });
  ask({ ...close, reason: "系统升级" });
  expect(ask(divert())).toEqual({ kind: "partner-closed", thing: "12345 (系统升级)" });
  expect(ask(divert({ partnerId: "无" }))).toMatchObject({ kind: "partner-unknown" });
  expect(ask(divert({ partnerId: "保险" }))).toMatchObject({ kind: "partner-unfit" });
  expect(wall().handoff.size).toBe(0);
  expect(wall().incident.get("A-1")?.stage).toBe("received");
});

test("danger words ask for a second look, and what was seen is written down", () => {
  const { ask, wall } = desk([{ text: "楼下有人持刀" }]);
  expect(ask(divert())).toEqual({ kind: "danger-words", thing: "刀" });
  expect(ask(divert({ dangerSeen: true }))).toBeNull();
  const purpose = wall().handoff.get("12345-A-1")?.handoff.purpose;
  expect(purpose).toMatchObject({ kind: "divert", dangerWords: ["刀"] });
});

test("a second diversion of a call that is under way is refused", () => {
  const { ask } = desk();
  ask(divert());
  expect(ask(divert({ partnerId: "四平台" }))).toEqual({ kind: "handoff-open", thing: "12345" });
});

test("a field outside the list, or police work for a town, refuses the whole item", () => {
  const { ask, wall } = desk([{}, { text: "嫌疑人已被带走" }, { text: "巡07 在现场" }]);
  const town = (change: object) => ask(divert({ partnerId: "城东政务110", ...change }));
  for (const field of ["category", "level", "feedback", "plate", "personRisk"]) {
    const refusal = town({ fields: { [field]: "x" } });
    expect(refusal, field).toEqual({ kind: "field-not-allowed", thing: field });
  }
  expect(town({ incidentId: "A-2" })).toEqual({ kind: "content-held-back", thing: "嫌疑人" });
  expect(town({ incidentId: "A-3" })).toEqual({ kind: "content-held-back", thing: "巡07" });
  expect(town({ fields: { text: "电话 13812345678" } })).toMatchObject({
    kind: "content-held-back",
  });
  expect(wall().handoff.size).toBe(0);
});

test("numbers of citizens in what the call-taker wrote do not leave", () => {
  const { ask, wall } = desk([
    { text: "联系 13812345678，身份证 330721199001011234，浙A·12345 车旁" },
  ]);
  expect(ask(divert())).toBeNull();
  const payload = wall().handoff.get("12345-A-1")?.handoff.payload;
  expect(payload).toMatchObject({ text: "联系 ＊＊＊，身份证 ＊＊＊，＊＊＊ 车旁" });
});

test("500 payloads of every kind have no field outside the partner's own list", () => {
  const random = randomFrom(7);
  let checked = 0;
  for (let round = 0; checked < 500; round++) {
    const { ask, wall } = desk(Array.from({ length: 40 }, (_, i) => ({ title: `求助 ${i}` })));
    const kept = new Map(
      PARTNER_KINDS.map((kind) => {
        const fields = fieldsForKind(kind).filter((name) => name === "title" || random() < 0.5);
        return [kind, fields] as const;
      }),
    );
    for (const [kind, fields] of kept) {
      const known = present([...wall().partner.values()][0]?.partner, "one is listed");
      const partner = { ...known, id: kind, name: kind, kind, fields: [...fields] };
      expect(ask({ kind: "list-partner", partner }, "feed")).toBeNull();
    }
    for (let i = 1; i <= 40; i++) {
      const kind = present(PARTNER_KINDS[randomIndex(random, PARTNER_KINDS.length)], "a kind");
      const command = { kind: "hand-off", incidentId: `A-${i}`, partnerId: kind } as const;
      expect(ask({ ...command, fields: {} })).toBeNull();
    }
    for (const { handoff } of wall().handoff.values()) {
      const kind = handoff.payload.for;
      const own = kept.get(kind) ?? [];
      const names = Object.keys(handoff.payload).filter((name) => name !== "for");
      expect(
        names.filter((name) => !own.includes(name)),
        `${kind} in ${round}`,
      ).toEqual([]);
      expect(Object.keys(HANDOFF_PAYLOADS[kind].entries)).toEqual(expect.arrayContaining(names));
      checked++;
    }
  }
});

test("a limit is told once, also where the answer comes after it", () => {
  const { ask, wall, wait, events } = desk([{}, {}]);
  ask(divert());
  ask(divert({ incidentId: "A-2" }));
  const flag = (id: string) =>
    ask({ kind: "flag-handoff", handoffId: id, limit: "accept" }, "feed");
  wait(1800);
  flag("12345-A-1");
  expect(wall().handoff.get("12345-A-1")?.overdue).toEqual([]);
  wait(1);
  flag("12345-A-1");
  flag("12345-A-1");
  ask(said("accepted", 1), "feed");
  ask(said("accepted", 1, "12345-A-2"), "feed");
  flag("12345-A-2");
  const told = events.filter(({ kind }) => kind === "handoff-overdue");
  expect(told.map((event) => "handoffId" in event && event.handoffId)).toEqual([
    "12345-A-1",
    "12345-A-2",
  ]);
});

test("answers in any order and any number give the last word by number", () => {
  const answers = (["received", "accepted", "acted", "closed"] as const).map((answer, i) =>
    said(answer, i + 1),
  );
  const states = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => {
    const { ask, wall } = desk();
    ask(divert());
    const random = randomFrom(seed);
    const all = shuffled([...answers, ...answers, ...answers], random);
    for (const answer of all) expect(ask(answer, "feed")).toBeNull();
    expect(wall().incident.get("A-1")?.stage).toBe("archived");
    return wall().handoff.get("12345-A-1");
  });
  for (const state of states) {
    expect(state?.stage).toBe("closed");
    expect(state?.answers.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  }
});

test("a person answers only for a partner without a line, and only step by step", () => {
  const { ask, wall } = desk([{ category: "dispute", title: "邻里纠纷" }]);
  ask({ kind: "push-dispute", incidentId: "A-1", lane: 1, consult: null });
  const hand = (handoffId: string, answer: HandoffAnswer) =>
    ask({ kind: "answer-handoff", handoffId, answer, reason: "", said: null });
  expect(hand("本墙-A-1", "closed")).toMatchObject({ kind: "answer-out-of-order", from: "sent" });
  expect(hand("本墙-A-1", "refused")).toEqual({ kind: "reason-missing" });
  for (const answer of ["received", "accepted", "acted", "closed"] as const) {
    expect(hand("本墙-A-1", answer)).toBeNull();
  }
  expect(wall().handoff.get("本墙-A-1")?.stage).toBe("closed");
  ask({ kind: "push-dispute", incidentId: "A-1", lane: 3, consult: null });
  expect(hand("四平台-A-1", "accepted")).toMatchObject({ kind: "answer-by-line-only" });
  const forged = { ...said("closed", 1, "四平台-A-1") };
  expect(ask(forged)).toMatchObject({ kind: "answer-by-line-only" });
});

test("the state is the replay of the events, and figures are counted from it", () => {
  const { ask, wall, events } = desk([{}, {}, {}, {}]);
  for (const i of [1, 2, 3]) ask(divert({ incidentId: `A-${i}` }));
  ask(said("accepted", 1, "12345-A-1"), "feed");
  ask(said("refused", 1, "12345-A-2"), "feed");
  ask(divert({ incidentId: "A-2", partnerId: "四平台" }));
  const again = wallAfter(emptyWall(), logged(events));
  expect(entriesOf(again)).toEqual(entriesOf(wall()));
  const span = { from: epochMs(MORNING), until: epochMs(MORNING + 86_400_000) };
  expect(diversionFigures(wall().incident, wall().handoff.values(), span)).toEqual({
    ...{ calls: 4, diverted: 3, diversions: 4, bounced: 1, unaccepted: 2 },
  });
});
