import { expect, test } from "vitest";
import { blockedAt } from "./access.ts";
import { maxSpeedOf } from "./max-speed.ts";
import { MODE_BIT } from "./mode.ts";
import { wayTravel } from "./way-travel.ts";

type Tagged = Readonly<Record<string, string>>;
const travel = (tags: Tagged) => wayTravel((key) => tags[key]);
const open = (tags: Tagged) =>
  (travel(tags) ?? [0, 0, 0, 0, 0, 0]).map((speed) => (speed > 0 ? "y" : "n")).join("");

/** Car along and against, e-bike along and against, foot along and against. */
const CASES: readonly (readonly [fact: string, tags: Tagged, open: string])[] = [
  ["a residential street is open to all", { highway: "residential" }, "yyyyyy"],
  ["a motorway is for cars, one way", { highway: "motorway" }, "ynnnnn"],
  ["a footway is for e-bikes and walkers", { highway: "footway" }, "nnyyyy"],
  ["a footway may keep bicycles out", { highway: "footway", bicycle: "no" }, "nnnnyy"],
  ["steps are for walkers", { highway: "steps" }, "nnnnyy"],
  ["a one-way street binds wheels", { highway: "primary", oneway: "yes" }, "ynynyy"],
  ["a one-way street may run backwards", { highway: "primary", oneway: "-1" }, "nynyyy"],
  ["a roundabout is one way", { highway: "primary", junction: "roundabout" }, "ynynyy"],
  [
    "a roundabout may deny it",
    { highway: "primary", junction: "roundabout", oneway: "no" },
    "yyyyyy",
  ],
  [
    "bicycles may be spared",
    { highway: "primary", oneway: "yes", "oneway:bicycle": "no" },
    "ynyyyy",
  ],
  [
    "a cycle lane may run against",
    { highway: "primary", oneway: "yes", cycleway: "opposite" },
    "ynyyyy",
  ],
  ["private access closes to all", { highway: "service", access: "private" }, "nnnnnn"],
  ["the special key wins", { highway: "service", access: "private", foot: "yes" }, "nnnnyy"],
  [
    "motor vehicles alone may be kept out",
    { highway: "residential", motor_vehicle: "no" },
    "nnyyyy",
  ],
  ["destination traffic is let in", { highway: "residential", vehicle: "destination" }, "yyyyyy"],
  ["a path does not open for cars", { highway: "path", access: "yes" }, "nnyyyy"],
  ["a motor road is for cars", { highway: "trunk", motorroad: "yes" }, "yynnnn"],
  ["a ferry is no street", { route: "ferry" }, "nnnnnn"],
  ["a planned street is no street", { highway: "proposed" }, "nnnnnn"],
  [
    "one direction may be closed by access",
    { highway: "residential", "vehicle:backward": "no" },
    "ynynyy",
  ],
  ["a reversible lane is not relied on", { highway: "primary", oneway: "reversible" }, "nnnnyy"],
];

for (const [fact, tags, expected] of CASES) {
  test(fact, () => expect(open(tags)).toBe(expected));
}

test("signs are read in every unit, and a word for a country's rule", () => {
  expect(maxSpeedOf("50")).toBe(50);
  expect(maxSpeedOf("30 mph")).toBeCloseTo(48.28, 1);
  expect(maxSpeedOf("CN:urban")).toBe(50);
  expect(maxSpeedOf("CN:rural")).toBe(70);
  expect(maxSpeedOf("DE:zone:30")).toBe(30);
  expect(maxSpeedOf("DE:zone30")).toBe(30);
  expect(maxSpeedOf("FR:urban")).toBe(50);
  for (const silent of [undefined, "", "signals", "fast", "0", "999"]) {
    expect(maxSpeedOf(silent)).toBeNull();
  }
});

test("a slower sign and a rougher surface slow a car down", () => {
  const plain = travel({ highway: "residential" })?.[0] ?? 0;
  expect(travel({ highway: "residential", maxspeed: "10" })?.[0]).toBeLessThan(plain);
  expect(travel({ highway: "residential", maxspeed: "100" })?.[0]).toBeGreaterThan(plain);
  expect(travel({ highway: "residential", surface: "gravel" })?.[0]).toBeLessThan(plain);
  expect(travel({ highway: "residential", maxspeed: "10" })?.[4]).toBe(10);
});

test("a car with rights goes where others may not, slowly, and never against a motorway", () => {
  const rights = { againstOneWays: true, whereClosed: true };
  const cars = (tags: Tagged, of = rights) => wayTravel((key) => tags[key], of)?.slice(0, 2) ?? [];
  const oneWay = { highway: "residential", oneway: "yes" };
  const [along = 0, against = 0] = cars(oneWay);
  expect(along).toBe(travel(oneWay)?.[0]);
  expect(against).toBe(along / 2);
  for (const tags of [
    { highway: "motorway" },
    { highway: "trunk", oneway: "yes" },
    { highway: "residential", junction: "roundabout" },
  ]) {
    expect(cars(tags)[1]).toBe(0);
  }
  const yard = { highway: "service", access: "private" };
  expect(travel(yard)).toBeNull();
  expect(cars(yard)).toEqual(cars({ highway: "service" }));
  expect(cars({ highway: "pedestrian" })).toEqual([16, 16]);
  expect(cars({ highway: "footway" })).toEqual([0, 0]);
  expect(cars({ highway: "busway" })).toEqual([60, 60]);
  expect(cars({ ...yard, oneway: "yes" }, { ...rights, againstOneWays: false })[1]).toBe(0);
  expect(cars({ ...yard, oneway: "yes" }, { ...rights, whereClosed: false })).toEqual([]);
  // What e-bikes and feet may do stays as it is.
  for (const tags of [oneWay, yard, { highway: "pedestrian" }]) {
    expect(
      wayTravel((key) => tags[key as keyof typeof tags], rights)?.slice(2) ?? [0, 0, 0, 0],
    ).toEqual(travel(tags)?.slice(2) ?? [0, 0, 0, 0]);
  }
  const gate = (key: string) => ({ barrier: "gate", access: "private" })[key];
  expect(blockedAt(gate, rights)).toBe(MODE_BIT.ebike | MODE_BIT.foot);
  const bollard = (key: string) => ({ barrier: "bollard", access: "private" })[key];
  expect(blockedAt(bollard, rights)).toBe(7);
});

test("a barrier stops whom it can stop, unless access says otherwise", () => {
  const blocked = (tags: Tagged) => blockedAt((key) => tags[key]);
  expect(blocked({ barrier: "bollard" })).toBe(MODE_BIT.car);
  expect(blocked({ barrier: "bollard", motor_vehicle: "yes" })).toBe(0);
  expect(blocked({ barrier: "gate" })).toBe(0);
  expect(blocked({ barrier: "gate", access: "private" })).toBe(7);
  expect(blocked({ barrier: "stile" })).toBe(MODE_BIT.car | MODE_BIT.ebike);
  expect(blocked({ barrier: "wall" })).toBe(7);
  expect(blocked({ highway: "crossing", access: "no" })).toBe(0);
});
