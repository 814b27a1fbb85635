import { expect, test } from "vitest";
import { newIncident } from "../../../shared/fold/incident-state.ts";
import { emptyWall } from "../../../shared/fold/wall-state.ts";
import { randomFrom, randomIndex } from "../../../shared/kit/random.ts";
import type { AssignmentStep, IncidentReport } from "../../../shared/model/incident.ts";
import { positionFrom } from "../../../shared/model/position.ts";
import type { Recommendation } from "../../../shared/model/recommendation.ts";
import type { SearchHit } from "../../../shared/model/search-hit.ts";
import type { Selection } from "../../../shared/model/selection.ts";
import { epochMs, metres, seconds } from "../../../shared/units/quantity.ts";
import { readLine } from "./read-line.ts";
import type { BarContext, Deed, Option, Reading } from "./reading.ts";
import { ALL_VERBS } from "./verbs.ts";

const NOW = epochMs(1_790_000_000_000);
const SELECTED: Selection = { kind: "incident", id: "S-2026-3", lngLat: [120, 29] };

test.each([
  ["/pj 07", ["u07"]],
  ["派警巡07", ["u07"]],
  ["／ｐｊ　０７，１２", ["u07", "u12"]],
  ["pj 12、07", ["u12", "u07"]],
  ["dispatch 巡12", ["u12"]],
  ["pj x07", ["u07"]],
])("%s sends what it names to the selected incident", (line, ids) => {
  const [command] = commandsOf(readLine(line, context()));
  expect(command).toMatchObject({ kind: "dispatch-units", incidentId: "S-2026-3" });
  expect(command?.kind === "dispatch-units" && command.units.map(({ unitId }) => unitId)).toEqual(
    ids,
  );
});

test("the time of arrival that the streets gave goes with the unit", () => {
  const [command] = commandsOf(readLine("pj 12", context()));
  expect(command).toMatchObject({ units: [{ unitId: "u12", eta: 300 }] });
});

test("a tail that several units end with is a list, and nobody is sent", () => {
  const options = optionsOf(readLine("pj 7", context()));
  expect(options.map(({ of }) => of.kind === "unit" && of.unitId)).toEqual(["u07", "u17", "v7"]);
  expect(options.map(({ then }) => then.kind)).toEqual(["deed", "deed", "not"]);
});

test("of several units the one that is unclear is asked for, and the line goes on with it", () => {
  const options = optionsOf(readLine("pj 12,7", context()));
  expect(options[0]?.then).toEqual({ kind: "line", line: "pj 12,巡07" });
});

test("a bare 派警 offers the nearest by road; before they are known it asks for them", () => {
  const options = optionsOf(readLine("pj", context()));
  expect(options.map(({ of }) => of)).toEqual([{ kind: "unit", unitId: "u07", eta: 200 }]);
  const reading = readLine("pj", { ...context(), recommendation: () => null });
  expect(reading).toMatchObject({ question: { kind: "recommend", incidentId: "S-2026-3" } });
});

test("nothing selected: nothing is done, and the line says what it lacks", () => {
  for (const line of ["pj 07", "qs", "fk 1", "fh", "gd", "cx 重复", "dw 江南街道"]) {
    expect(readLine(line, { ...context(), selection: null }), line).toMatchObject({
      kind: "lack",
      lack: { kind: "incident" },
    });
  }
});

test("an incident after the arrow is found by the tail of its number, also full-width", () => {
  const bare = { ...context(), selection: null };
  for (const line of ["pj 07>3", "pj 07＞３", "派警07 》s-2026-3"]) {
    expect(commandsOf(readLine(line, bare))[0], line).toMatchObject({ incidentId: "S-2026-3" });
  }
  expect(readLine("pj 07>9", bare)).toMatchObject({ lack: { kind: "incident-unknown" } });
});

test.each([
  ["qs", "dispatched", "signed"],
  ["cd", "signed", "en-route"],
  ["dd", "en-route", "on-scene"],
  ["cz", "on-scene", "handling"],
  ["cl", "handling", "cleared"],
  ["gp", "en-route", "withdrawn"],
] as const)("%s brings the crew at %s to %s, and no other", (line, from, step) => {
  const at = (one: AssignmentStep) => context({ crews: [["u17", one]] });
  expect(commandsOf(readLine(line, at(from)))).toMatchObject([{ unitId: "u17", step }]);
  expect(readLine(line, at("cleared"))).toMatchObject({ lack: { kind: "crew", step } });
});

test("of two crews that could arrive a person says which, or both", () => {
  const two = context({
    crews: [
      ["u07", "en-route"],
      ["u17", "en-route"],
    ],
  });
  const options = optionsOf(readLine("dd", two));
  expect(options.map(({ of }) => of.kind)).toEqual(["unit", "unit", "units"]);
  expect(commandsOf(readLine("dd 17", two))).toMatchObject([{ unitId: "u17", step: "on-scene" }]);
});

test("a result is taken by digit, signs or either reading, and free words as written", () => {
  for (const word of ["2", "调解", "tj", "dj", "tiaojie", "mediated", "已调解", "２"]) {
    const [command] = commandsOf(readLine(`fk ${word} 双方，ABC`, context()));
    expect(command, word).toMatchObject({ result: "mediated", text: "双方，ABC" });
  }
  expect(optionsOf(readLine("fk", context()))).toHaveLength(6);
  expect(readLine("fk 9", context())).toMatchObject({ lack: { kind: "result-unknown" } });
});

test("a call is not cancelled or taken up again without a reason", () => {
  expect(readLine("cx", context())).toMatchObject({ lack: { kind: "reason" } });
  expect(readLine("ck ", context())).toMatchObject({ lack: { kind: "reason" } });
  expect(commandsOf(readLine("cx 重复 报警", context()))).toEqual([
    ...[{ kind: "close-incident", incidentId: "S-2026-3", stage: "cancelled" }].map((of) => {
      return { ...of, reason: "重复 报警" };
    }),
  ]);
});

test("合并 finds the other call by its number, 标签 its word by initials", () => {
  expect(commandsOf(readLine("hb 8", context()))).toEqual([
    { kind: "merge-incident", incidentId: "S-2026-3", parentId: "S-2026-8" },
  ]);
  for (const word of ["电动车", "ddc", "ＤＤＣ", "电动"]) {
    expect(commandsOf(readLine(`bq ${word}`, context())), word).toEqual([
      { kind: "tag-incident", incidentId: "S-2026-3", tag: "e-bike", present: true },
    ]);
  }
  expect(readLine("bq 外地人", context())).toMatchObject({ lack: { kind: "tag-unknown" } });
});

test("增援 with a unit sends it, without one it writes down that the scene asks", () => {
  expect(commandsOf(readLine("zy 12", context()))).toMatchObject([{ kind: "dispatch-units" }]);
  expect(commandsOf(readLine("zy 人多", context()))).toEqual([
    { kind: "ask-back-up", incidentId: "S-2026-3", unitId: null, text: "人多" },
  ]);
});

test("接警 opens the form with its category and its words", () => {
  expect(readLine("jj jf 两人争吵", context())).toMatchObject({
    deed: { kind: "report", category: "dispute", title: "两人争吵" },
  });
  expect(readLine("接警 路灯不亮", context())).toMatchObject({
    deed: { category: null, title: "路灯不亮" },
  });
  expect(readLine("zs 男孩", context())).toMatchObject({
    deed: { category: "missing", title: "男孩" },
  });
});

test("分流 asks for the body, then the reason; danger is looked at twice", () => {
  expect(optionsOf(readLine("fl", context()))).toHaveLength(2);
  expect(optionsOf(readLine("fl 12345", context()))).toHaveLength(9);
  expect(commandsOf(readLine("fl 12345 1", context()))).toMatchObject([
    { partnerId: "p1", reason: "municipal", dangerSeen: false },
  ]);
  const danger = optionsOf(readLine("fl 12345 1", context({ title: "有人持刀" })));
  expect(danger[0]?.of).toEqual({ kind: "danger", words: ["刀"] });
  expect(danger[0]?.then.kind === "deed" && danger[0].then.deed).toMatchObject({
    commands: [{ dangerSeen: true }],
  });
});

test("what is not there says so and does nothing", () => {
  for (const verb of ALL_VERBS.filter(({ here }) => !here)) {
    expect(readLine(`${verb.han} 07`, context()), verb.id).toMatchObject({ kind: "absent" });
  }
});

test("no line at all does harm: whatever is typed is read, and never throws", () => {
  const random = randomFrom(11);
  console.log("command lines of seed 11");
  const parts = [
    "pj",
    "派警",
    " ",
    "07",
    ">",
    "，",
    "x",
    "重",
    "/",
    "1",
    "fk",
    "cx",
    "zb",
    "fl",
    "　",
  ];
  for (let turn = 0; turn < 3000; turn++) {
    const line = Array.from({ length: 1 + randomIndex(random, 8) }, () => {
      return parts[randomIndex(random, parts.length)] ?? "";
    }).join("");
    const reading = readLine(line, context());
    for (const option of reading.kind === "choose" ? reading.options : []) {
      // A line that goes on must come to an end: it may not offer itself again.
      if (option.then.kind === "line") expect(option.then.line.trim()).not.toBe(line.trim());
    }
  }
});

type Change = {
  readonly crews?: readonly (readonly [string, AssignmentStep])[];
  readonly title?: string;
};

function context({ crews = [], title = "两人争吵" }: Change = {}): BarContext {
  const wall = emptyWall();
  const source = { source: "s", flags: [] };
  const home = positionFrom([120, 29], "wgs84");
  for (const [id, callSign, duty] of [
    ["u07", "巡07", "on"],
    ["u17", "巡17", "on"],
    ["u12", "巡12", "on"],
    ["u27", "巡27", "off"],
    ["v7", "义7", "on"],
  ] as const) {
    const on = crews.find(([unitId]) => unitId === id);
    const busy =
      id === "v7" ? ({ incidentId: "S-2026-1", step: "signed", since: NOW } as const) : null;
    wall.unit.set(id, {
      unit: {
        ...{ kind: "unit", id, callSign, class: "vehicle", mode: "car", skills: [], home },
        ...{ station: null, ...source },
      },
      duty,
      dutyAt: null,
      engagement: on === undefined ? busy : { incidentId: "S-2026-3", step: on[1], since: NOW },
      patrol: null,
    });
  }
  const report: IncidentReport = {
    id: "S-2026-3",
    reportedAt: NOW,
    category: "dispute",
    priority: 2,
    title,
    text: "",
    address: "",
    position: home,
    source: "operator",
  };
  const assignments = crews.map(([unitId, step]) => ({ unitId, step, eta: null, steps: [] }));
  const other = { ...report, id: "S-2026-8", title: "路口争吵" };
  wall.incident.set("S-2026-8", newIncident(other, { at: NOW, steady: null }));
  const moment = { at: NOW, steady: null };
  wall.incident.set("S-2026-3", { ...newIncident(report, moment), assignments });
  for (const [id, name, kind] of [
    ["p1", "12345 热线", "hotline"],
    ["p2", "城关镇", "town"],
  ] as const) {
    const times = { acceptSeconds: { late: seconds(900), overdue: seconds(1800) } };
    const partner = {
      id,
      name,
      kind,
      fields: [],
      ...times,
      closeSeconds: seconds(9),
      isLocal: true,
      mediators: [],
    };
    wall.partner.set(id, { partner, isOpen: true } as never);
  }
  return {
    wall,
    now: NOW,
    selection: SELECTED,
    sources: [],
    scenes: [],
    hits: () => [HIT],
    recommendation: () => RECOMMENDATION,
  };
}

test("封路 opens the form and closes nothing; 开路 opens one of the streets that are closed", () => {
  for (const line of ["fb", "封路", "fenglu", "block"]) {
    expect(readLine(line, context()), line).toMatchObject({
      deed: { kind: "close-street", selection: SELECTED },
    });
  }
  const named = readLine("fb 巡07", context());
  expect(named).toMatchObject({ deed: { kind: "close-street", selection: { id: "u07" } } });
  expect(readLine("kl", context())).toMatchObject({ kind: "lack" });
  const of = context();
  const street = (name: string) => [{ lngLat: [120, 29], street: name, line: [] }];
  const closed = { modes: ["car"], reason: "积水", by: "甲", at: NOW, openedBy: null };
  const put = (id: string, name: string, more: object) => {
    const state = { id, stretches: street(name), until: null, openedAt: null, ...closed, ...more };
    (of.wall.closure as Map<string, unknown>).set(id, state);
  };
  put("F1", "青石路", {});
  put("F2", "江南街", {});
  put("F3", "青石巷", { until: NOW });
  put("F4", "青石桥", { openedAt: NOW });
  const open = { kind: "commands", commands: [{ kind: "open-street", closureId: "F1" }] };
  expect(readLine("kl 青石", of)).toMatchObject({ deed: open });
  expect(optionsOf(readLine("开路", of)).map(({ of: one }) => one)).toEqual([
    { kind: "closure", closureId: "F1" },
    { kind: "closure", closureId: "F2" },
  ]);
});

const HIT: SearchHit = {
  ...{ kind: "unit", id: "u07", name: "巡07", nameLatin: null, class: "vehicle" },
  ...{ lngLat: [120, 29], score: 1 },
};
const RECOMMENDATION: Recommendation = {
  incidentId: "S-2026-3",
  candidates: [
    {
      ...{ unitId: "u07", callSign: "巡07", mode: "car", eta: seconds(200), metres: metres(900) },
      ...{ positionAge: seconds(1), reasons: [] },
    },
  ],
  passedOver: [{ unitId: "u12", callSign: "巡12", why: "farther", value: 300, incidentId: null }],
};

function commandsOf(reading: Reading) {
  const deed: Deed | null = reading.kind === "deed" ? reading.deed : null;
  expect(deed?.kind, JSON.stringify(reading).slice(0, 300)).toBe("commands");
  return deed?.kind === "commands" ? deed.commands : [];
}

function optionsOf(reading: Reading): readonly Option[] {
  expect(reading.kind, JSON.stringify(reading).slice(0, 300)).toBe("choose");
  return reading.kind === "choose" ? reading.options : [];
}
