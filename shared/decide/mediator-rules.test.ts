import * as v from "valibot";
import { expect, test } from "vitest";
import { commandSchema } from "../commands/command.ts";
import type { Command } from "../commands/command.ts";
import type { WallEvent } from "../events/event.ts";
import { nextDutyAt } from "../fold/duty-clock.ts";
import { MORNING, logged, report } from "../fold/event-fixtures.test-data.ts";
import { partner } from "../fold/handoff-fixtures.test-data.ts";
import { mediatorCandidates, mediatorOf } from "../fold/mediator-choice.ts";
import { emptyWall, wallAfter } from "../fold/wall-state.ts";
import { forbiddenRuleOf } from "../model/forbidden-fields.ts";
import { HANDOFF_PAYLOADS, handoffPayloadFrom } from "../model/handoff-payload.ts";
import { incidentReportSchema } from "../model/incident.ts";
import { TEMPLATE_FIELDS } from "../model/incident-template.ts";
import { mediatorSchema } from "../model/mediator.ts";
import type { Mediator } from "../model/mediator.ts";
import { fieldNamesOf } from "../model/schema-fields.ts";
import { epochMs } from "../units/quantity.ts";
import { decide } from "./decide.ts";

const NOW = epochMs(MORNING + 60_000);
const DAY = [{ from: "00:00", to: "00:00" }];

function mediator(id: string, change: Partial<Mediator> = {}): Mediator {
  const can = { skills: ["邻里"], languages: ["普通话"], casesMax: 3 };
  return { id, name: `调解员${id}`, ...can, shifts: DAY, ...change };
}

function desk(mediators: readonly Mediator[]) {
  const events: WallEvent[] = ["乡音", "义亭"].map((id, i) => {
    const theirs = mediators.filter((_, at) => at % 2 === i);
    const centre = partner(id, "mediation", { mediators: theirs });
    return { kind: "partner-listed", v: 1, partner: centre };
  });
  events.push({ kind: "incident-reported", v: 1, report: report("A-1", { category: "dispute" }) });
  let wall = wallAfter(emptyWall(), logged(events));
  return {
    wall: () => wall,
    ask(command: Command) {
      const actor = { name: "leader", role: "leader" } as const;
      const decision = decide(wall, command, { now: NOW, station: "A", actor });
      if (!decision.ok) return decision.refusal;
      const from = events.length;
      events.push(...decision.value);
      wall = wallAfter(wall, logged(events).slice(from));
      return null;
    },
  };
}

function handOff(id: string, change: object = {}): Extract<Command, { kind: "hand-off" }> {
  const to = { incidentId: "A-1", partnerId: "乡音", fields: {} };
  const asked = { id, skill: "邻里", language: null, ...change };
  return { kind: "hand-off", ...to, mediator: asked };
}

test("a mediator is refused who is not there, cannot do it, or has no hours", () => {
  const { ask, wall } = desk([mediator("1"), mediator("2"), mediator("3", { shifts: [] })]);
  expect(ask(handOff("9"))).toEqual({ kind: "mediator-unknown", thing: "9" });
  expect(ask(handOff("2")), "of another centre").toMatchObject({ kind: "mediator-unknown" });
  const unfit = { kind: "mediator-unfit", thing: "调解员1" };
  expect(ask(handOff("1", { skill: "劳资" }))).toEqual(unfit);
  expect(ask(handOff("1", { language: "粤语" }))).toEqual(unfit);
  expect(ask(handOff("3"))).toEqual({ kind: "mediator-no-duty", thing: "调解员3" });
  expect(wall().handoff.size).toBe(0);
  expect(ask(handOff("1"))).toBeNull();
});

test("one case is with one mediator, whichever centre they sit in", () => {
  const { ask, wall } = desk([mediator("1"), mediator("2")]);
  expect(ask(handOff("1"))).toBeNull();
  const other = { ...handOff("2"), partnerId: "义亭" };
  expect(ask(other)).toEqual({ kind: "handoff-open", thing: "调解员1" });
  const [handoffId = ""] = wall().handoff.keys();
  expect(ask({ kind: "recall-handoff", handoffId, reason: "改派" })).toBeNull();
  expect(ask(other)).toBeNull();
});

test("a centre whose list of fields has no mediator is told of none", () => {
  const fields = ["title"];
  const bare = partner("乡音", "mediation", { fields, mediators: [mediator("1")] });
  const wall = wallAfter(
    emptyWall(),
    logged([
      { kind: "partner-listed", v: 1, partner: bare },
      { kind: "incident-reported", v: 1, report: report("A-1", { category: "dispute" }) },
    ]),
  );
  const actor = { name: "leader", role: "leader" } as const;
  const decision = decide(wall, handOff("1"), { now: NOW, station: "A", actor });
  expect(decision).toMatchObject({ ok: false, refusal: { kind: "field-not-allowed" } });
});

test("the case goes to the fewest cases, then to the lower number", () => {
  const { ask, wall } = desk([mediator("1"), mediator("2")]);
  const need = { incidentId: null, skill: "邻里", language: null };
  const first = (wanted = need) => {
    const [one] = mediatorCandidates(wall(), wanted, NOW);
    return one?.passedOver === null ? one.mediator.id : null;
  };
  expect(first()).toBe("1");
  expect(ask(handOff("1"))).toBeNull();
  const sent = [...wall().handoff.values()].map((state) => mediatorOf(state)?.name);
  expect(sent).toEqual(["调解员1"]);
  expect(first()).toBe("2");
  expect(first({ ...need, skill: "家事" })).toBeNull();
});

test("the next duty is the first beginning after now, today or tomorrow", () => {
  // 00:00 UTC is 08:00 on the clock of the room.
  const eight = epochMs(Date.UTC(2026, 5, 1));
  const hour = 3_600_000;
  const from = (clock: string) => nextDutyAt([{ from: clock, to: "07:00" }], eight);
  expect(from("20:00")).toBe(eight + 12 * hour);
  expect(from("08:00")).toBe(eight + 24 * hour);
  expect(from("06:30")).toBe(eight + 22.5 * hour);
  expect(nextDutyAt([], eight)).toBeNull();
});

const ORIGINS = ["origin", "nativePlace", "birthplace", "籍贯", "民族", "户籍", "ethnicity"];
const TONGUES = ["language", "languages", "dialect", "dialects", "语言", "方言"];

test("no party has an origin or a language, and nothing about them can be added", () => {
  const parties = [
    ...fieldNamesOf(incidentReportSchema),
    ...TEMPLATE_FIELDS,
    ...Object.values(HANDOFF_PAYLOADS).flatMap((schema) => Object.keys(schema.entries)),
  ];
  expect(parties.length).toBeGreaterThan(40);
  expect(parties.filter((name) => forbiddenRuleOf(name) !== null)).toEqual([]);
  expect(parties.filter((name) => [...ORIGINS, ...TONGUES].includes(name))).toEqual([]);
  const names = ["id", "name", "skill", "language", "dutyAt"];
  const person = { id: "1", name: "王", skill: null, language: "粤语", dutyAt: null };
  expect(handoffPayloadFrom("mediation", { title: "甲", mediator: person }).ok).toBe(true);
  const entry = HANDOFF_PAYLOADS.mediation.entries.mediator;
  expect(fieldNamesOf(entry).sort()).toEqual([...names].sort());
  for (const name of [...ORIGINS, ...TONGUES]) {
    const added = { title: "甲", [name]: "某" };
    expect(handoffPayloadFrom("mediation", added), name).toMatchObject({ ok: false });
    if (name === "language") continue;
    const within = { title: "甲", mediator: { ...person, [name]: "某" } };
    expect(handoffPayloadFrom("mediation", within), name).toMatchObject({ ok: false });
  }
});

test("what a person adds by hand cannot be about an origin either", () => {
  for (const name of [...ORIGINS, ...TONGUES]) {
    const { ask, wall } = desk([mediator("1")]);
    const added = { ...handOff("1"), fields: { [name]: "某" } };
    expect(ask(added), name).toEqual({ kind: "field-not-allowed", thing: name });
    expect(wall().handoff.size).toBe(0);
  }
  for (const skill of ["民族", "户籍", "宗教信仰"]) {
    expect(v.is(mediatorSchema, mediator("1", { skills: [skill] })), skill).toBe(false);
    expect(v.is(commandSchema, handOff("1", { skill })), skill).toBe(false);
  }
  expect(v.is(commandSchema, handOff("1"))).toBe(true);
});
