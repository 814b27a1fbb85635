import { expect, test } from "vitest";
import type { Command } from "../commands/command.ts";
import type { WallEvent } from "../events/event.ts";
import { MORNING, logged, report } from "../fold/event-fixtures.test-data.ts";
import { ROSTER, listed } from "../fold/handoff-fixtures.test-data.ts";
import { pushFigures } from "../fold/handoff-figures.ts";
import { levelOf } from "../fold/push-state.ts";
import { emptyWall, wallAfter } from "../fold/wall-state.ts";
import type { WallState } from "../fold/wall-state.ts";
import { present } from "../kit/assert.ts";
import type { IncidentReport } from "../model/incident.ts";
import { epochMs } from "../units/quantity.ts";
import { decide } from "./decide.ts";

const HOUR_MS = 3_600_000;
/** MORNING is 08:00 in the room. */
const NIGHT = epochMs(MORNING + 14 * HOUR_MS);

function desk(reports: readonly Partial<IncidentReport>[], now = epochMs(MORNING + 60_000)) {
  const events: WallEvent[] = [
    ...listed(),
    ROSTER,
    ...reports.map((change, i): WallEvent => {
      return { kind: "incident-reported", v: 1, report: report(`A-${i + 1}`, change) };
    }),
  ];
  let wall: WallState = wallAfter(emptyWall(), logged(events));
  return {
    wall: () => wall,
    ask(command: Command) {
      const context = { now, station: "A", actor: { name: "值班领导", role: "leader" } } as const;
      const decision = decide(wall, command, context);
      if (!decision.ok) return decision.refusal;
      const from = events.length;
      events.push(...decision.value);
      wall = wallAfter(wall, logged(events).slice(from));
      return null;
    },
  };
}

const push = (lane: 1 | 3, incidentId = "A-1"): Command => ({
  kind: "push-dispute",
  incidentId,
  lane,
  consult: null,
});

/** post, who was told, who was passed over */
function told(wall: WallState, lane: 1 | 2 | 3) {
  return [...wall.handoff.values()].flatMap(({ handoff: { purpose } }) =>
    purpose.kind === "push" && purpose.lane === lane
      ? [[purpose.post, purpose.recipient, purpose.passedOver.join()]]
      : [],
  );
}

test("the first push goes to those on shift, and says who was passed over", () => {
  const day = desk([{}]);
  expect(day.ask(push(1))).toBeNull();
  expect(told(day.wall(), 1)).toEqual([
    ["command-centre", "指挥席", ""],
    ["duty-leader", "王值班", ""],
    ["patrol-officer", "赵特警", ""],
  ]);
  const night = desk([{}], NIGHT);
  night.ask(push(1));
  expect(told(night.wall(), 1)).toEqual([
    ["command-centre", "指挥席", ""],
    ["duty-leader", "李副", "王值班"],
    ["patrol-officer", "", "赵特警"],
  ]);
});

test("a call is pushed once in each lane, and only disputes are", () => {
  const { ask } = desk([{}, { category: "theft" }]);
  for (const lane of [1, 3] as const) {
    expect(ask(push(lane))).toBeNull();
    expect(ask(push(lane))).toEqual({ kind: "push-known", incidentId: "A-1" });
    expect(ask(push(lane, "A-2"))).toEqual({ kind: "not-a-dispute", incidentId: "A-2" });
  }
});

test.each([
  ["low", "口角", "枫林路 1 号", []],
  ["medium", "当着孩子的面争吵", "枫林路 1 号", ["children-present 孩子"]],
  ["medium", "口角", "城东小学门口", ["sensitive-place 小学"]],
  ["high", "一人持刀", "枫林路 1 号", ["weapon-word 刀"]],
  ["low", "没有动刀，口角", "枫林路 1 号", []],
])("the level is %s where it says %s at %s, and every reason stands there", (...row) => {
  const [level, text, address, reasons] = row;
  const { ask, wall } = desk([{ text, address }]);
  ask(push(1));
  const entry = present(wall().push.get("A-1")?.levels.at(-1), "it has a level");
  expect(entry.level).toBe(level);
  expect(entry.reasons.map(({ rule, found }) => `${rule} ${found}`)).toEqual(reasons);
});

test("earlier disputes at the same address raise the level, and the third counts twice", () => {
  const day = 86_400_000;
  const earlier = (days: number) => ({ reportedAt: epochMs(MORNING - days * day) });
  const levels = [0, 1, 3].map((count) => {
    const before = Array.from({ length: count }, (_, i) => earlier(i + 1));
    const { ask, wall } = desk([{}, ...before, earlier(91), { category: "theft" }]);
    ask(push(1));
    return levelOf(wall().push.get("A-1"));
  });
  expect(levels).toEqual(["low", "medium", "medium"]);
  const { ask, wall } = desk([{ text: "孩子在场" }, earlier(1), earlier(2), earlier(3)]);
  ask(push(1));
  expect(levelOf(wall().push.get("A-1"))).toBe("high");
});

test("a chain of linked calls raises the level, and what is linked is not earlier as well", () => {
  const { ask, wall } = desk([{}, {}]);
  expect(ask({ kind: "link-incident", incidentId: "A-1", otherId: "A-2" })).toBeNull();
  ask(push(1));
  const reasons = wall().push.get("A-1")?.levels.at(-1)?.reasons;
  expect(reasons).toEqual([{ rule: "linked-chain", found: "1" }]);
});

test("a person changes the level with a reason, and who was not told is told", () => {
  const { ask, wall } = desk([{}]);
  ask(push(1));
  const change = { kind: "level-dispute", incidentId: "A-1", level: "high" } as const;
  expect(ask({ ...change, reason: " " })).toEqual({ kind: "reason-missing" });
  expect(ask({ ...change, reason: "扬言报复" })).toBeNull();
  expect(told(wall(), 1).map(([post]) => post)).toEqual([
    ...["command-centre", "duty-leader", "patrol-officer", "criminal-officer"],
  ]);
  expect(
    wall()
      .push.get("A-1")
      ?.levels.map(({ why }) => why),
  ).toEqual([null, "扬言报复"]);
});

test("the third push says category, hand-off, feedback and 会商, and no text of the call", () => {
  const { ask, wall } = desk([{ text: "持刀，电话 13812345678" }]);
  ask(push(3));
  const payload = wall().handoff.get("四平台-A-1")?.handoff.payload;
  expect(payload).toMatchObject({
    ...{ for: "four-platforms", category: "dispute", level: "high" },
    ...{ handoff: "会商化解", consult: true },
  });
  expect(payload).not.toHaveProperty("text");
});

test("the roll-up of a day has every open dispute once, and is made once", () => {
  const { ask, wall } = desk([{}, {}, {}, { category: "theft" }]);
  for (const id of ["A-1", "A-2", "A-3"]) ask(push(1, id));
  ask({ kind: "close-incident", incidentId: "A-2", stage: "cancelled", reason: "误报" });
  const dueAt = epochMs(MORNING + 10 * HOUR_MS);
  const rollUp = { kind: "roll-up-pushes", stationName: "指挥中心", dueAt } as const;
  expect(ask(rollUp)).toBeNull();
  expect(ask(rollUp)).toBeNull();
  expect(told(wall(), 2)).toEqual([
    ["case-officer", "孙主办", ""],
    ["beat-officer", "周社区", ""],
    ["responsible-leader", "吴分管", ""],
  ]);
  expect(
    wall()
      .roster.get("指挥中心")
      ?.rollups.map(({ incidentIds }) => incidentIds),
  ).toEqual([["A-1", "A-3"]]);
  expect(wall().push.get("A-1")?.lanes[2]).toHaveLength(3);
  expect(wall().push.get("A-2")?.lanes[2]).toHaveLength(0);
});

test("closed-loop counts are those of the items that were answered", () => {
  const { ask, wall } = desk([{}, {}]);
  ask(push(1));
  ask(push(1, "A-2"));
  const hand = (n: number, answer: "received" | "accepted" | "acted" | "closed") =>
    ask({ kind: "answer-handoff", handoffId: `本墙-A-${n}`, answer, reason: "", said: null });
  for (const answer of ["received", "accepted", "acted", "closed"] as const) hand(1, answer);
  for (const answer of ["received", "accepted"] as const) hand(2, answer);
  hand(3, "received");
  const span = { from: epochMs(MORNING), until: epochMs(MORNING + HOUR_MS) };
  expect(pushFigures(wall().handoff.values(), 1, span)).toEqual({
    ...{ pushed: 6, received: 3, signed: 2, acted: 1, closed: 1, overdue: 0 },
  });
});
