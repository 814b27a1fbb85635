import { expect, test } from "vitest";
import { unit } from "../fold/event-fixtures.test-data.ts";
import type { UnitState } from "../fold/unit-state.ts";
import { randomFrom } from "../kit/random.ts";
import { epochMs, metres, seconds } from "../units/quantity.ts";
import { CANDIDATES_MAX, eligibleUnits, recommendationFrom } from "./recommend.ts";
import type { UnitNow } from "./recommend.ts";

const NOW = epochMs(1_764_000_000_000);

function one(id: string, change: Partial<UnitState> = {}, ageSeconds = 1): UnitNow {
  return {
    id,
    state: { unit: unit(id), duty: "on", dutyAt: null, engagement: null, patrol: null, ...change },
    seen: {
      lngLat: [120, 28.9],
      at: epochMs(NOW - ageSeconds * 1000),
      interval: seconds(5),
    },
  };
}

const found = (ways: readonly (readonly [string, number])[], noRoad: readonly string[] = []) => ({
  ways: ways.map(([id, time]) => ({
    id,
    seconds: seconds(time),
    metres: metres(time * 10),
    onward: null,
  })),
  noRoad: new Set(noRoad),
});

test("three are offered by road time and every other unit on duty has a reason", () => {
  const at = NOW;
  const engagement = { incidentId: "A-1", step: "en-route", since: at } as const;
  const units = [
    one("甲"),
    one("乙"),
    one("丙"),
    one("丁"),
    one("戊", { engagement }),
    one("己", {}, 11),
    { ...one("庚"), seen: null },
    one("辛", { unit: unit("辛", { mode: null }) }),
    one("壬", { unit: unit("壬", { class: "volunteer" }) }),
    one("癸"),
    one("下班", { duty: "off" }),
  ];
  const split = eligibleUnits(units, NOW);
  const ways = found(
    [
      ["丙", 300],
      ["甲", 100],
      ["丁", 400],
      ["乙", 200],
    ],
    ["癸"],
  );
  const answer = recommendationFrom({ id: "A-9", category: "dispute" }, ways, split);
  expect(answer.candidates.map((candidate) => candidate.unitId)).toEqual(["甲", "乙", "丙"]);
  expect(answer.candidates[0]?.reasons).toEqual([{ code: "nearest", value: 100 }]);
  const why = Object.fromEntries(answer.passedOver.map((over) => [over.unitId, over.why]));
  expect(why).toEqual({
    丁: "farther",
    戊: "busy",
    己: "stale-position",
    庚: "no-position",
    辛: "no-mode",
    壬: "volunteer",
    癸: "no-road",
  });
});

test("a unit that can do what the call asks for says so", () => {
  const mediator = one("甲", { unit: unit("甲", { skills: ["急救", "调解"] }) });
  const split = eligibleUnits([mediator, one("乙")], NOW);
  const ways = found([
    ["乙", 100],
    ["甲", 200],
  ]);
  const codes = (category: "dispute" | "fire") => {
    const answer = recommendationFrom({ id: "A-9", category }, ways, split);
    return answer.candidates[1]?.reasons.map((reason) => reason.code);
  };
  expect(codes("dispute")).toEqual(["skill"]);
  expect(codes("fire")).toEqual(["skill"]);
  const traffic = recommendationFrom({ id: "A-9", category: "traffic" }, ways, split);
  expect(traffic.candidates[1]?.reasons).toEqual([]);
});

test("the three offered equal brute force on random fleets, and none has a stale position", () => {
  for (let seed = 1; seed <= 200; seed++) {
    const random = randomFrom(seed);
    const units = Array.from({ length: 30 }, (_, i) => {
      const engagement =
        random() < 0.3 ? ({ incidentId: "A-1", step: "signed", since: NOW } as const) : null;
      return one(`u${i}`, { engagement }, random() < 0.2 ? 60 : 2);
    });
    const times = new Map(units.map((candidate) => [candidate.id, Math.round(random() * 900)]));
    const split = eligibleUnits(units, NOW);
    const ways = split.eligible.map(({ id }) => [id, times.get(id) ?? 0] as const);
    const answer = recommendationFrom({ id: "A-9", category: "dispute" }, found(ways), split);
    const oracle = units
      .filter(({ state, seen }) => state.engagement === null && NOW - (seen?.at ?? 0) <= 10_000)
      .sort((a, b) => (times.get(a.id) ?? 0) - (times.get(b.id) ?? 0) || (a.id < b.id ? -1 : 1))
      .slice(0, CANDIDATES_MAX)
      .map(({ id }) => id);
    expect(
      answer.candidates.map((candidate) => candidate.unitId),
      `seed ${seed}`,
    ).toEqual(oracle);
    expect(answer.candidates.length + answer.passedOver.length).toBe(units.length);
  }
});
