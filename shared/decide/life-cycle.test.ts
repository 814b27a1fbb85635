import { expect, test } from "vitest";
import type { Command } from "../commands/command.ts";
import type { WallEvent } from "../events/event.ts";
import { MORNING, logged, unit } from "../fold/event-fixtures.test-data.ts";
import { emptyWall, wallAfter } from "../fold/wall-state.ts";
import { randomFrom, randomIndex } from "../kit/random.ts";
import type { Edge } from "../model/edge.ts";
import { INCIDENT_STAGES } from "../model/incident.ts";
import type { IncidentStage } from "../model/incident.ts";
import type { Role } from "../model/role.ts";
import { epochMs } from "../units/quantity.ts";
import { decide } from "./decide.ts";

/** The oracle: section 9 of the room's standards, written down by hand and read by nothing else.
 *  A stage, and what may follow it; of the crew that leads: 签收 出动 到达 处置 撤离 改派. */
const TABLE: Readonly<Record<string, string>> = {
  received: "派警 合并 撤销",
  merged: "拆分",
  dispatched: "派警 签收 改派 撤销",
  signed: "派警 出动 改派",
  "en-route": "派警 到达 改派",
  "on-scene": "派警 处置",
  handling: "派警 反馈 增援 撤离",
  "fed-back": "复核 撤离",
  reviewed: "归档 退回反馈",
  archived: "重开",
  cancelled: "重开",
};

const ID = "HQ-2026-1";
const OTHER = "HQ-2026-2";
const crew = (step: "signed" | "en-route" | "on-scene" | "handling" | "cleared" | "withdrawn") =>
  ({ kind: "advance-assignment", incidentId: ID, unitId: "巡07", step }) as const;
const close = (stage: "reviewed" | "archived" | "cancelled") =>
  ({ kind: "close-incident", incidentId: ID, stage, reason: "原因" }) as const;

/** Every edge by its name in the table.  退回反馈 and 重开 are one command: the stage tells. */
const EDGES: Readonly<Record<string, Command>> = {
  派警: { kind: "dispatch-units", incidentId: ID, units: [{ unitId: "巡08", eta: null }] },
  签收: crew("signed"),
  出动: crew("en-route"),
  到达: crew("on-scene"),
  处置: crew("handling"),
  撤离: crew("cleared"),
  改派: crew("withdrawn"),
  增援: { kind: "ask-back-up", incidentId: ID, unitId: null, text: "" },
  反馈: { kind: "feed-back-incident", incidentId: ID, result: "settled", text: "" },
  复核: close("reviewed"),
  归档: close("archived"),
  撤销: close("cancelled"),
  重开: { kind: "reopen-incident", incidentId: ID, reason: "再次报警" },
  合并: { kind: "merge-incident", incidentId: ID, parentId: OTHER },
  拆分: { kind: "split-incident", incidentId: ID, reason: "" },
};

const SEND_07: Command = {
  kind: "dispatch-units",
  incidentId: ID,
  units: [{ unitId: "巡07", eta: null }],
};
const toScene = [SEND_07, ...["签收", "出动", "到达", "处置"]] as const;
/** A way to each stage. */
const WAYS: Readonly<Record<IncidentStage, readonly (string | Command)[]>> = {
  received: [],
  dispatched: toScene.slice(0, 1),
  signed: toScene.slice(0, 2),
  "en-route": toScene.slice(0, 3),
  "on-scene": toScene.slice(0, 4),
  handling: toScene,
  "fed-back": [...toScene, "反馈"],
  reviewed: [...toScene, "反馈", "复核"],
  archived: [...toScene, "反馈", "复核", "归档"],
  cancelled: ["撤销"],
  merged: ["合并"],
};

const CALL = {
  kind: "report-incident",
  category: "dispute",
  priority: 2,
  title: "邻里纠纷",
  text: "",
  address: "枫林路",
  lngLat: [120.02, 28.9],
  reportedAt: null,
  givenId: null,
} as const satisfies Command;
const NOW = epochMs(MORNING + 60_000);
const EDGE: Edge = { at: NOW, terminal: "desk-1", link: "online", boot: "b", steadyMs: 1000 };

function room(role: Role = "leader") {
  const events: WallEvent[] = ["巡07", "巡08"].map((id) => {
    return { kind: "asset-imported", v: 1, asset: unit(id) };
  });
  const wall = () => wallAfter(emptyWall(), logged(events));
  const ask = (command: Command) => {
    const actor = { name: "指挥长", role };
    const decision = decide(wall(), command, { now: NOW, station: "HQ", actor, edge: EDGE });
    if (decision.ok) events.push(...decision.value);
    return decision;
  };
  ask(CALL);
  ask({ ...CALL, title: "同一件" });
  return { ask, wall, at: () => wall().incident.get(ID) };
}

function roomAt(stage: IncidentStage) {
  const one = room();
  for (const step of WAYS[stage]) {
    const command = typeof step === "string" ? EDGES[step] : step;
    if (command !== undefined)
      expect(one.ask(command).ok, `${stage} by ${JSON.stringify(step)}`).toBe(true);
  }
  expect(one.at()?.stage).toBe(stage);
  return one;
}

const legal = (stage: IncidentStage) => (TABLE[stage] ?? "").split(" ");
/** The reopening command is 退回反馈 where a review is sent back. */
const nameAt = (stage: IncidentStage, edge: string) =>
  stage === "reviewed" && edge === "重开" ? "退回反馈" : edge;

test.each(INCIDENT_STAGES)(
  "at %s exactly the edges of the table are taken, each one row",
  (stage) => {
    for (const [edge, command] of Object.entries(EDGES)) {
      const decision = roomAt(stage).ask(command);
      expect(decision.ok, `${stage} ${edge}`).toBe(legal(stage).includes(nameAt(stage, edge)));
      if (decision.ok) expect(decision.value.length, `${stage} ${edge}`).toBe(1);
    }
  },
);

test("every edge of the table is an edge that exists", () => {
  const all = Object.values(TABLE).flatMap((text) => text.split(" "));
  const names = new Set([...Object.keys(EDGES), "退回反馈"]);
  expect(all.filter((name) => !names.has(name))).toEqual([]);
});

const SEED = 20_261_124;
test(`a hundred random illegal edges are refused and the allowed ones are listed (${SEED})`, () => {
  const random = randomFrom(SEED);
  const edges = Object.keys(EDGES);
  let refused = 0;
  for (let tries = 0; refused < 100 && tries < 2000; tries++) {
    const stage = INCIDENT_STAGES[randomIndex(random, INCIDENT_STAGES.length)] ?? "received";
    const edge = edges[randomIndex(random, edges.length)] ?? "";
    const command = EDGES[edge];
    if (command === undefined || legal(stage).includes(nameAt(stage, edge))) continue;
    const before = roomAt(stage);
    const state = before.at();
    const decision = before.ask(command);
    expect(decision.ok, `${stage} ${edge}`).toBe(false);
    if (decision.ok) continue;
    refused++;
    expect(before.at(), "nothing happened").toEqual(state);
    const { refusal } = decision;
    if (refusal.kind === "unit-not-assigned") continue;
    const listed = "allowed" in refusal ? refusal.allowed : null;
    expect(listed, `${stage} ${edge} ${refusal.kind}`).not.toBeNull();
    // 分流 is a hand-off with laws of its own; that it may follow is listed all the same.
    for (const name of listed ?? []) {
      if (name !== "diverted") expect(legal(stage)).toContain(WORDS[name] ?? name);
    }
  }
  expect(refused).toBe(100);
});

/** The names of refusals in the words of the table. */
const WORDS: Readonly<Record<string, string>> = {
  ...{ dispatched: "派警", merged: "合并", split: "拆分", diverted: "分流" },
  ...{ "back-up": "增援", "fed-back": "反馈" },
  ...{ reviewed: "复核", returned: "退回反馈", archived: "归档", cancelled: "撤销" },
  ...{ reopened: "重开", signed: "签收", "en-route": "出动", "on-scene": "到达" },
  ...{ handling: "处置", cleared: "撤离", withdrawn: "改派" },
};

test("every edge says when, who, at which terminal, and whether that had a line", () => {
  const one = roomAt("archived");
  const timeline = one.at()?.timeline ?? [];
  expect(timeline.length).toBe(9);
  for (const entry of timeline) {
    expect(entry).toMatchObject({ actor: "值班领导", terminal: "desk-1", link: "online" });
    expect(entry.writtenAt).toBe(NOW);
  }
});

test("a step that a crew reports afterwards keeps its own time and is marked", () => {
  const one = roomAt("dispatched");
  expect(one.ask({ ...crew("signed"), offlineAt: epochMs(NOW + 1) })).toMatchObject({ ok: false });
  const at = epochMs(NOW);
  expect(one.ask({ ...crew("signed"), offlineAt: at }).ok).toBe(true);
  expect(one.at()?.timeline.at(-1)).toMatchObject({ at, link: "offline", step: "signed" });
});

test("after 改派 another crew begins anew and the first keeps its times", () => {
  const one = roomAt("signed");
  const first = one.at()?.assignments[0]?.steps ?? [];
  one.ask(crew("withdrawn"));
  expect(one.at()?.stage).toBe("received");
  one.ask(EDGES["派警"]!);
  expect(one.at()?.stage).toBe("dispatched");
  const [kept, next] = one.at()?.assignments ?? [];
  expect(kept?.steps.slice(0, 2)).toEqual(first);
  expect([kept?.step, next?.step]).toEqual(["withdrawn", "dispatched"]);
});

test("more units come without moving the call, and answer the back-up that was asked for", () => {
  const one = roomAt("handling");
  one.ask(EDGES["增援"]!);
  expect(one.at()?.backUp).not.toBeNull();
  one.ask(EDGES["派警"]!);
  expect(one.at()).toMatchObject({ stage: "handling", backUp: null });
});

test("only a leader reviews, and a feedback sent back is entered anew before that", () => {
  const one = roomAt("reviewed");
  const dispatcher = decide(one.wall(), EDGES["复核"]!, {
    ...{ now: NOW, station: "HQ", actor: { name: "调度", role: "dispatcher" } },
  });
  expect(dispatcher).toMatchObject({ refusal: { kind: "role-missing", needs: ["leader"] } });
  expect(one.ask(EDGES["重开"]!).ok).toBe(true);
  expect(one.at()).toMatchObject({ stage: "fed-back", returned: { reason: "再次报警" } });
  expect(one.ask(EDGES["复核"]!)).toMatchObject({ refusal: { allowed: ["fed-back"] } });
  expect(one.ask(EDGES["反馈"]!).ok).toBe(true);
  expect(one.ask(EDGES["复核"]!).ok).toBe(true);
});

test("two calls that are one are both kept, and come apart again", () => {
  const one = roomAt("merged");
  expect(one.wall().incident.get(OTHER)?.parts).toEqual([ID]);
  expect(one.ask({ kind: "merge-incident", incidentId: OTHER, parentId: ID })).toMatchObject({
    refusal: { kind: "merge-impossible" },
  });
  one.ask(EDGES["拆分"]!);
  expect(one.at()).toMatchObject({ stage: "received", mergedInto: null, declined: [OTHER] });
  expect(one.wall().incident.get(OTHER)?.parts).toEqual([]);
});

test("what belongs to the case alone leaves with it, and stands in no history", () => {
  const one = roomAt("handling");
  const values = { age: 6, clothing: "红上衣", lastSeenAt: NOW, direction: "向东" };
  one.ask({ kind: "fill-template", incidentId: ID, template: "child", values });
  expect(one.at()?.template?.values).toEqual(values);
  for (const edge of ["反馈", "复核", "归档"]) one.ask(EDGES[edge]!);
  expect(one.at()?.template?.values).toEqual({ lastSeenAt: NOW });
  expect(JSON.stringify(one.at()?.timeline)).not.toContain("红上衣");
});

test("an answer that its question does not take is refused by name", () => {
  const one = roomAt("received");
  const fill = { kind: "fill-template", incidentId: ID, template: "fraud-stop" } as const;
  for (const values of [{ clothing: "x" }, { channel: "barter" }, { amountYuan: "many" }]) {
    expect(one.ask({ ...fill, values })).toMatchObject({ refusal: { kind: "answer-wrong" } });
  }
  expect(one.ask({ ...fill, values: { amountYuan: 5000, channel: "wallet" } }).ok).toBe(true);
});

test("only words of the vocabulary are tags; what names a person is not even proposed", () => {
  const one = roomAt("received");
  const tag = (name: string) =>
    one.ask({ kind: "tag-incident", incidentId: ID, tag: name, present: true });
  expect(tag("e-bike").ok).toBe(true);
  expect(tag("e-bike")).toMatchObject({ value: [] });
  expect(one.at()?.tags).toEqual(["e-bike"]);
  expect(tag("电瓶车充电")).toMatchObject({ refusal: { kind: "tag-unknown" } });
  expect(one.ask({ kind: "propose-tag", text: "电瓶车充电" }).ok).toBe(true);
  const bad = [
    "回族",
    "外地人",
    "四川人",
    "精神病人",
    "张某",
    "王先生",
    "艾滋",
    "户籍外来",
    "mental",
  ];
  for (const text of bad) {
    expect(one.ask({ kind: "propose-tag", text }), text).toMatchObject({ ok: false });
    expect(tag(text), text).toMatchObject({ refusal: { kind: "tag-blocked" } });
  }
});
