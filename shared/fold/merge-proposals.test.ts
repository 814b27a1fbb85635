import { expect, test } from "vitest";
import { epochMs, heading, metres } from "../units/quantity.ts";
import { pointTowards } from "../units/lng-lat.ts";
import type { LngLat } from "../units/lng-lat.ts";
import type { IncidentStage } from "../model/incident.ts";
import { positionFrom } from "../model/position.ts";
import { MORNING, report } from "./event-fixtures.test-data.ts";
import { newIncident } from "./incident-state.ts";
import { mergeProposals } from "./merge-proposals.ts";

const HERE: LngLat = [120.02, 28.9];

function call(id: string, of: { away?: number; minutes?: number; stage?: IncidentStage } = {}) {
  const { away = 0, minutes = 0, stage = "received" } = of;
  const at = epochMs(MORNING + minutes * 60_000);
  const position = positionFrom(pointTowards(HERE, heading(90), metres(away)), "wgs84");
  const taken = newIncident(report(id, { reportedAt: at, position }), { at, steady: null });
  return { ...taken, stage };
}
const late = call("late", { minutes: 9 });
const ids = (others: Parameters<typeof mergeProposals>[1], incident = late) =>
  mergeProposals(incident, others).map(({ kind, otherId }) => `${kind} ${otherId}`);

test("the same kind within 200 m and 10 minutes is proposed, whoever called", () => {
  expect(ids([call("a", { away: 199 }), late])).toEqual(["merge a"]);
  expect(ids([call("a", { away: 201 })])).toEqual([]);
  expect(ids([call("a", { minutes: -2 })])).toEqual([]);
  const other = call("a");
  const noise = { ...other, report: { ...other.report, category: "noise" as const } };
  expect(ids([noise])).toEqual([]);
});

test("the later call is the one that is asked about, never the earlier", () => {
  expect(ids([late], call("a"))).toEqual([]);
  expect(ids([call("b", { minutes: 9 })], call("a", { minutes: 9 }))).toEqual([]);
  expect(ids([call("a", { minutes: 9 })], call("b", { minutes: 9 }))).toEqual(["merge a"]);
});

test("a closed call that rings again within a day is proposed as a link", () => {
  const closed = call("a", { minutes: -600, stage: "cancelled" });
  expect(ids([closed])).toEqual(["link a"]);
  expect(ids([call("a", { minutes: -1440, stage: "archived" })])).toEqual([]);
});

test("what a person declined, or linked already, is not proposed again", () => {
  expect(ids([call("a")], { ...late, declined: ["a"] })).toEqual([]);
  const closed = call("a", { stage: "archived" });
  expect(ids([closed], { ...late, links: ["a"] })).toEqual([]);
});

test("without a position the address decides, however it is spaced", () => {
  const held = positionFrom(null, "wgs84");
  const at = (id: string, address: string, minutes: number) => {
    const one = call(id, { minutes });
    return { ...one, report: { ...one.report, position: held, address } };
  };
  const others = [at("a", "枫林路12号", 0), at("b", "枫林路13号", 0)];
  expect(ids(others, at("late", " 枫林路 12 号", 5))).toEqual(["merge a"]);
});
