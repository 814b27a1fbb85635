import { expect, test } from "vitest";
import { MORNING, logged, report } from "../../../shared/fold/event-fixtures.test-data.ts";
import { partner } from "../../../shared/fold/handoff-fixtures.test-data.ts";
import { emptyWall, wallAfter } from "../../../shared/fold/wall-state.ts";
import { abilitiesOf, dutyText, mayMediate, mediatorList } from "./mediator-rows.ts";
import { nextOf, skillNamedIn } from "./mediator-rows.ts";

const mediators = Array.from({ length: 12 }, (_, i) => ({
  ...{ id: `m${10 + i}`, name: `调解员${i}`, casesMax: 5 },
  ...{ skills: [i % 2 === 0 ? "邻里" : "劳资"], languages: ["普通话"] },
  shifts: [{ from: "00:00", to: "00:00" }],
}));
const wall = wallAfter(
  emptyWall(),
  logged([
    { kind: "partner-listed", v: 1, partner: partner("乡音", "mediation", { mediators }) },
    { kind: "incident-reported", v: 1, report: report("A-1", { category: "dispute" }) },
  ]),
);

test("as many stand there as there are figure keys, and the rest are counted", () => {
  const need = { incidentId: "A-1", skill: "劳资", language: null };
  const { shown, more } = mediatorList(wall, need, MORNING);
  expect(shown.map(({ isTakeable }) => isTakeable)).toEqual([
    ...Array.from({ length: 6 }, () => true),
    ...Array.from({ length: 3 }, () => false),
  ]);
  expect(shown[0]?.mediator.id).toBe("m11");
  expect(more).toBe(3);
});

test("a skill that the call names is asked for, and every ability can be walked through", () => {
  const skills = abilitiesOf(wall, "skills");
  expect(skills).toEqual(["劳资", "邻里"]);
  expect(skillNamedIn({ title: "纠纷", text: "拖欠工资，劳资双方争执" }, skills)).toBe("劳资");
  expect(skillNamedIn({ title: "邻里纠纷", text: "并有劳资争执" }, skills)).toBe("邻里");
  expect(skillNamedIn({ title: "纠纷", text: "" }, skills)).toBeNull();
  expect(nextOf(skills, null)).toBe("劳资");
  expect(nextOf(skills, "劳资")).toBe("邻里");
  expect(nextOf(skills, "邻里")).toBeNull();
});

test("a case may be mediated where somebody is listed", () => {
  expect(mayMediate(wall, "A-1")).toBe(true);
  expect(mayMediate(emptyWall(), "A-1")).toBe(false);
});

test("a duty of tomorrow is told from one of today by the clock of the room", () => {
  // 15:30 UTC is 23:30 on the clock of the room.
  const late = Date.UTC(2026, 5, 1, 15, 30);
  const tomorrow = (clock: string) => `次日 ${clock}`;
  expect(dutyText(late + 600_000, late, tomorrow)).toBe("23:40");
  expect(dutyText(late + 3_600_000, late, tomorrow)).toBe("次日 00:30");
});
